import type { Database, Writing } from '../../db/connection/open.ts';
import type { KnownPerson } from '../../db/people/person-store.ts';
import { CannotRun } from '../../kernel/cannot-run.ts';
import type { District } from '../../schemes/load/district.ts';
import type { Programme } from '../../services/programme.ts';
import { findNamed, perhapsMeant } from '../frame/named.ts';
import { findPerson } from '../person/find-person.ts';
import { chooseSubdistrict } from '../verify/choose-subdistrict.ts';
import { otherUnit } from './refuse-record.ts';

/** Whom a service was for, as it is asked: a person, an employer, or a tally without names. */
export type WhomOptions = {
  readonly person: string | undefined;
  /** 统一社会信用代码. */
  readonly employer: string | undefined;
  readonly tally: number | undefined;
  readonly subdistrict: string | undefined;
};

/** 服务对象 whom it was for: the words of the ledger beside the person or the tally. */
export type Recipient = {
  readonly person: KnownPerson | undefined;
  readonly tally: number | undefined;
  readonly subject: string | undefined;
};

/** The programme that a text means: its id, title or another name. Throws CannotRun. */
export async function chooseProgramme(programmes: readonly Programme[], text: string): Promise<Programme> {
  const all = programmes.map((one) => ({ thing: one, id: one.id, names: [one.title, ...one.names] }));
  const found = findNamed(text, all);
  if (found) return found;
  throw new CannotRun({
    what: { zh: `没有服务项目“${text}”`, en: `There is no programme "${text}"` },
    why: {
      zh: `本区声明的有：${programmes.map(({ title }) => title).join('、')}`,
      en: `declared are: ${programmes.map(({ id }) => id).join(', ')}`,
    },
    next: (await perhapsMeant(text, all)) ?? {
      zh: '请换一个，或在 programmes.yaml 中加上这个项目',
      en: 'Choose one of these, or add the programme to programmes.yaml',
    },
  });
}

/** Whom it was for. Throws CannotRun where that is not one thing, or not what the programme counts. */
export async function recipientOf(
  db: Writing,
  district: District,
  programme: Programme,
  { person, employer, tally, subdistrict }: WhomOptions,
): Promise<Recipient> {
  const given = [person, employer, tally].filter((one) => one !== undefined);
  if (given.length !== 1) throw notOne();
  const { title, unit, isNamed } = programme;
  const isOfEmployers = unit === '家';
  if (isOfEmployers !== (employer !== undefined) && tally === undefined)
    throw otherUnit(
      title,
      isOfEmployers
        ? { zh: '它按单位计数，要用 --employer', en: 'it counts employers and needs --employer' }
        : { zh: `它的单位是“${unit}”，不是单位数`, en: `it counts ${unit}, not employers` },
    );
  if (isNamed && !isOfEmployers && person === undefined)
    throw otherUnit(title, {
      zh: '它要写明每个服务对象，要用 --person',
      en: 'it names each of its people and needs --person',
    });
  const where = await chooseSubdistrict(district, subdistrict);
  const firm = employer === undefined ? undefined : employerNamed(db, employer);
  return {
    person: person === undefined ? undefined : await findPerson(db, person),
    tally,
    subject: firm ?? where,
  };
}

/** The name of the employer with that credit code. Throws CannotRun if none is on record. */
function employerNamed({ sqlite }: Database | Writing, code: string): string {
  const found = sqlite
    .prepare<[string, string], string>(
      `select employer from (select employer, year || '' as since, id from current_employer where credit_code = ?
         union all select employer, began_on, id from current_placement where credit_code = ?)
       order by since desc, employer limit 1`,
    )
    .pluck()
    .get(code.toUpperCase(), code.toUpperCase());
  if (found !== undefined) return found;
  throw new CannotRun({
    what: { zh: '登记中没有这个统一社会信用代码的单位', en: 'No employer on record has this credit code' },
    next: { zh: '请核对代码，或先导入单位名单', en: 'Check the code, or import the list of employers first' },
  });
}

function notOne(): CannotRun {
  return new CannotRun({
    what: {
      zh: '要写明一个服务对象：--person、--employer 或 --tally',
      en: 'Say whom it was for, by one of --person, --employer and --tally',
    },
    next: { zh: '三者选一个', en: 'Give exactly one of the three' },
  });
}
