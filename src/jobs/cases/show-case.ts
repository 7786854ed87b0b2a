import {
  type CaseEventOnRecord,
  type CaseStore,
  createCaseFinder,
  createEmployerNames,
  eventsOfCase,
} from '../../db/cases/case-store.ts';
import { showCasesAsOf } from '../../db/cases/case-lists.ts';
import type { Sqlite } from '../../db/connection/driver.ts';
import type { Database } from '../../db/connection/open.ts';
import {
  type CaseKind,
  type CaseStep,
  type CaseVersion,
  caseVersionOn,
  stepsFrom,
} from '../../cases/case-kind.ts';
import { type FieldValue, fieldText } from '../../cases/case-field.ts';
import { allDocuments, allFields, type Money } from '../../cases/move-case.ts';
import { CannotRun } from '../../kernel/cannot-run.ts';
import { mask } from '../../kernel/mask.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Text } from '../../kernel/text.ts';
import { type JobContext, withRegistry } from '../frame/context.ts';
import { loadPolicies } from '../policy/load-policies.ts';
import { standingOf } from './case-rows.ts';
import { stepTitle } from './case-words.ts';

/** 案卷 a case with all that happened to it. */
export type CaseView = {
  readonly case: number;
  readonly kind: string;
  readonly title: string;
  readonly person: { readonly id: number; readonly name: string; readonly citizenId: string } | null;
  readonly household: string | null;
  readonly employer: string | null;
  readonly about: {
    readonly scheme: string | null;
    readonly month: string | null;
    readonly certificate: string | null;
  } | null;
  readonly openedOn: PlainDate;
  readonly state: string;
  readonly stateTitle: string;
  readonly since: PlainDate;
  readonly dueOn: PlainDate | null;
  readonly isOverdue: boolean;
  readonly ended: string | null;
  readonly clerk: string | null;
  readonly fields: readonly SaidField[];
  readonly documents: readonly { readonly document: string; readonly title: string }[];
  readonly money: Money | null;
  readonly events: readonly CaseHappening[];
  readonly next: readonly NextStep[];
};

type SaidField = {
  readonly field: string;
  readonly title: string;
  readonly value: FieldValue;
  readonly text: string;
};

/** 经过 one thing that happened to a case. */
export type CaseHappening = {
  readonly place: number;
  readonly on: PlainDate;
  readonly step: string;
  readonly title: Text;
  readonly stateTitle: string;
  readonly clerk: string | null;
  /** The clerk before, where it is another one from here on. */
  readonly clerkBefore: string | null;
  readonly operator: string;
  readonly note: string | null;
  readonly fields: readonly SaidField[];
  readonly documents: readonly string[];
  readonly attachment: { readonly name: string; readonly sha256: string } | null;
  readonly importId: number;
  readonly file: string;
  readonly row: number;
};

type NextStep = Pick<CaseStep, 'id' | 'title' | 'by' | 'fields' | 'documents'>;

/** One case by its number. Throws CannotRun where there is none. */
export async function showCase(context: JobContext, id: number): Promise<CaseView> {
  return withRegistry(
    context,
    'case show',
    async (db) => {
      showCasesAsOf(db.sqlite, context.asOf);
      const found = findCase(db.sqlite, id);
      const { caseKinds } = await loadPolicies(context, db);
      return viewOf(db, context, found, caseKinds);
    },
    { whose: (db) => Promise.resolve([createCaseFinder(db.sqlite)(id)?.person_id ?? 0].filter(Boolean)) },
  );
}

/** A case by its number. Throws CannotRun where there is none. */
export function findCase(sqlite: Sqlite, id: number): NonNullable<ReturnType<CaseStore['find']>> {
  const found = createCaseFinder(sqlite)(id);
  if (!found) throw noSuchCase(id);
  return found;
}

function viewOf(
  db: Database,
  { asOf, reveal }: JobContext,
  found: ReturnType<typeof findCase>,
  kinds: readonly CaseKind[],
): CaseView {
  const { id, kind: kindId, opened_on: openedOn, event, household_key, credit_code } = found;
  const kind = kinds.find((one) => one.id === kindId);
  const version = kind && caseVersionOn(kind, openedOn);
  const { state, since, dueOn, ended, clerk, fields, documents, money } = standingOf(event);
  const shown = (number: string): string => (reveal ? number : mask(number));
  const person = db.sqlite
    .prepare<[number | null], { id: number; name: string; citizen_id: string }>(
      'select id, name, citizen_id from person where id = ?',
    )
    .get(found.person_id);
  return {
    case: id,
    kind: kindId,
    title: kind?.title ?? kindId,
    person: person ? { id: person.id, name: person.name, citizenId: shown(person.citizen_id) } : null,
    household: household_key,
    employer:
      credit_code === null ? null : (createEmployerNames(db.sqlite)(credit_code)[0] ?? shown(credit_code)),
    about: aboutOf(db, found, shown),
    openedOn,
    state,
    stateTitle: titleOf(version, state),
    since,
    dueOn,
    isOverdue: dueOn !== null && dueOn < asOf,
    ended,
    clerk,
    money,
    fields: saidFields(version, fields),
    documents: documents.map((document) => ({ document, title: documentTitle(version, document) })),
    events: eventsOfCase(db.sqlite, id)
      .filter((row) => row.happened_on <= asOf)
      .map((row, at, all) => happening(row, version, all[at - 1])),
    next: version && ended === null ? stepsFrom(version, state) : [],
  };
}

function aboutOf(
  db: Database,
  found: { about_scheme: string | null; about_month: string | null; about_certificate_id: number | null },
  shown: (number: string) => string,
): CaseView['about'] {
  const { about_scheme: scheme, about_month: month, about_certificate_id: certificateId } = found;
  if (scheme === null && certificateId === null) return null;
  const number = db.sqlite
    .prepare<[number | null], string>('select number from certificate where id = ?')
    .pluck()
    .get(certificateId);
  return { scheme, month, certificate: number === undefined ? null : shown(number) };
}

function happening(
  row: CaseEventOnRecord,
  version: CaseVersion | undefined,
  before: CaseEventOnRecord | undefined,
): CaseHappening {
  const said = JSON.parse(row.said) as { fields: Record<string, FieldValue>; documents: string[] };
  return {
    place: row.place,
    on: row.happened_on,
    step: row.step,
    title: stepTitle(version, row.step),
    stateTitle: titleOf(version, row.state),
    clerk: row.clerk,
    operator: row.operator,
    note: row.note,
    clerkBefore: before !== undefined && before.clerk !== row.clerk ? before.clerk : null,
    fields: saidFields(version, said.fields),
    documents: said.documents.map((document) => documentTitle(version, document)),
    attachment:
      row.attachment_sha256 === null
        ? null
        : { name: row.attachment_name ?? '', sha256: row.attachment_sha256 },
    importId: row.import_id,
    file: row.file_name,
    row: row.row_number,
  };
}

function titleOf(version: CaseVersion | undefined, state: string): string {
  return version?.states.find(({ id }) => id === state)?.title ?? state;
}

function documentTitle(version: CaseVersion | undefined, document: string): string {
  return (version && allDocuments(version).find(({ id }) => id === document)?.title) ?? document;
}

function saidFields(
  version: CaseVersion | undefined,
  said: Readonly<Record<string, FieldValue>>,
): readonly SaidField[] {
  const known = version ? allFields(version) : [];
  return Object.entries(said).map(([field, value]) => {
    const own = known.find(({ id }) => id === field);
    return { field, title: own?.title ?? field, value, text: own ? fieldText(own, value) : String(value) };
  });
}

function noSuchCase(id: number): CannotRun {
  return new CannotRun({
    what: { zh: `没有个案 ${id}`, en: `There is no case ${id}` },
    next: { zh: '用 dpf case list 查看', en: 'See dpf case list' },
  });
}
