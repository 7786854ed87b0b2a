import type { Database } from '../db/open.ts';
import { findPeople, type KnownPerson } from '../db/person-store.ts';
import { CannotRun } from '../kernel/cannot-run.ts';
import { mask } from '../kernel/mask.ts';

/** The one person a text means. Throws CannotRun if there is none or more than one; numbers stay masked. */
export async function findPerson(db: Database, text: string): Promise<KnownPerson> {
  const people = await findPeople(db.query, text);
  const [only] = people;
  if (only && people.length === 1) return only;
  const list = people.map(({ id, name, citizen_id }) => `${id} ${name} ${mask(citizen_id)}`).join('; ');
  throw new CannotRun(
    only
      ? {
          what: { zh: `有 ${people.length} 人符合`, en: `${people.length} people match` },
          why: { zh: list, en: list },
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
