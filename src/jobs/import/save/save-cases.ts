import type { Writing } from '../../../db/connection/open.ts';
import { createCasesOf, createEmployerNames, createEventsOf } from '../../../db/cases/case-store.ts';
import { type CaseKind, caseVersionOn } from '../../../cases/case-kind.ts';
import { createPersonNames, type PersonNames } from '../../../importing/save/case-person.ts';
import type { CaseRow } from '../../../importing/kinds/support/cases.ts';
import { UnknownYear } from '../../../cases/work-calendar.ts';
import { mask } from '../../../kernel/mask.ts';
import { foldSubdistrict } from '../../../registry/subdistrict.ts';
import type { Problem } from '../../../kernel/problem.ts';
import type { Text } from '../../../kernel/text.ts';
import type { CaseSubjectRow } from '../../cases/case-rows.ts';
import { type CaseWriter, createCaseWriter } from '../../cases/moves/case-writer.ts';
import { findNamed } from '../../frame/named.ts';
import { besideSteps, givenIn, onRecord, type RefusedStep, type SavedStep } from './case-on-record.ts';
import {
  createProblemMaker,
  nothingMore,
  type SavedRow,
  type SaverParts,
  type SheetSaver,
} from './sheet-saver.ts';

/** 个案台账 opens and moves cases row by row; a row that cannot be done is refused with what is possible. */
export function createCaseSaver(db: Writing, parts: SaverParts): SheetSaver {
  const { sqlite } = db;
  const { importId, sheet, command, policies, source } = parts;
  const writer = createCaseWriter(db, { importId, sheet, command, policies });
  const names = createPersonNames(sqlite, parts);
  const found = {
    writer,
    names,
    casesOf: createCasesOf(sqlite),
    eventsOf: createEventsOf(sqlite),
    employerNames: createEmployerNames(sqlite),
    district: policies.district,
  };
  const problemAt = createProblemMaker(source);
  const saveRow = (values: CaseRow, row: number): SavedStep | RefusedStep => {
    const kind = kindNamed(policies.caseKinds, values.caseKind);
    if (!kind) return unknownKind(policies.caseKinds, values.caseKind);
    return values.caseId === undefined
      ? openRow(found, kind, values, row)
      : moveRow(found, kind, { ...values, caseId: values.caseId }, row);
  };
  return {
    save: (records) =>
      records.map(({ record, row }): SavedRow => {
        if (record.kind !== 'cases') throw new TypeError('a row of another kind');
        const done = orRefused(() => saveRow(record, row));
        if ('refused' in done) {
          const problem = withNext(
            problemAt('case-step-refused', 'step', row, undefined, nextInSheet(done)),
            done.refused,
          );
          return { saved: 'refused', isStated: false, problems: [problem] };
        }
        const problems = done.notes.map((note) => problemAt('case-noted', 'step', row, undefined, note));
        return { saved: done.saved, isStated: false, problems };
      }),
    close: () => nothingMore,
  };
}

/** 没有日历的年份 cannot be counted in: the row is refused, and the others are done. */
function orRefused(done: () => SavedStep | RefusedStep): SavedStep | RefusedStep {
  try {
    return done();
  } catch (error) {
    if (error instanceof UnknownYear) return { refused: error.what, next: error.next ?? error.what };
    throw error;
  }
}

/** What is wrong comes first, then what is possible. */
function withNext(problem: Problem, { zh, en }: Text): Problem {
  return { ...problem, message: { zh: `${zh}：${problem.message.zh}`, en: `${en}: ${problem.message.en}` } };
}

/** What is lacking is written into columns, and not as options. */
function nextInSheet({ next, lacks }: RefusedStep): Text {
  if (!lacks) return next;
  const { fields, documents } = lacks;
  const into = (column: string, what: readonly string[]): readonly string[] =>
    what.length === 0 ? [] : [`“${column}”写 ${what.join('；')}`];
  const columns = [
    ...into(
      '填写内容',
      fields.map((title) => `${title}=…`),
    ),
    ...into('已收材料', documents),
  ];
  return { zh: `在${columns.join('，')}`, en: `fill in ${columns.join(', ')}` };
}

type Parts = {
  readonly writer: CaseWriter;
  readonly names: PersonNames;
  readonly casesOf: ReturnType<typeof createCasesOf>;
  readonly eventsOf: ReturnType<typeof createEventsOf>;
  readonly employerNames: ReturnType<typeof createEmployerNames>;
  readonly district: SaverParts['policies']['district'];
};

function openRow(
  { writer, names, casesOf, eventsOf, district }: Parts,
  kind: CaseKind,
  values: CaseRow,
  row: number,
): SavedStep | RefusedStep {
  if (!isOpening(values.step)) return notOpened(values.step);
  const whom = whomOf(names, values, row);
  if ('refused' in whom) return whom;
  const version = caseVersionOn(kind, values.happenedOn);
  const given = givenIn(values, version?.open);
  // 已受理 on that very day: a sheet that comes again opens none.
  const opened = casesOf(whom, kind.id).filter(({ opened_on: on }) => on === values.happenedOn);
  const events = opened.flatMap(({ id }) => eventsOf(id).slice(0, 1));
  const known = version && onRecord({ step: version.open, events, values, given });
  if (known) return known;
  const doing = { do: 'open' as const, ...given };
  const subdistrict = values.street === undefined ? undefined : foldSubdistrict(district, values.street);
  if (values.street !== undefined && subdistrict === undefined) return noSubdistrict(district, values.street);
  const done = writer.open(kind, whom, doing, { note: values.note, subdistrict }, row);
  return 'refused' in done ? done : { saved: 'inserted', notes: done.notes };
}

function moveRow(
  { writer, names, eventsOf, employerNames }: Parts,
  kind: CaseKind,
  values: CaseRow & { readonly caseId: number },
  row: number,
): SavedStep | RefusedStep {
  const known = writer.find(values.caseId);
  if (known?.kind !== kind.id) return notThisCase(values.caseId, kind);
  if (!isTheirs(known, values, names, employerNames)) return notTheirs(values.caseId);
  const version = caseVersionOn(kind, known.opened_on);
  const step = version?.steps.find(({ id, title }) => id === values.step || title === values.step);
  // A kind may call a step of its own by the word for opening.
  const meant = step?.id ?? (isOpening(values.step) ? 'open' : undefined);
  const beside =
    step === undefined ? besideSteps.find(({ words }) => words.includes(values.step)) : undefined;
  const given = givenIn(values, step);
  const ofDay = eventsOf(values.caseId).filter((event) => event.happened_on === values.happenedOn);
  const events = ofDay.filter((event) => event.step === (beside?.do ?? meant));
  const isSaid = beside && events.some((event) => beside.isSaid(event, values));
  if (isSaid) return { saved: 'unchanged', notes: [] };
  const told = version && !beside && onRecord({ step: step ?? version.open, events, values, given });
  // What was sent back is done once more, on the same day too.
  const isPossible = step?.from.includes(known.event.state) === true;
  if (told && !('refused' in told && isPossible)) return told;
  const doing = beside
    ? { do: beside.do, on: values.happenedOn, clerk: beside.do === 'reassign' ? values.clerk : undefined }
    : { do: 'step' as const, step: values.step, ...given };
  if (doing.do !== 'step' && (doing.do === 'note' ? values.note : values.clerk) === undefined)
    return nothingSaid(doing.do);
  const done = writer.move(values.caseId, doing, { note: values.note }, row);
  return 'refused' in done ? done : { saved: 'updated', notes: done.notes };
}

type Known = NonNullable<ReturnType<CaseWriter['find']>>;

/** Whether all that a row says of whom the case is of is true of it; a row that says nothing trusts its number. */
function isTheirs(
  { person_id, household_key, credit_code }: Known,
  row: CaseRow,
  names: PersonNames,
  employerNames: ReturnType<typeof createEmployerNames>,
): boolean {
  const { whom, householdKey, creditCode, name, registryId, citizenId } = row;
  const saysPerson = name !== undefined || registryId !== undefined || citizenId !== undefined;
  if (person_id !== null)
    return whom === undefined && householdKey === undefined && creditCode === undefined
      ? names.isMeant(person_id, row)
      : false;
  const known =
    credit_code === null ? [household_key] : [credit_code, mask(credit_code), ...employerNames(credit_code)];
  return (
    !saysPerson && [whom, householdKey, creditCode].every((one) => one === undefined || known.includes(one))
  );
}

function kindNamed(kinds: readonly CaseKind[], text: string): CaseKind | undefined {
  return findNamed(
    text,
    kinds.map((one) => ({ thing: one, id: one.id, names: [one.title, ...one.aliases] })),
  );
}

function isOpening(step: string): boolean {
  return ['受理', 'open'].includes(step.trim());
}

function whomOf(names: PersonNames, values: CaseRow, row: number): CaseSubjectRow | RefusedStep {
  const none: CaseSubjectRow = { person_id: null, household_key: null, credit_code: null };
  const { householdKey, creditCode } = values;
  if (householdKey !== undefined) return { ...none, household_key: householdKey };
  if (creditCode !== undefined) return { ...none, credit_code: creditCode };
  const person = names.find(values, row);
  return 'refused' in person ? person : { ...none, person_id: person.id };
}

function unknownKind(kinds: readonly CaseKind[], text: string): RefusedStep {
  return {
    refused: { zh: `没有个案种类“${text}”`, en: `there is no kind of case "${text}"` },
    next: {
      zh: `可写：${kinds.map(({ title }) => title).join('、')}`,
      en: `there are: ${kinds.map(({ id }) => id).join(', ')}`,
    },
  };
}

function notOpened(step: string): RefusedStep {
  return {
    refused: {
      zh: `新个案的第一步是“受理”，不是“${step}”`,
      en: `a new case begins with 受理, not "${step}"`,
    },
    next: { zh: '已有的个案请填个案编号', en: 'give the number of a case on record' },
  };
}

function notThisCase(id: number, { title, id: kind }: CaseKind): RefusedStep {
  return {
    refused: { zh: `没有编号 ${id} 的“${title}”`, en: `there is no case ${id} of ${kind}` },
    next: { zh: '请核对个案编号和种类', en: 'check the number and the kind' },
  };
}

function notTheirs(id: number): RefusedStep {
  return {
    refused: { zh: `个案 ${id} 是另一个人、户或单位的`, en: `case ${id} is somebody else's` },
    next: { zh: '请核对个案编号和姓名、办理对象', en: 'check the number and whom the row names' },
  };
}

function noSubdistrict({ name, subdistricts }: Parts['district'], text: string): RefusedStep {
  return {
    refused: { zh: `${name}没有街道“${text}”`, en: `${name} has no subdistrict "${text}"` },
    next: {
      zh: `可写：${subdistricts.map((one) => one.name).join('、')}`,
      en: `there are: ${subdistricts.map((one) => one.name).join(', ')}`,
    },
  };
}

function nothingSaid(what: 'note' | 'reassign'): RefusedStep {
  const [zh, en] = what === 'note' ? ['备注', 'note'] : ['经办人', 'clerk'];
  return {
    refused: { zh: `“${zh}”列没有写`, en: `the column of the ${en} is blank` },
    next: { zh: `写明${zh}`, en: `give the ${en}` },
  };
}
