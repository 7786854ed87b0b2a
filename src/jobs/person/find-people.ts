import type { Database } from '../../db/connection/open.ts';
import { findPeople } from '../../db/people/person-store.ts';
import { peopleById, type PersonOnDay, stillNamed } from '../../db/people/people-by-id.ts';
import { type Category, categoryNames, type Grade } from '../../kernel/certificate-number.ts';
import { birthDateOf } from '../../kernel/citizen-id.ts';
import { mask } from '../../kernel/mask.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Text } from '../../kernel/text.ts';
import { describedPerson, type Description } from '../../importing/headings/described-person.ts';
import { createMatcher } from '../../verify/match/matcher.ts';
import { readRegister, type ReadRegister } from '../../verify/who/read-register.ts';
import { type Band, bandNames } from '../../verify/who/score.ts';
import { soughtAsDescribed } from '../../verify/who/sought-person.ts';
import { bestFirst, createWho, type WordedEvidence, sayEvidence } from '../../verify/who/who.ts';
import { type JobContext, withRegistry } from '../frame/context.ts';
import { findSpeltPeople, MOST_PEOPLE } from './find-person.ts';
import { loadPolicies } from '../policy/load-policies.ts';

export { bandNames };

/** 人员 a person in a list, and what tells them from others of their name; the number masked unless asked for. */
type ListedPerson = {
  readonly id: number;
  readonly name: string;
  readonly citizenId: string;
  readonly bornOn: PlainDate;
  /** Of the certificate issued last, which may no longer be live. */
  readonly category: Category | undefined;
  readonly grade: Grade | undefined;
  readonly categoryText: Text | undefined;
  readonly isLive: boolean;
  readonly subdistrict: string | undefined;
};

/** 相近 how surely somebody is meant who is not written like that, and what of it agrees. */
type Likeness = WordedEvidence & { readonly band: Band; readonly score: number };

/** Who was found, how many they are, and the first 20 of them; `isLike` where nobody is written just like that. */
export type FoundPeople = {
  readonly total: number;
  readonly isLike: boolean;
  readonly people: readonly (ListedPerson & { readonly likeness?: Likeness })[];
};

/** People by number, name or a part of it, pinyin or its initials; where nobody is, whoever is likeliest meant by the evidence. */
export async function findPeopleByText(context: JobContext, text: string): Promise<FoundPeople> {
  return withRegistry(
    context,
    'person find',
    async (db) => {
      const found = await find(context, db, text);
      const first = found.slice(0, MOST_PEOPLE);
      const onDay = await onRecord(context, db, first);
      return {
        total: found.length,
        isLike: found.some(({ likeness }) => likeness),
        people: first.flatMap(({ id, ...like }) => {
          const person = onDay.get(id);
          return person ? [{ ...listed(context, person), ...like }] : [];
        }),
      };
    },
    { whose: async (db) => (await find(context, db, text)).slice(0, MOST_PEOPLE).map(({ id }) => id) },
  );
}

type Found = { readonly id: number; readonly likeness?: Likeness };

async function find(context: JobContext, db: Database, text: string): Promise<readonly Found[]> {
  const written = await writtenSo(db, text);
  return written.length > 0 ? written.map((id) => ({ id })) : findLikely(context, db, text);
}

async function writtenSo(db: Database, text: string): Promise<readonly number[]> {
  const named = await findPeople(db.query, text, { isPart: true });
  const spelt = await findSpeltPeople(db, text);
  const ids = [...named, ...spelt].map(({ id }) => id);
  const known = new Set(stillNamed(db, ids));
  return [...new Set(ids)].filter((id) => known.has(id));
}

/**
 * By the same evidence as lists are matched with (docs/who.md), the likeliest first. Whoever a word alone would find is there,
 * too, however little the others fit: more words never find fewer people.
 */
async function findLikely(context: JobContext, db: Database, text: string): Promise<readonly Found[]> {
  const { listed: described, words, ...certificate } = describedPerson(text);
  const read = readRegister(db, context.asOf, 1);
  const { register } = read;
  const who = createWho(register);
  const sought = soughtAsDescribed(described, read);
  const likely = who.find(sought);
  const two = ofTwoPeople(db, read, described);
  const seen = new Set(likely.map(({ at }) => at));
  const byWord = new Set((await Promise.all(words.map((word) => writtenSo(db, word)))).flat());
  const others = [...byWord].flatMap((id) => read.at(id) ?? []).filter((at) => !seen.has(at));
  const all = [...likely, ...others.map((at) => who.judge(sought, at)).toSorted(bestFirst)];
  const found = (all.length + two.length > 0 ? all : who.findAny(sought)).map(
    ({ at, score, band = 'weak', evidence }) => ({
      id: register.index.columns.id[at] ?? 0,
      likeness: { band, score: Math.round(score * 10) / 10, ...sayEvidence(evidence) },
    }),
  );
  const isOther = ({ id }: Found): boolean => !two.some((one) => one.id === id);
  return [...two, ...(await withCertificate(context, db, found.filter(isOther), certificate))];
}

/** 号码和姓名是两个人 whose the number is and who bears the name, as `match` tells them of a row. */
function ofTwoPeople(
  db: Database,
  read: ReadRegister,
  described: Description['listed'],
): readonly Required<Found>[] {
  const [match] = createMatcher(db, read)([described]);
  if (match?.level !== 'two-people') return [];
  return match.people.map(({ id, score, agrees, near, differs, missing, reasons }) => {
    const said = { agrees, near, differs, missing, reasons: [TWO_PEOPLE, ...reasons] };
    return { id, likeness: { band: match.band, score, ...said } };
  });
}

const TWO_PEOPLE: Text = { zh: '号码和姓名是两个人的', en: 'the number and the name are two people’s' };

/** 类别、等级 tell namesakes apart: whose certificate has them comes first among those of one score. */
async function withCertificate(
  context: JobContext,
  db: Database,
  found: readonly Required<Found>[],
  { category, grade }: Pick<Description, 'category' | 'grade'>,
): Promise<readonly Found[]> {
  if (category === undefined && grade === undefined) return found;
  const onDay = await onRecord(context, db, found);
  const fits = ({ id }: Found): number => {
    const person = onDay.get(id);
    const isSo = (said: unknown, known: unknown): boolean => said === undefined || said === known;
    return isSo(category, person?.category) && isSo(grade, person?.grade) ? 0 : 1;
  };
  const first = found.toSorted(
    (one, other) => other.likeness.score - one.likeness.score || fits(one) - fits(other),
  );
  return first.map((one) =>
    fits(one) === 0
      ? { ...one, likeness: { ...one.likeness, reasons: [...one.likeness.reasons, CERTIFICATE_FITS] } }
      : one,
  );
}

const CERTIFICATE_FITS: Text = { zh: '残疾类别、等级相符', en: 'category and grade agree' };

async function onRecord(
  context: JobContext,
  db: Database,
  found: readonly Found[],
): Promise<ReadonlyMap<number, PersonOnDay>> {
  const { district } = await loadPolicies(context, db);
  const ids = found.map(({ id }) => id);
  return peopleById(db, ids, context.asOf, district.certificates.extensions);
}

function listed({ reveal }: JobContext, person: PersonOnDay): ListedPerson {
  const { id, name, citizen_id: citizenId, category, grade, subdistrict } = person;
  return {
    id,
    name,
    citizenId: reveal ? citizenId : mask(citizenId),
    bornOn: birthDateOf(citizenId),
    category: category ?? undefined,
    grade: grade ?? undefined,
    categoryText:
      category === null
        ? undefined
        : {
            zh: `${categoryNames[category].zh}${String(grade)}级`,
            en: `${categoryNames[category].en} ${String(grade)}`,
          },
    isLive: person.is_live === 1,
    subdistrict: subdistrict ?? undefined,
  };
}
