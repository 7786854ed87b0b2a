import type { Insertable, Selectable } from 'kysely';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Sqlite } from '../connection/driver.ts';
import type { Tables } from '../schema.ts';

/** 案卷 whom a case is of. */
export type CaseFileRow = Selectable<Tables['case_file']>;
/** 经过 an event of a case with all that the case comes to after it. */
export type CaseEventRow = Selectable<Tables['case_event']>;
/** An event with the import that brought it. */
export type CaseEventOnRecord = CaseEventRow & {
  readonly operator: string;
  readonly recorded_at: string;
  readonly file_name: string;
};
export type NewCaseEvent = Omit<Insertable<Tables['case_event']>, 'id' | 'superseded_by' | 'restored_by'>;

/** 个案的读写 cases by their number, and their events in order. */
export type CaseStore = {
  readonly find: (id: number) => (CaseFileRow & { readonly event: CaseEventRow }) | undefined;
  readonly open: (file: Omit<Insertable<Tables['case_file']>, 'id'>) => number;
  /** Writes what happened: from now on it is where the case stands. */
  readonly add: (event: NewCaseEvent) => void;
};

const eventColumns = [
  ...['case_id', 'place', 'step', 'happened_on', 'state', 'since', 'due_on', 'ended', 'came_from', 'clerk'],
  ...['said', 'fields', 'documents', 'note', 'attachment_sha256', 'attachment_name', 'working_days'],
  ...[
    'scheme',
    'amount_fen',
    'approval',
    'student_level',
    'student_basis',
    'approved_on',
    'approved_place',
    'import_id',
    'sheet',
    'row_number',
  ],
] as const;
const fileColumns = [
  ...['kind', 'person_id', 'household_key', 'credit_code', 'opened_on', 'about_scheme', 'about_month'],
  ...['about_certificate_id', 'import_id', 'sheet', 'row_number'],
] as const;

/** Prepares the reading and writing of cases. */
export function createCaseStore(sqlite: Sqlite): CaseStore {
  const findFile = sqlite.prepare<[number], CaseFileRow>('select * from case_file where id = ?');
  const findEvent = sqlite.prepare<[number], CaseEventRow>(
    'select * from current_case_event where case_id = ?',
  );
  const insertFile = sqlite.prepare(insertInto('case_file', fileColumns));
  const insertEvent = sqlite.prepare(insertInto('case_event', eventColumns));
  const supersede = sqlite.prepare(
    'update case_event set superseded_by = ? where case_id = ? and superseded_by is null',
  );
  return {
    find(id) {
      const event = findEvent.get(id);
      const file = event && findFile.get(id);
      return file && { ...file, event };
    },
    open: (file) => Number(insertFile.run(file).lastInsertRowid),
    add(event) {
      supersede.run(event.import_id, event.case_id);
      insertEvent.run(event);
    },
  };
}

function insertInto(table: string, columns: readonly string[]): string {
  return `insert into ${table} (${columns.join(', ')}) values (${columns.map((one) => `@${one}`).join(', ')})`;
}

/** 同一对象的个案 the cases of a kind that somebody has, by whichever of the three they are known by. */
export function createCasesOf(
  sqlite: Sqlite,
): (
  whom: Pick<CaseFileRow, 'person_id' | 'household_key' | 'credit_code'>,
  kind: string,
) => readonly (Pick<CaseFileRow, 'id' | 'opened_on'> & Pick<CaseEventRow, 'ended'>)[] {
  const find = (['person_id', 'household_key', 'credit_code'] as const).map((column) => {
    const of = sqlite.prepare<unknown[], Pick<CaseFileRow, 'id' | 'opened_on'> & Pick<CaseEventRow, 'ended'>>(
      `select file.id, file.opened_on, event.ended
       from case_file as file join current_case_event as event on event.case_id = file.id
       where file.${column} = ? and file.kind = ? order by file.id`,
    );
    return { column, of };
  });
  return (whom, kind) =>
    find.flatMap(({ column, of }) => (whom[column] === null ? [] : of.all(whom[column], kind)));
}

/** 经过 the events of a case that were not taken back, in their order. */
export function eventsOfCase(sqlite: Sqlite, id: number): readonly CaseEventOnRecord[] {
  return sqlite
    .prepare<[number], CaseEventOnRecord>(
      `select event.*, import.operator, import.recorded_at, import.file_name
       from case_event as event join import on import.id = event.import_id
       where case_id = ? and restored_by is null and import_id not in (select import_id from import_undo)
       order by place`,
    )
    .all(id);
}

/** 个案经过 what happened to the cases of a person, what was taken back marked as corrected. */
export function caseEventsOfPerson(
  sqlite: Sqlite,
  personId: number,
): readonly (CaseEventOnRecord & Pick<CaseFileRow, 'kind' | 'opened_on'> & { readonly corrected: 0 | 1 })[] {
  return sqlite
    .prepare<
      [number],
      CaseEventOnRecord & Pick<CaseFileRow, 'kind' | 'opened_on'> & { readonly corrected: 0 | 1 }
    >(
      `select event.*, file.kind, file.opened_on, import.operator, import.recorded_at, import.file_name,
         event.import_id in (select import_id from import_undo) as corrected
       from case_file as file join case_event as event on event.case_id = file.id
         join import on import.id = event.import_id
       where file.person_id = ? and restored_by is null order by event.case_id, place, event.id`,
    )
    .all(personId);
}

/** 此人的个案 the cases of a person, and those about a certificate of theirs, with its number. */
export function casesAbout(
  sqlite: Sqlite,
  personId: number,
): readonly (Pick<CaseFileRow, 'id' | 'kind' | 'opened_on'> &
  Pick<CaseEventRow, 'ended'> & { readonly number: string | null })[] {
  return sqlite
    .prepare<
      { personId: number },
      Pick<CaseFileRow, 'id' | 'kind' | 'opened_on'> &
        Pick<CaseEventRow, 'ended'> & { readonly number: string | null }
    >(
      `select file.id, file.kind, file.opened_on, event.ended, about.number
       from case_file as file join current_case_event as event on event.case_id = file.id
         left join certificate as about on about.id = file.about_certificate_id
       where file.person_id = @personId or about.person_id = @personId order by file.id`,
    )
    .all({ personId });
}

/** 附件 keeps a file by its digest, once. */
export function keepAttachment(sqlite: Sqlite, sha256: string, content: Uint8Array): void {
  const isKept = sqlite.prepare('select 1 from attachment where sha256 = ?').get(sha256) !== undefined;
  if (isKept) return;
  sqlite
    .prepare('insert into attachment (sha256, size, content) values (?, ?, ?)')
    .run(sha256, content.length, content);
}

/** The content of one that is kept. */
export function readAttachmentOf(sqlite: Sqlite, sha256: string): Uint8Array {
  const content = sqlite
    .prepare<[string], Uint8Array>('select content from attachment where sha256 = ?')
    .pluck()
    .get(sha256);
  if (!content) throw new RangeError('no such attachment');
  return content;
}

/** Every attachment, one at a time. */
export function eachAttachment(sqlite: Sqlite): IterableIterator<{ sha256: string; content: Uint8Array }> {
  const all = 'select sha256, content from attachment order by sha256';
  return sqlite.prepare<[], { sha256: string; content: Uint8Array }>(all).iterate();
}

/** Which cases are asked for; every part that is given must hold. */
export type CaseFilter = {
  readonly kinds?: readonly string[] | undefined;
  /** Each after its kind, as one state may be another's name elsewhere. */
  readonly states?: readonly string[] | undefined;
  readonly clerk?: string | undefined;
  readonly subdistrict?: string | undefined;
  readonly person?: number | undefined;
  readonly isOpen?: boolean | undefined;
  /** Those whose deadline is this day or before it. */
  readonly dueBy?: PlainDate | undefined;
  readonly asOf: PlainDate;
};

/** 清单上的个案 a case as it is listed; no number of a person is on it. */
export type ListedCaseRow = Pick<
  CaseFileRow,
  'id' | 'kind' | 'person_id' | 'household_key' | 'credit_code' | 'opened_on'
> &
  Pick<
    CaseEventRow,
    'state' | 'since' | 'due_on' | 'ended' | 'clerk' | 'happened_on' | 'amount_fen' | 'approval'
  > & {
    readonly name: string | null;
    readonly subdistrict: string | null;
  };

/** The cases that a filter leaves, those due first coming first; `limit` below 0 is all of them. */
export function listCases(sqlite: Sqlite, filter: CaseFilter, limit = -1): readonly ListedCaseRow[] {
  const { from, values } = asked(filter);
  // What is due stands in an index in this order: the list stops at its end.
  const inOrder = `order by ${filter.dueBy === undefined ? 'event.due_on is null, ' : ''}event.due_on, event.case_id`;
  return sqlite
    .prepare<[Record<string, unknown>], ListedCaseRow>(
      `select file.id, file.kind, file.person_id, file.household_key, file.credit_code, file.opened_on, event.state,
         event.since, event.due_on, event.ended, event.clerk, event.happened_on, event.amount_fen, event.approval,
         person.name, ${SUBDISTRICT} as subdistrict
       from (select event.case_id ${from} ${inOrder} limit @limit) as chosen
         cross join current_case_event as event on event.case_id = chosen.case_id
         cross join case_file as file on file.id = event.case_id
         left join person on person.id = file.person_id ${inOrder}`,
    )
    .all({ ...values, limit });
}

/** How many of them there are. */
export function countCases(sqlite: Sqlite, filter: CaseFilter): number {
  const { from, values } = asked(filter);
  return (
    sqlite.prepare<[Record<string, unknown>], number>(`select count(*) ${from}`).pluck().get(values) ?? 0
  );
}

/** How many are past their day, and how many are due by it, for each clerk. */
export function dueByClerk(
  sqlite: Sqlite,
  { asOf, dueBy }: { readonly asOf: PlainDate; readonly dueBy: PlainDate },
): readonly { readonly clerk: string | null; readonly overdue: number; readonly due: number }[] {
  // From clerk to clerk along the index, the last being nobody; the cases of each are counted within it.
  const of = 'from current_case_event as event where due_on is not null and';
  return sqlite
    .prepare<[Record<string, unknown>], { clerk: string | null; overdue: number; due: number }>(
      `with recursive who (clerk) as (select min(clerk) ${of} clerk is not null
         union all select (select min(clerk) ${of} clerk > who.clerk) from who where who.clerk is not null)
       , counted as materialized (select clerk,
         (select count(*) ${of} event.clerk is who.clerk and due_on < @asOf) as overdue,
         (select count(*) ${of} event.clerk is who.clerk and due_on between @asOf and @dueBy) as due from who)
       select * from counted where overdue + due > 0 order by overdue desc, due desc, clerk`,
    )
    .all({ asOf, dueBy });
}

/** 批准了还没有发 the cases whose money was approved by a day and of which no standing run holds a line, the first by their day. */
export function approvedUnpaid(
  sqlite: Sqlite,
  asOf: PlainDate,
): readonly {
  readonly id: number;
  readonly person: number | null;
  readonly scheme: string;
  readonly approvedOn: PlainDate;
}[] {
  return sqlite
    .prepare<[PlainDate], { id: number; person: number | null; scheme: string; approvedOn: PlainDate }>(
      `select file.id, file.person_id as person, event.scheme, event.approved_on as "approvedOn"
       from current_case_event as event cross join case_file as file on file.id = event.case_id
         left join employer_unit as employer on employer.credit_code = file.credit_code
       where event.scheme is not null and event.approved_on <= ? and not exists (
         select 1 from line where line.scheme = event.scheme and line.unit_id = coalesce(file.person_id, employer.id)
           and line.period in (event.approved_on, substr(event.approved_on, 1, 7), substr(event.approved_on, 1, 4), 'once')
           and line.run_id in (select run from standing_run))
       order by event.approved_on, file.id`,
    )
    .all(asOf);
}

const SUBDISTRICT = `(select iif(min(value) = max(value), value, null) from current_fact as fact
  where fact.person_id = file.person_id and fact.name = 'subdistrict' and fact.valid_from <= @asOf
    and (fact.valid_to is null or fact.valid_to > @asOf)
  group by fact.valid_from order by fact.valid_from desc limit 1)`;

function asked({ kinds, states, clerk, subdistrict, person, isOpen, dueBy, asOf }: CaseFilter): {
  readonly from: string;
  readonly values: Record<string, unknown>;
} {
  const conditions = [
    ...(dueBy === undefined ? [] : ['event.due_on is not null and event.due_on <= @dueBy']),
    ...(kinds === undefined ? [] : ['file.kind in (select value from json_each(@kinds))']),
    ...(states === undefined
      ? []
      : ["file.kind || ' ' || event.state in (select value from json_each(@states))"]),
    ...(clerk === undefined ? [] : ['event.clerk = @clerk']),
    ...(person === undefined ? [] : ['file.person_id = @person']),
    ...(isOpen === undefined ? [] : [isOpen ? 'event.ended is null' : 'event.ended is not null']),
    ...(subdistrict === undefined ? [] : [`${SUBDISTRICT} = @subdistrict`]),
  ];
  // CROSS JOIN: the events are gone through in the order of their days, and the list may stop early.
  return {
    from: `from current_case_event as event cross join case_file as file on file.id = event.case_id
       ${conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`}`,
    values: {
      ...{ asOf, ...(dueBy !== undefined && { dueBy }), ...(clerk !== undefined && { clerk }) },
      ...(kinds && { kinds: JSON.stringify(kinds) }),
      ...(states && { states: JSON.stringify(states) }),
      ...(person !== undefined && { person }),
      ...(subdistrict !== undefined && { subdistrict }),
    },
  };
}
