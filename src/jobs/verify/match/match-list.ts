import { setFlagsFromString } from 'node:v8';
import { type Answer, answersOnRecord } from '../../../db/history/match-judgement-store.ts';
import { type Database, keepCacheSmall } from '../../../db/connection/open.ts';
import { peopleById } from '../../../db/people/people-by-id.ts';
import { recordedEnds } from '../../../db/people/recorded-ends.ts';
import type { ListMatter } from '../../../importing/headings/list-matter.ts';
import { placesOf } from '../../../importing/headings/event-words.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { Text } from '../../../kernel/text.ts';
import type { Problem, Severity } from '../../../kernel/problem.ts';
import {
  createMatcher,
  type Match,
  type MatchedBy,
  type Matcher,
  type MatchLevel,
} from '../../../verify/match/matcher.ts';
import { areasOf } from '../../../registry/subdistrict.ts';
import { listedKey } from '../../../verify/match/listed-key.ts';
import { readRegister } from '../../../verify/who/read-register.ts';
import type { Band } from '../../../verify/who/score.ts';
import { type JobContext, withRegistry } from '../../frame/context.ts';
import { loadPolicies, type Policies } from '../../policy/load-policies.ts';
import { withoutClashes, withoutTakenBack, wrongDay } from './match-death-dates.ts';
import {
  createShowing,
  type MatchHit,
  type Showing,
  type ListedSubject,
  toHit,
  toMatched,
} from './match-hit.ts';
import {
  createProposer,
  type HitFacts,
  doubtedRow,
  NOBODY_MEANT,
  NOT_SURE,
  type Proposal,
} from './match-proposal.ts';
import type { ListSource } from '../../../importing/find/open-list.ts';
import { type MatchList, openMatchList } from '../../../importing/find/read-match-list.ts';

/** What is to be matched; `as` says what the list is of where its headings do not. */
export type MatchRequest = ListSource & {
  readonly as?: ListMatter | undefined;
  readonly weak: boolean;
  /** Is told of each row of which somebody may be asked who is meant; without it nobody will be. */
  readonly asks?: (key: string) => void;
};

type Counted = MatchLevel | 'no-certificate' | 'none';

export type { MatchHit };

/** 比对结果 what a list was found to say of people on record. Every listed person is counted once. */
export type MatchResult = {
  readonly file: string;
  readonly as: ListMatter;
  readonly isGuessed: boolean;
  readonly asOf: PlainDate;
  readonly rows: number;
  /** Rows that name nobody who could be looked up. */
  readonly unusable: number;
  readonly listed: number;
  /** 家属 who stands beside them and is not meant by such a list. */
  readonly notCompared: number;
  /** By how surely they were found; `no-certificate`: on record, but not for a certificate. */
  readonly counts: Readonly<Record<Counted, number>>;
  /** By the band of the score, of those who are listed and of those by name alone. */
  readonly byBand: Readonly<Record<Band, number>>;
  readonly bySeverity: Readonly<Record<Severity, number>>;
  /** The gravest first, then in order of row; those by name alone only if asked for. */
  readonly hits: readonly MatchHit[];
  readonly problems: readonly Problem[];
};

type Matching = {
  readonly db: Database;
  readonly context: JobContext;
  readonly policies: Policies;
  readonly matcher: Matcher;
  /** What was answered of a row, where anything ever was. */
  readonly answersTo: ((key: string) => readonly Answer[]) | undefined;
  readonly keyOf: (subject: ListedSubject) => string;
  readonly matter: ListMatter;
  readonly isDated: boolean;
  readonly propose: (facts: HitFacts) => Proposal;
  readonly showing: Showing;
};

/** So few that what is weighed and thrown away again dies young: of a thousand it fills the memory. */
const AT_ONCE = 100;

/** Holds a list against everybody on record. Changes nothing. */
export async function matchAgainstRegistry(context: JobContext, request: MatchRequest): Promise<MatchResult> {
  return withRegistry(context, 'match', async (db) => {
    keepCacheSmall(db);
    // What is weighed is thrown away at once; left to itself, V8 lets as much again of it lie before it looks.
    setFlagsFromString('--heap-growing-percent=30');
    const policies = await loadPolicies(context, db);
    const { district } = policies;
    const places = placesOf(district.name, areasOf(district));
    const list = await openMatchList({ ...request, asOf: context.asOf, places });
    try {
      const { matter } = list;
      const { reveal } = context;
      const keyOf = ({ at: { sheet, row, listed }, person }: ListedSubject): string =>
        listedKey(person, {
          matter,
          happenedOn: listed.happenedOn,
          file: list.file,
          sheet,
          row,
          doubt: listed.doubt?.zh,
        });
      const showing = createShowing({ reveal, keyOf: request.asks && keyOf });
      const made = { matter, isDated: list.isDated, propose: createProposer(matter, policies), showing };
      const matching = {
        db,
        context,
        policies,
        matcher: createMatcher(db, readRegister(db, context.asOf, 1)),
        answersTo: answersOnRecord(db),
        keyOf,
        ...made,
      };
      const found = await matchRows(matching, list, request);
      const { hits, byBand, names, ...tally } = found;
      const told = withoutClashes(withoutTakenBack(hits, { below: list.below, names }), matter);
      const bySeverity = { error: 0, warning: 0, info: 0 };
      for (const { severity, band, level } of told) {
        bySeverity[severity] += 1;
        if (level !== 'judged-different') byBand[band] += 1;
      }
      return {
        file: list.file,
        as: matter,
        isGuessed: request.as === undefined,
        asOf: context.asOf,
        ...tally,
        byBand,
        bySeverity,
        hits: inOrder(told),
        problems: list.problems,
      };
    } finally {
      await list.close();
    }
  });
}

/** Matches every row of a list. */
async function matchRows(
  matching: Matching,
  list: MatchList,
  { weak, asks }: Pick<MatchRequest, 'weak' | 'asks'>,
) {
  const counts = noCounts();
  const byBand = { sure: 0, likely: 0, weak: 0 };
  const hits: MatchHit[] = [];
  const names = new Map<string, Text>();
  let [rows, unusable, listed, notCompared] = [0, 0, 0, 0];
  for await (const batch of list.batches()) {
    rows += batch.rows.length;
    unusable += batch.rows.filter((row) => row.listed.people.length === 0).length;
    const named = batch.rows.flatMap((at) => at.listed.people.map((person) => ({ at, person })));
    // Of the dead and of those who moved the relatives stand there to be asked.
    const subjects = named.filter(
      ({ person: { role } }) => role === 'self' || !ofThemselves.has(matching.matter),
    );
    listed += subjects.length;
    for (const { at, person } of subjects)
      if (at.listed.doubt && person.name !== undefined) names.set(person.name, at.listed.doubt);
    notCompared += named.length - subjects.length;
    for (let from = 0; from < subjects.length; from += AT_ONCE) {
      const some = subjects.slice(from, from + AT_ONCE);
      const found = await matchBatch(matching, some, weak);
      for (const [at, { level, band, hit }] of found.entries()) {
        const subject = some[at];
        if (asks && subject && band !== undefined && band !== 'sure') asks(matching.keyOf(subject));
        counts[level] += 1;
        if (hit) hits.push(hit);
        else if (band && level !== 'judged-different') byBand[band] += 1;
      }
    }
    matching.context.progress({ done: rows, share: batch.share, of: list.file });
  }
  return { rows, unusable, listed, notCompared, counts, byBand, hits, names };
}

const ofThemselves: ReadonlySet<ListMatter> = new Set(['deaths', 'moves', 'prison']);

function noCounts(): Record<Counted, number> {
  const sure = { id: 0, certificate: 0, 'near-id': 0, 'name-birth': 0 };
  const others = { 'two-people': 0, judged: 0, 'judged-different': 0, 'no-certificate': 0, none: 0 };
  return { ...sure, 'name-contact': 0, name: 0, ...others };
}

async function matchBatch(
  { db, context, policies, matcher, answersTo, keyOf, matter, isDated, propose, showing }: Matching,
  subjects: readonly ListedSubject[],
  weak: boolean,
): Promise<readonly Found[]> {
  const answersOf = (index: number): readonly Answer[] => {
    const subject = answersTo && subjects[index];
    return subject ? answersTo(keyOf(subject)) : [];
  };
  const matches = matcher(
    subjects.map(({ person }) => person),
    answersOf,
  );
  const wanted = matches.filter((match) => weak || match?.band !== 'weak');
  // In a workbook to be judged anew those who were denied stand beside the others: either answer may be overruled.
  const shownOf = ({ people, denied }: Match): readonly MatchedBy[] =>
    weak && showing.keyOf ? [...people, ...denied] : people;
  const ids = wanted.flatMap((match) => (match ? shownOf(match).map(({ id }) => id) : []));
  const { extensions } = policies.district.certificates;
  const people = await peopleById(db, ids, context.asOf, extensions);
  const ends = recordedEnds(db, ids);
  return subjects.map((subject, index) => {
    const match = matches[index];
    if (!match) return { level: 'none' };
    const { level, band } = match;
    if (!wanted.includes(match)) return { level, band };
    const faults: Proposal[] = [];
    const matched = shownOf(match).flatMap((by) => {
      const known = people.get(by.id);
      const event = known?.last_event ?? undefined;
      if (!known || event === undefined) return [];
      const facts = { row: subject.at.listed, listed: subject.person, person: known, ends: ends(by.id) };
      const proposal = match.denied.includes(by) ? NOT_SURE : proposalFor(match, () => propose(facts));
      // An answer that it is the person was given with the doubt in sight.
      const doubt = level === 'judged' ? undefined : subject.at.listed.doubt;
      const fault = proposal.isSettled
        ? undefined
        : doubt && band === 'sure'
          ? doubtedRow(doubt)
          : wrongDay(facts, { matter, isDated: isDated && band === 'sure' });
      if (fault) faults.push(fault);
      const reasons = doubt === undefined ? by.reasons : [...by.reasons, doubt];
      return [toMatched(known, { ...by, reasons }, fault ?? proposal, showing)];
    });
    if (matched.length === 0) return { level: 'no-certificate' };
    const doubted = faults.length === 0 || band !== 'sure' ? match : { ...match, band: 'likely' as const };
    return { level, band: doubted.band, hit: toHit(subject, doubted, matched, showing) };
  });
}

type Found = { readonly level: Counted; readonly band?: Band; readonly hit?: MatchHit };

/** Only of whom nobody can doubt that they are meant something may follow, or what follows is that nothing does. */
function proposalFor({ level, band }: Match, propose: () => Proposal): Proposal {
  if (level === 'two-people') return NOBODY_MEANT;
  const proposal = propose();
  return band === 'sure' || proposal.isSettled ? proposal : NOT_SURE;
}

function inOrder(hits: readonly MatchHit[]): readonly MatchHit[] {
  const rank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };
  // The hits come in the order of the rows, and the sort keeps it.
  return hits.toSorted((one, other) => rank[one.severity] - rank[other.severity]);
}
