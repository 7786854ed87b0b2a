import type { Insertable, Selectable } from 'kysely';
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
  'case_id',
  'place',
  'step',
  'happened_on',
  'state',
  'since',
  'due_on',
  'ended',
  'came_from',
  'clerk',
  'said',
  'fields',
  'documents',
  'note',
  'attachment_sha256',
  'attachment_name',
  'working_days',
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
] as const;
const fileColumns = [
  'kind',
  'person_id',
  'household_key',
  'credit_code',
  'subdistrict',
  'opened_on',
  'about_scheme',
  'about_month',
  'about_certificate_id',
  'import_id',
  'sheet',
  'row_number',
] as const;

/** Prepares the reading of cases by their number. */
export function createCaseFinder(sqlite: Sqlite): CaseStore['find'] {
  const findFile = sqlite.prepare<[number], CaseFileRow>('select * from case_file where id = ?');
  const findEvent = sqlite.prepare<[number], CaseEventRow>(
    'select * from current_case_event where case_id = ?',
  );
  return (id) => {
    const event = findEvent.get(id);
    const file = event && findFile.get(id);
    return file && { ...file, event };
  };
}

/** Prepares the reading and writing of cases. */
export function createCaseStore(sqlite: Sqlite): CaseStore {
  const insertFile = sqlite.prepare(insertInto('case_file', fileColumns));
  const insertEvent = sqlite.prepare(insertInto('case_event', eventColumns));
  const supersede = sqlite.prepare(
    'update case_event set superseded_by = ? where case_id = ? and superseded_by is null',
  );
  return {
    find: createCaseFinder(sqlite),
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

/** 单位名称 the names that lists have for a credit code, the latest first. */
export function createEmployerNames(sqlite: Sqlite): (creditCode: string) => readonly string[] {
  const find = sqlite
    .prepare<[string, string], string>(
      `select employer from (select employer, max(year) || '' as since from current_employer where credit_code = ? group by employer
         union all select employer, max(began_on) from current_placement where credit_code = ? group by employer)
       order by since desc, employer`,
    )
    .pluck();
  const known = new Map<string, readonly string[]>();
  return (creditCode) => {
    const names = known.get(creditCode) ?? [...new Set(find.all(creditCode, creditCode))];
    known.set(creditCode, names);
    return names;
  };
}

/** 没有撤销的 whether an event counts, as a condition in SQL; `event` names the rows. */
export function notTakenBack(event: string): string {
  return `${event}.restored_by is null and ${event}.import_id not in (select import_id from import_undo)`;
}

/** Prepares the reading of what happened to a case, in its order; also of what the import at hand has written. */
export function createEventsOf(sqlite: Sqlite): (id: number) => readonly CaseEventRow[] {
  const find = sqlite.prepare<[number], CaseEventRow>(
    `select * from case_event where case_id = ? and ${notTakenBack('case_event')} order by place`,
  );
  return (id) => find.all(id);
}

/** 经过 the events of a case that were not taken back, in their order. */
export function eventsOfCase(sqlite: Sqlite, id: number): readonly CaseEventOnRecord[] {
  return sqlite
    .prepare<[number], CaseEventOnRecord>(
      `select event.*, import.operator, import.recorded_at, import.file_name
       from case_event as event join import on import.id = event.import_id
       where case_id = ? and ${notTakenBack('event')}
       order by place`,
    )
    .all(id);
}

/** 个案经过 what happened to the cases of a person, and of the household of that day; what was taken back is marked. */
export function caseEventsOfPerson(
  sqlite: Sqlite,
  personId: number,
): readonly (CaseEventOnRecord & Pick<CaseFileRow, 'kind' | 'opened_on'> & { readonly corrected: 0 | 1 })[] {
  // A list of households does not say since when somebody belongs to theirs.
  return sqlite
    .prepare<
      { personId: number },
      CaseEventOnRecord & Pick<CaseFileRow, 'kind' | 'opened_on'> & { readonly corrected: 0 | 1 }
    >(
      `select event.*, file.kind, file.opened_on, import.operator, import.recorded_at, import.file_name,
         event.import_id in (select import_id from import_undo) as corrected
       from case_file as file join case_event as event on event.case_id = file.id
         join import on import.id = event.import_id
       where (file.person_id = @personId or file.household_key in (select value from current_fact
           where person_id = @personId and name = 'household'
             and (valid_to is null or valid_to > event.happened_on)))
         and restored_by is null order by event.case_id, place, event.id`,
    )
    .all({ personId });
}

/** 核定过的项目 the schemes that a case of somebody was ever approved for. */
export function schemesOfCases(sqlite: Sqlite, personId: number): ReadonlySet<string> {
  const find = sqlite.prepare<[number], string>(
    `select distinct event.scheme from case_file as file cross join case_event as event on event.case_id = file.id
     where file.person_id = ? and event.scheme is not null`,
  );
  return new Set(find.pluck().all(personId));
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
