import type { Database, Writing } from '../../db/connection/open.ts';
import { everybody, findPeople, type KnownPerson } from '../../db/people/person-store.ts';
import { CannotRun } from '../../kernel/cannot-run.ts';
import { mask } from '../../kernel/mask.ts';
import { pinyinLetters } from '../../registry/names/plain-name.ts';

/** At most so many people are shown for one text. */
export const MOST_PEOPLE = 20;

/** The one person a text means. Throws CannotRun if there is none or more than one; numbers stay masked. */
export async function findPerson(db: Database | Writing, text: string): Promise<KnownPerson> {
  const people = await findPeople(db.query, text);
  const [only] = people;
  if (only && people.length === 1) return only;
  const list = people
    .slice(0, MOST_PEOPLE)
    .map(({ id, name, citizen_id }) => `${id} ${name} ${mask(citizen_id)}`)
    .join('; ');
  const isMore = people.length > MOST_PEOPLE;
  throw new CannotRun(
    only
      ? {
          what: { zh: `有 ${people.length} 人符合`, en: `${people.length} people match` },
          why: { zh: isMore ? `${list} 等` : list, en: isMore ? `${list} …` : list },
          next: {
            zh: '请改用登记号（最前面的数字）或身份证号',
            en: 'Use the registry id (the first number) or the citizen id',
          },
        }
      : {
          what: { zh: '登记中没有这个人', en: 'Nobody on record matches' },
          why: {
            zh: '按登记号、身份证号、残疾人证号和姓名都没有找到',
            en: 'neither by registry id, citizen id, certificate number nor name',
          },
          next: { zh: '请核对号码；姓名须完整', en: 'Check the number; a name must be complete' },
        },
  );
}

/** For the log of what is revealed: the one person a text means. */
export function theOne(text: string): (db: Database) => Promise<readonly number[]> {
  return async (db) => [(await findPerson(db, text)).id];
}

/** People whose name a text spells in pinyin or its initials: those with no more to their name come first. */
export async function findSpeltPeople(db: Database, text: string): Promise<readonly KnownPerson[]> {
  const letters = pinyinLetters(text);
  if (letters === undefined) return [];
  // Loaded here: the dictionary costs every other command a twentieth of a second.
  const { spells } = await import('../../registry/names/spells.ts');
  const found: Record<'whole' | 'beginning', KnownPerson[]> = { whole: [], beginning: [] };
  for (const person of everybody(db.sqlite)) {
    const how = spells(letters, person.name);
    if (how !== undefined) found[how].push(person);
  }
  return [...found.whole, ...found.beginning];
}
