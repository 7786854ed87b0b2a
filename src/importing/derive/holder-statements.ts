import type { Category, Grade } from '../../kernel/certificate-number.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { CancelReason, CertificateEventKind } from '../../registry/certificate/certificate.ts';
import {
  type AttributeName,
  attributesOfHolder,
  type EventWords,
  personColumns,
  type RosterWords,
  statedAttributes,
  statedPerson,
  type Statement,
} from '../../registry/certificate/statement.ts';
import { lastDayOfTerm, type ValidityPolicy } from '../../registry/certificate/validity.ts';
import type { Sqlite } from '../../db/connection/driver.ts';
import type { Source } from '../save/source.ts';

type Words =
  | { readonly of: 'roster'; readonly words: RosterWords }
  | { readonly of: 'event'; readonly words: EventWords };

type Row = {
  content: string | null;
  certificate_number: string | null;
  brought_by: number | null;
  import_id: number;
  row_number: number;
  sheet: string | null;
  as_of: PlainDate | null;
  command: number | null;
};

/** 陈述 what lists said of holders; statements are prepared once. */
export type HolderStatements = {
  /** All that counts of what was said of a person, in no order. */
  readonly of: (personId: number) => readonly Statement[];
  readonly add: (personId: number, words: Words, row: number) => void;
  /** 同前 a roster says the same as the row that brought a certificate. */
  readonly affirm: (personId: number, certificateId: number, row: number) => void;
  /** Writes down what the roster row that brought a person said, before anything else is said of them. */
  readonly writeDown: (personId: number) => void;
};

/** Prepares the statements of one import. */
export function createHolderStatements(
  sqlite: Sqlite,
  { importId, sheet, asOf, command, validity }: Source & { readonly validity: ValidityPolicy },
): HolderStatements {
  const find = sqlite.prepare<[number], Row>(
    `select content, c.number as certificate_number, c.import_id as brought_by, s.import_id, s.row_number, i.sheet,
       i.as_of, i.command
     from current_holder_statement as s left join certificate as c on c.id = s.certificate_id
       left join import as i on i.id = s.import_id
     where s.person_id = ? and s.import_id not in (select import_id from import_undo)`,
  );
  const insert = sqlite.prepare(
    `insert into holder_statement (person_id, certificate_id, content, import_id, row_number) values (?, ?, ?, ?, ?)`,
  );
  const hasContent = sqlite
    .prepare<[number], 1>('select 1 from holder_statement where person_id = ? and content is not null')
    .pluck();
  const contentOf = sqlite
    .prepare<[number, number, string], string>(
      // The plus: by the few rows of the person, not by all of the import.
      `select content from holder_statement where person_id = ? and +import_id = ? and content ->> 'of' = 'roster'
       and content -> 'words' ->> 'certificateNumber' = ?`,
    )
    .pluck();
  const brought = createFirstRowReader(sqlite, { importId, validity });
  return {
    of: (personId) =>
      find.all(personId).map((row): Statement => {
        const { content, certificate_number: number, brought_by: by } = row;
        const words = content ?? contentOf.get(personId, by ?? 0, number ?? '');
        if (words === undefined) throw new RangeError('a statement without a content');
        return {
          ...(JSON.parse(words) as Words),
          importId: row.import_id,
          row: row.row_number,
          sheet: row.sheet ?? sheet,
          asOf: row.as_of ?? asOf,
          command: row.command ?? command,
        };
      }),
    add: (personId, words, row) => insert.run(personId, null, JSON.stringify(words), importId, row),
    affirm: (personId, certificateId, row) => insert.run(personId, certificateId, null, importId, row),
    writeDown(personId) {
      if (hasContent.get(personId) !== undefined) return;
      for (const { words, by, row } of brought(personId)) {
        insert.run(personId, null, JSON.stringify({ of: 'roster', words }), by, row);
      }
    },
  };
}

type FirstRow = {
  id: number;
  number: string;
  import_id: number;
  row_number: number;
  category: Category;
  grade: Grade;
  components: string | null;
  first_issued_on: PlainDate;
} & Readonly<Record<string, unknown>> &
  Readonly<Record<AttributeName, string | null>>;
type Begun = {
  kind: CertificateEventKind;
  happened_on: PlainDate;
  expires_on: PlainDate | null;
  reason: CancelReason | null;
};

/** Reads the roster row that brought a person and their certificate back from what it wrote: nothing else did since. */
function createFirstRowReader(
  sqlite: Sqlite,
  { importId, validity }: { readonly importId: number; readonly validity: ValidityPolicy },
): (
  personId: number,
) => readonly { readonly words: RosterWords; readonly by: number; readonly row: number }[] {
  const fact = (name: string): string =>
    `(select value from fact where person_id = p.id and name = '${name}' and recorded_by = c.import_id
       and fact.row_number = c.row_number order by id limit 1) as ${name}`;
  const find = sqlite.prepare<[number, number], FirstRow>(
    `select c.id, c.number, c.import_id, c.row_number, c.category, c.grade, c.components, c.first_issued_on,
       ${[...personColumns.map((column) => `p.${column}`), ...attributesOfHolder.map(fact)].join(', ')}
     from certificate as c join person as p on p.id = c.person_id left join import as i on i.id = c.import_id
     where c.person_id = ? and c.import_id = p.import_id and c.row_number = p.row_number
       and (c.import_id = ? or i.kind = 'holders')`,
  );
  const events = sqlite.prepare<[number, number, number], Begun>(
    `select kind, happened_on, expires_on, reason from certificate_event
     where certificate_id = ? and import_id = ? and row_number = ? and restored_by is null order by id`,
  );
  return (personId) =>
    find.all(personId, importId).map((row) => ({
      words: wordsOf(row, events.all(row.id, row.import_id, row.row_number), validity),
      by: row.import_id,
      row: row.row_number,
    }));
}

function wordsOf(row: FirstRow, events: readonly Begun[], validity: ValidityPolicy): RosterWords {
  const begun = events.find(({ expires_on }) => expires_on !== null);
  const state = events.find(({ expires_on }) => expires_on === null);
  const issuedOn = begun?.happened_on ?? row.first_issued_on;
  const computed = lastDayOfTerm(issuedOn, validity);
  return {
    ...statedPerson((_, column) => row[column]),
    certificateNumber: row.number,
    category: row.category,
    grade: row.grade,
    components: row.components === null ? [] : (JSON.parse(row.components) as RosterWords['components']),
    firstIssuedOn: row.first_issued_on,
    issuedOn,
    expiresOn: begun?.expires_on === computed ? undefined : (begun?.expires_on ?? undefined),
    state: state && { kind: state.kind, on: state.happened_on, reason: state.reason ?? undefined },
    ...statedAttributes((name) => row[name]),
  };
}
