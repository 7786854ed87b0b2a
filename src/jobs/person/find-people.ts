import type { Database } from '../../db/connection/open.ts';
import { findPeople } from '../../db/people/person-store.ts';
import { peopleById, type PersonOnDay } from '../../db/people/people-by-id.ts';
import { type Category, categoryNames, type Grade } from '../../kernel/certificate-number.ts';
import { birthDateOf } from '../../kernel/citizen-id.ts';
import { mask } from '../../kernel/mask.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Text } from '../../kernel/text.ts';
import { describedPerson } from '../../importing/headings/described-person.ts';
import { readRegister } from '../../verify/who/read-register.ts';
import { type Band, bandNames } from '../../verify/who/score.ts';
import { wantedOf } from '../../verify/who/wanted.ts';
import { createWho, type Said, sayEvidence } from '../../verify/who/who.ts';
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
type Likeness = Said & { readonly band: Band; readonly score: number };

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
      const { district } = await loadPolicies(context, db);
      const found = await find(db, text, context.asOf);
      const first = found.slice(0, MOST_PEOPLE);
      const ids = first.map(({ id }) => id);
      const onDay = await peopleById(db, ids, context.asOf, district.certificates.extensions);
      return {
        total: found.length,
        isLike: found.some(({ likeness }) => likeness),
        people: first.flatMap(({ id, ...like }) => {
          const person = onDay.get(id);
          return person ? [{ ...listed(context, person), ...like }] : [];
        }),
      };
    },
    { whose: async (db) => (await find(db, text, context.asOf)).slice(0, MOST_PEOPLE).map(({ id }) => id) },
  );
}

type Found = { readonly id: number; readonly likeness?: Likeness };

async function find(db: Database, text: string, asOf: PlainDate): Promise<readonly Found[]> {
  const named = await findPeople(db.query, text, { isPart: true });
  const spelt = await findSpeltPeople(db, text);
  const ids = [...new Set([...named, ...spelt].map(({ id }) => id))];
  return ids.length > 0 ? ids.map((id) => ({ id })) : findLikely(db, text, asOf);
}

/** By the same evidence as lists are matched with (docs/who.md), the likeliest first. */
function findLikely(db: Database, text: string, asOf: PlainDate): readonly Found[] {
  const read = readRegister(db, asOf, 1);
  const { register } = read;
  const who = createWho(register);
  const wanted = wantedOf(describedPerson(text), read);
  const likely = who.find(wanted);
  return (likely.length > 0 ? likely : who.findAny(wanted)).map(({ at, score, band = 'weak', evidence }) => ({
    id: register.index.columns.id[at] ?? 0,
    likeness: { band, score: Math.round(score * 10) / 10, ...sayEvidence(evidence) },
  }));
}

function listed({ reveal }: JobContext, person: PersonOnDay): ListedPerson {
  const { id, name, citizen_id: citizenId, category, grade, subdistrict } = person;
  return {
    ...{ id, name, citizenId: reveal ? citizenId : mask(citizenId), bornOn: birthDateOf(citizenId) },
    ...{ category: category ?? undefined, grade: grade ?? undefined },
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
