import type { Database } from '../../db/connection/open.ts';
import type { Answer } from '../../db/history/match-judgement-store.ts';
import { peopleByNumber } from '../../db/people/people-by-number.ts';
import type { ListedPerson } from '../../importing/headings/listed-row.ts';
import type { Evidence } from '../who/evidence.ts';
import type { ReadRegister } from '../who/read-register.ts';
import { type Band, likelihoodOf } from '../who/score.ts';
import { BANDS } from '../who/weights.ts';
import { soughtAsDescribed } from '../who/sought-person.ts';
import { type Candidate, createWho, type WordedEvidence, sayEvidence } from '../who/who.ts';

/**
 * 比中的把握 by what a listed person was recognised, from the surest on; of `two-people` number and name are two people's, and
 * nothing follows for either; of `judged` somebody said who it is, of `judged-different` that it is nobody of those found.
 * How surely, the band says. Permanent.
 */
export type MatchLevel =
  | 'id'
  | 'certificate'
  | 'near-id'
  | 'name-birth'
  | 'name-contact'
  | 'name'
  | 'two-people'
  | 'judged'
  | 'judged-different';

/** Somebody on record whom a listed person may be. */
export type MatchedBy = WordedEvidence & {
  readonly id: number;
  readonly score: number;
  readonly judged: Answer | undefined;
};

/** 比中 the people on record whom a listed person may be, the likeliest first; `more` are further ones that are not named. */
export type Match = {
  readonly level: MatchLevel;
  readonly band: Band;
  readonly people: readonly MatchedBy[];
  readonly more: number;
  /** 判为不是的 those of whom somebody said that it is not they. */
  readonly denied: readonly MatchedBy[];
};

/** Looks listed people up, many at once: one query for their numbers. `answersTo` has what was judged of each already. */
export type Matcher = (
  listed: readonly ListedPerson[],
  answersTo?: (index: number) => readonly Answer[],
) => readonly (Match | undefined)[];

const MOST_NAMED = 10;
/** Of those who merely bear the name beside another's number. */
const MOST_RIVALS = 3;

/** Makes the matcher over everybody on record; `answersTo` has what was judged of a row already. */
export function createMatcher(
  db: Pick<Database, 'sqlite'>,
  { register, at, ...read }: ReadRegister,
): Matcher {
  const who = createWho(register);
  const ids = register.index.columns.id;
  return (listed, answersTo = () => []) => {
    const numbered = peopleByNumber(db, listed);
    return listed.map((one, index) => {
      const sought = soughtAsDescribed(one, read);
      const answers = answersTo(index);
      const judged = (verdict: Answer['verdict']): readonly number[] =>
        answers.filter((answer) => answer.verdict === verdict).flatMap(({ person_id: id }) => at(id) ?? []);
      const tell = (candidate: Candidate): MatchedBy => toMatched(candidate, ids, answers);
      const others = new Set(judged('different'));
      const denied = [...others].map((place) => tell(who.judge(sought, place)));
      const [same] = judged('same');
      if (same !== undefined)
        return { level: 'judged', band: 'sure', people: [tell(who.judge(sought, same))], more: 0, denied };
      const isOpen = (place: number): boolean => !others.has(place);
      const find = (): readonly Candidate[] => who.find(sought).filter((found) => isOpen(found.at));
      const named = (): readonly Candidate[] => who.findNamed(sought).filter((found) => isOpen(found.at));
      const byNumber = [numbered.byCitizenId(one.citizenId), numbered.byCertificate(one.certificate)];
      const holders = [...new Set(byNumber)].flatMap((id) => (id === undefined ? [] : (at(id) ?? [])));
      const own = holders.filter(isOpen).map((place) => who.judge(sought, place));
      const isIdOf = byNumber[0] !== undefined;
      const match =
        own.length > 0 ? ofNumber(own, isIdOf ? 'id' : 'certificate', named, tell) : byEvidence(find(), tell);
      if (match) return { ...match, denied };
      return denied.length === 0
        ? undefined
        : { level: 'judged-different', band: 'weak', people: denied, more: 0, denied: [] };
    });
  };
}

/**
 * The number is somebody's. If the name is another's, or the row fits somebody else, it names two people. By the number
 * alone nobody is meant beyond doubt: one digit of it may be the next row's.
 */
function ofNumber(
  own: readonly Candidate[],
  level: 'id' | 'certificate',
  named: () => readonly Candidate[],
  tell: (candidate: Candidate) => MatchedBy,
): Omit<Match, 'denied'> {
  const [holder] = own;
  const isOwnName = own.some(isNamed);
  // A namesake whose telephone and home they are: the number may have been looked up under the name.
  const isOfNamesake = holder !== undefined && isElsewhere(holder) && named().some(lives);
  if (holder && own.length === 1 && isOwnName && !isContradicted(holder) && !isOfNamesake) {
    return { level, band: 'sure', people: [tell(holder)], more: 0 };
  }
  // Somebody else whose very name it is: the one whose number slipped; where it is the holder's, too, a twin.
  const bearers = named().filter(
    (one) =>
      !own.some(({ at }) => at === one.at) && (!isOwnName || isNamesake(one) || (isOfNamesake && lives(one))),
  );
  // Where it is the holder's but for a slip, the name alone makes nobody a rival.
  const isSlip = holder !== undefined && !isOwnName && !isContradicted(holder);
  const rivals = isSlip ? bearers.filter(({ band }) => band !== undefined) : bearers;
  if (!holder || own.length > 1 || rivals.length > 0 || (!isOwnName && isContradicted(holder))) {
    const people = [...own, ...rivals.slice(0, MOST_RIVALS)].map(tell);
    return { level: 'two-people', band: 'likely', people, more: Math.max(0, rivals.length - MOST_RIVALS) };
  }
  return { level, band: 'likely', people: [tell(holder)], more: 0 };
}

function isNamed({ evidence }: Candidate): boolean {
  return evidence.some(({ field, verdict }) => field === 'name' && verdict === 'agrees');
}

/** Whether the row has another telephone or home than theirs. */
function isElsewhere({ evidence }: Candidate): boolean {
  return evidence.some(
    ({ field, verdict }) => (field === 'phone' || field === 'address') && verdict === 'differs',
  );
}

/** Whether the row has their telephone or their home. */
function lives({ evidence }: Candidate): boolean {
  return evidence.some(
    ({ field, verdict }) => (field === 'phone' || field === 'address') && verdict === 'agrees',
  );
}

function isContradicted({ evidence }: Candidate): boolean {
  return evidence.some(({ contradicts }) => contradicts);
}

function isNamesake({ evidence }: Candidate): boolean {
  const agrees = (field: Evidence['field'], ...verdicts: readonly Evidence['verdict'][]): boolean =>
    evidence.some((one) => one.field === field && verdicts.includes(one.verdict));
  return agrees('name', 'agrees') && (agrees('birth', 'agrees') || agrees('number', 'agrees', 'near'));
}

function byEvidence(
  found: readonly Candidate[],
  tell: (candidate: Candidate) => MatchedBy,
): Omit<Match, 'denied'> | undefined {
  const [best] = found;
  if (best?.band === undefined) return undefined;
  // Nobody far behind the best is named, nor whoever is only perhaps meant beside one who probably is.
  const isNear = ({ score, evidence }: Candidate): boolean =>
    score > best.score - BANDS.behind || likelihoodOf(evidence) > likelihoodOf(best.evidence) - BANDS.behind;
  const named = found.filter((one) => isNear(one) && (best.band === 'weak' || one.band !== 'weak'));
  const isAlone = !found.some((one) => one !== best && isNear(one));
  const band = best.band === 'sure' && !isAlone ? 'likely' : best.band;
  return {
    level: levelOf(best.evidence),
    band,
    people: named.slice(0, MOST_NAMED).map(tell),
    more: Math.max(0, named.length - MOST_NAMED),
  };
}

function levelOf(evidence: readonly Evidence[]): MatchLevel {
  const agrees = (field: Evidence['field']): boolean =>
    evidence.some((one) => one.field === field && one.verdict !== 'differs');
  if (agrees('number')) return 'near-id';
  if (evidence.some((one) => one.field === 'birth' && one.verdict !== 'differs' && !one.isPart))
    return 'name-birth';
  return agrees('phone') || agrees('address') ? 'name-contact' : 'name';
}

function toMatched(
  { at, score, evidence }: Candidate,
  ids: Int32Array,
  answers: readonly Answer[],
): MatchedBy {
  const id = ids[at] ?? 0;
  const judged = answers.find(({ person_id: of }) => of === id);
  return { id, score: Math.round(score * 10) / 10, judged, ...sayEvidence(evidence) };
}
