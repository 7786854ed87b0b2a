import type { Writing } from '../../../db/connection/open.ts';
import type { CaseKind } from '../../../cases/case-kind.ts';
import { createPersonWriter } from '../../../importing/save/person-writer.ts';
import { CannotRun } from '../../../kernel/cannot-run.ts';
import { parseCitizenId } from '../../../kernel/citizen-id.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { YearMonth } from '../../../kernel/year-month.ts';
import type { JobContext } from '../../frame/context.ts';
import { findPerson } from '../../person/find-person.ts';
import { chooseSubdistrict } from '../../verify/choose-subdistrict.ts';
import { chooseSchemes } from '../../policy/read-schemes.ts';
import type { Policies } from '../../policy/load-policies.ts';
import { chooseCaseKind } from '../case-words.ts';
import type { About, CaseSubjectRow } from '../case-rows.ts';
import { knownEmployer, knownHousehold, notOnRecord } from '../household-or-employer.ts';
import { changeCase, type ChangedCase } from './change-case.ts';

/** What a step is told of, as typed. */
export type StepAsTyped = {
  readonly on: PlainDate | undefined;
  readonly clerk: string | undefined;
  readonly fields: readonly (readonly [name: string, text: string])[];
  readonly documents: readonly string[];
  readonly note: string | undefined;
  readonly dryRun: boolean;
};

/** Whom a case is of, as it is asked: one of the three; `name` registers a person who is on no list yet. */
type WhomAsked = {
  readonly person: string | undefined;
  readonly name: string | undefined;
  readonly household: string | undefined;
  readonly employer: string | undefined;
};

export type OpenRequest = StepAsTyped &
  WhomAsked & {
    readonly kind: string;
    readonly scheme: string | undefined;
    readonly month: YearMonth | undefined;
    readonly certificate: string | undefined;
    readonly subdistrict: string | undefined;
  };

/** 受理 opens a case of a person, household or employer; the clerk is whoever asks unless told. Throws CannotRun. */
export async function openCase(context: JobContext, request: OpenRequest): Promise<ChangedCase> {
  return changeCase(context, 'case open', request, async ({ db, writer, policies, on, importId }) => {
    const kind = await chooseCaseKind(policies.caseKinds, request.kind);
    const whom = await whomOf(db, kind, request, importId);
    const about = await aboutOf(db, policies, request);
    const { clerk = context.operator, fields, documents, note } = request;
    const subdistrict = await chooseSubdistrict(policies.district, request.subdistrict);
    const besides = { note, about, subdistrict };
    return writer.open(kind, whom, { do: 'open', on, clerk, fields, documents }, besides, 1);
  });
}

const subjectNames = { person: '--person', household: '--household', employer: '--employer' } as const;

async function whomOf(
  db: Writing,
  kind: CaseKind,
  asked: WhomAsked,
  importId: number,
): Promise<CaseSubjectRow> {
  const { person, household, employer } = asked;
  const given = (['person', 'household', 'employer'] as const).filter((one) => asked[one] !== undefined);
  const [subject] = given;
  if (subject === undefined || given.length > 1 || !kind.of.includes(subject)) throw notOne(kind);
  const none: CaseSubjectRow = { person_id: null, household_key: null, credit_code: null };
  if (person !== undefined) return { ...none, person_id: await personOf(db, person, asked.name, importId) };
  if (household !== undefined) return { ...none, household_key: knownHousehold(db, household) };
  return { ...none, credit_code: knownEmployer(db, employer ?? '') };
}

/** Somebody on record; or with a citizen id and a name, somebody who applies for the first time. */
async function personOf(
  db: Writing,
  text: string,
  name: string | undefined,
  importId: number,
): Promise<number> {
  if (name === undefined) return (await findPerson(db, text)).id;
  const citizenId = parseCitizenId(text.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase());
  if (citizenId === undefined) throw notAnId();
  const save = createPersonWriter(db.sqlite, { importId, sheet: '' });
  const saved = save({ citizenId, name: name.trim() }, 1);
  if (saved.saved === 'refused') throw otherName();
  return saved.id;
}

/** 涉及 the payment or the certificate that a case is about. Throws CannotRun for one that there is not. */
async function aboutOf(db: Writing, { schemes }: Policies, asked: OpenRequest): Promise<About> {
  const { scheme: name, month, certificate } = asked;
  const [scheme] = name === undefined ? [] : await chooseSchemes(schemes, [name]);
  if (month !== undefined && scheme === undefined) throw monthAlone();
  const number = certificate?.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase();
  const found =
    number === undefined
      ? undefined
      : db.sqlite
          .prepare<[string], { id: number }>(
            'select id from certificate where number = ? and withdrawn_by is null',
          )
          .get(number);
  if (number !== undefined && !found) throw notOnRecord('残疾人证号', 'certificate', '');
  return { scheme: scheme?.id ?? null, month: month ?? null, certificateId: found?.id ?? null };
}

function notOne({ title, id, of }: CaseKind): CannotRun {
  const options = of.map((one) => subjectNames[one]);
  return new CannotRun({
    what: { zh: `“${title}”要写明一个办理对象`, en: `A case of ${id} is of one somebody` },
    next: { zh: `用 ${options.join(' 或 ')}`, en: `Give ${options.join(' or ')}` },
  });
}

function notAnId(): CannotRun {
  return new CannotRun({
    what: { zh: '有 --name 时，--person 要写身份证号', en: 'With --name, --person is a citizen id' },
    why: {
      zh: '第一次来办的人要有号码和姓名才能登记；号码要 18 位，校验码要对',
      en: 'somebody new is registered by number and name; it has 18 characters and a check digit',
    },
    next: { zh: '请对照身份证核对', en: 'Check it against the identity card' },
  });
}

function otherName(): CannotRun {
  return new CannotRun({
    what: { zh: '这个身份证号登记的是另一个姓名', en: 'This citizen id is on record under another name' },
    next: { zh: '请对照身份证核对；用 dpf person find 查看', en: 'Check both; see dpf person find' },
  });
}

function monthAlone(): CannotRun {
  return new CannotRun({
    what: { zh: '--month 要和 --scheme 一起写', en: '--month goes with --scheme' },
    next: { zh: '写明是哪个补贴项目', en: 'Say which scheme it is about' },
  });
}
