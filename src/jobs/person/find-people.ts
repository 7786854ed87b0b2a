import type { Database } from '../../db/connection/open.ts';
import { findPeople } from '../../db/people/person-store.ts';
import { peopleById, type PersonOnDay } from '../../db/people/people-by-id.ts';
import { type Category, categoryNames, type Grade } from '../../kernel/certificate-number.ts';
import { birthDateOf } from '../../kernel/citizen-id.ts';
import { mask } from '../../kernel/mask.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Text } from '../../kernel/text.ts';
import { type JobContext, withRegistry } from '../frame/context.ts';
import { findSpeltPeople, MOST_PEOPLE } from './find-person.ts';
import { loadPolicies } from '../policy/load-policies.ts';

/** 人员 a person in a list, and what tells them from others of their name; the number masked unless asked for. */
export type ListedPerson = {
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

/** People by number, name or a part of it, pinyin or its initials: how many, and the first 20 of them. */
export async function findPeopleByText(
  context: JobContext,
  text: string,
): Promise<{ readonly total: number; readonly people: readonly ListedPerson[] }> {
  const find = async (db: Database): Promise<readonly number[]> => {
    const named = await findPeople(db.query, text, { isPart: true });
    const spelt = await findSpeltPeople(db, text);
    return [...new Set([...named, ...spelt].map(({ id }) => id))];
  };
  return withRegistry(
    context,
    'person find',
    async (db) => {
      const { district } = await loadPolicies(context, db);
      const ids = await find(db);
      const first = ids.slice(0, MOST_PEOPLE);
      const onDay = await peopleById(db, first, context.asOf, district.certificates.extensions);
      const people = first.flatMap((id) => onDay.get(id) ?? []).map((person) => listed(context, person));
      return { total: ids.length, people };
    },
    { whose: async (db) => (await find(db)).slice(0, MOST_PEOPLE) },
  );
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
