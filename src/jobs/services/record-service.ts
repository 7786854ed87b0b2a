import { createHash } from 'node:crypto';
import type { Database, Writing } from '../../db/connection/open.ts';
import type { Written } from '../../db/connection/write.ts';
import { nextCommand, nextImportId, saveImport } from '../../db/history/import-store.ts';
import { columnOf, createRecordTable } from '../../importing/derive/record-statements.ts';
import { services } from '../../importing/kinds/support/services.ts';
import { canonicalJson } from '../../kernel/writing/canonical-json.ts';
import type { Fen } from '../../kernel/fen.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { BY_HAND } from '../../kernel/problem.ts';
import type { Text } from '../../kernel/text.ts';
import type { Programme } from '../../services/programme.ts';
import type { FoundOf } from '../../verify/check.ts';
import { checksOf } from '../../verify/check-lists.ts';
import type { JobContext } from '../frame/context.ts';
import { writing } from '../frame/writing.ts';
import { loadPolicies, type Policies } from '../policy/load-policies.ts';
import { chooseProgramme, type Recipient, recipientOf, type WhomOptions } from './choose-recipient.ts';
import { anotherPerson, impossible, noSuchRecord, notYet, twoCounts, withoutDay } from './refuse-record.ts';

export type RecordRequest = WhomOptions & {
  /** The id of a programme, its title, or any of its names. */
  readonly programme: string;
  readonly on: PlainDate | undefined;
  readonly quantity: number | undefined;
  readonly amountFen: Fen | undefined;
  readonly number: string | undefined;
  readonly note: string | undefined;
  /** 更正 the record that this one takes the place of. */
  readonly corrects: number | undefined;
  /** 更正理由 why a record is now another person's. */
  readonly why: string | undefined;
  readonly dryRun: boolean;
};

/** 原记录 whose a corrected record was, of which programme, on which day and how many. */
export type Was = {
  readonly programme: string;
  readonly person: { readonly id: number; readonly name: string } | undefined;
  readonly subject: string | undefined;
  readonly on: PlainDate;
  readonly quantity: number;
};

/** 登记的一次服务 what is on record now, and what the checks have against it. */
export type RecordedService = {
  readonly record: number;
  readonly importId: number;
  readonly programme: string;
  readonly title: string;
  readonly person: { readonly id: number; readonly name: string } | undefined;
  readonly subject: string | undefined;
  readonly on: PlainDate;
  readonly quantity: number;
  readonly unit: string;
  readonly amountFen: Fen | undefined;
  readonly corrects: number | undefined;
  /** 原记录 what stood there before, as far as it is another now. */
  readonly was: Was | undefined;
  readonly warnings: readonly { readonly code: string; readonly message: Text }[];
};

/** 登记一次服务 by hand, as an import of one row that can be taken back like any other. Throws CannotRun. */
export async function recordService(context: JobContext, request: RecordRequest): Promise<RecordedService> {
  return writing(
    context,
    'record',
    async (db) => {
      const policies = await loadPolicies(context, db);
      const programme = await chooseProgramme(policies.programmes, request.programme);
      const { on } = request;
      if (on === undefined) throw withoutDay();
      if (on > context.asOf) throw notYet(on, context.asOf);
      const recipient = await recipientOf(db, policies.district, programme, request);
      return record(db, context, { policies, programme, recipient, request: { ...request, on } });
    },
    request,
  );
}

type Parts = {
  readonly policies: Policies;
  readonly programme: Programme;
  readonly recipient: Recipient;
  readonly request: RecordRequest & { readonly on: PlainDate };
};

async function record(db: Writing, context: JobContext, parts: Parts): Promise<Written<RecordedService>> {
  const { programme, recipient, request } = parts;
  const { on, amountFen, number, note, corrects, why } = request;
  const { person, subject } = recipient;
  if (recipient.tally !== undefined && request.quantity !== undefined) throw twoCounts();
  const quantity = recipient.tally ?? request.quantity ?? 1;
  const values = {
    programme: programme.title,
    number: number ?? null,
    person_id: person?.id ?? null,
    subject: subject ?? null,
    served_on: on,
    quantity,
    unit: programme.unit,
    amount_fen: amountFen ?? null,
    note: note ?? null,
  };
  const old = corrects === undefined ? undefined : findRecord(db, corrects);
  const was = old && wasOf(db, old);
  // Another person is another record: whoever comes later must know why.
  if (was && was.person?.id !== person?.id && (why ?? '').trim() === '')
    throw anotherPerson(was, person?.name);
  const { importId, recordId } = await put(db, context, values, old);
  const warnings = whatIsWrong(db, context, parts, importId);
  return {
    result: {
      record: recordId,
      importId,
      programme: programme.id,
      title: programme.title,
      person: person && { id: person.id, name: person.name },
      subject,
      on,
      quantity,
      unit: programme.unit,
      amountFen,
      corrects,
      was,
      warnings,
    },
    log: [
      {
        body: {
          importId,
          programme: programme.id,
          person: person?.id ?? null,
          on,
          corrects: corrects ?? null,
          ...(was && was.person?.id !== person?.id && { wasPerson: was.person?.id ?? null }),
          ...(why !== undefined && { why }),
        },
      },
    ],
  };
}

type Values = Readonly<Record<string, string | number | null>>;
type Known = { readonly id: number; readonly occurrence: number; readonly as_of: PlainDate } & Values;

/** Writes the row, in the place of the one that it corrects; beside an equal one it is another service. */
async function put(
  db: Writing,
  { asOf, now, operator }: JobContext,
  values: Values,
  old: Known | undefined,
): Promise<{ readonly importId: number; readonly recordId: number }> {
  const { sqlite } = db;
  const importId = await nextImportId(db);
  const command = await nextCommand(db);
  const keyColumns = (services.record?.key ?? []).map(columnOf);
  // Of two statements the later counts: a correction is never of an earlier day than what it corrects.
  const day = old !== undefined && old.as_of > asOf ? old.as_of : asOf;
  const source = { importId, sheet: '', asOf: day, command, stated: new Set<string>() };
  const table = createRecordTable(sqlite, 'service_record', keyColumns, source);
  const isSameKey = old !== undefined && keyColumns.every((column) => old[column] === values[column]);
  const key = keyColumns.map((column) => values[column] ?? null);
  const taken = sqlite
    .prepare<unknown[], number>(
      `select coalesce(max(occurrence), 0) from service_record
       where ${keyColumns.map((column) => `${column} is ?`).join(' and ')}`,
    )
    .pluck();
  const occurrence = isSameKey ? old.occurrence : (taken.get(...key) ?? 0) + 1;
  if (old) table.supersede(old.id);
  table.put(values, occurrence, { importId, sheet: '', row: 1, asOf: day, command });
  await saveImport(db, {
    id: importId,
    file_name: BY_HAND,
    kind: 'services',
    sheet: '',
    as_of: day,
    command,
    sha256: createHash('sha256')
      .update(canonicalJson({ values, corrects: old?.id ?? null, importId }))
      .digest('hex'),
    operator,
    recorded_at: now,
    row_problems: 0,
    rows_read: 1,
    rows_unchanged: 0,
    rows_rejected: 0,
    rows_inserted: old ? 0 : 1,
    rows_updated: old ? 1 : 0,
  });
  return { importId, recordId: table.current([...key, occurrence])?.id ?? 0 };
}

function findRecord({ sqlite }: Writing, id: number): Known {
  const found = sqlite
    .prepare<[number], Known>(
      `select r.*, import.as_of from current_service_record as r join import on import.id = r.import_id where r.id = ?`,
    )
    .get(id);
  if (!found) throw noSuchRecord(id);
  return found;
}

function wasOf({ sqlite }: Writing, old: Known): Was {
  const name = sqlite
    .prepare<[unknown], string>('select name from person where id = ?')
    .pluck()
    .get(old['person_id']);
  return {
    programme: String(old['programme']),
    person: name === undefined ? undefined : { id: Number(old['person_id']), name },
    subject: old['subject'] === null ? undefined : String(old['subject']),
    on: old['served_on'] as PlainDate,
    quantity: Number(old['quantity']),
  };
}

/** What the checks of services find of the new row, or of its person in the programme. Throws CannotRun for what cannot be. */
function whatIsWrong(
  writing: Writing,
  context: JobContext,
  { policies, programme, recipient }: Parts,
  importId: number,
): RecordedService['warnings'] {
  const db: Database = { ...writing, path: context.dbPath, file: undefined };
  const { district } = policies;
  const about = {
    asOf: context.asOf,
    policy: district.certificates,
    services: policies,
    subdistricts: district.subdistricts.map(({ name }) => name),
  };
  const isMeant = ({ row, personId, evidence }: FoundOf): boolean =>
    row?.importId === importId ||
    (personId !== undefined && personId === recipient.person?.id && evidence?.['programme'] === programme.id);
  const warnings = checksOf.services.flatMap((check) => {
    if (check.over === 'file') return [];
    const found = [...check.find(db, about)].filter(isMeant);
    const [first] = found;
    if (check.severity === 'error' && check.code === 'S07' && first) throw impossible(first.message);
    return found.map(({ message }) => ({ code: check.code, message }));
  });
  // What a check says of each of several rows in the same words is said once.
  return [...new Map(warnings.map((one) => [`${one.code} ${one.message.zh}`, one])).values()];
}
