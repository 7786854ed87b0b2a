import type { Fen } from '../../kernel/fen.ts';
import {
  type ListingColumn,
  column,
  csvTitles,
  type Listing,
  tableOf,
} from '../../kernel/documents/listing.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { placeText } from '../../kernel/problem.ts';
import { programmeNamed } from '../../services/programme.ts';
import { type JobContext, withRegistry } from '../frame/context.ts';
import { loadPolicies } from '../policy/load-policies.ts';
import { chooseProgramme } from './choose-recipient.ts';

/** 服务记录 a row of the ledger as it is listed; no number of a person is on it. */
export type ListedService = {
  readonly record: number;
  readonly on: PlainDate;
  /** As the ledger calls it. */
  readonly programme: string;
  readonly person: number | null;
  readonly name: string | null;
  readonly subject: string | null;
  readonly quantity: number;
  readonly unit: string;
  readonly amountFen: Fen | null;
  readonly file: string;
  readonly sheet: string;
  readonly row: number;
};

/** Lists the rows of the ledger that count, of one programme or all, of one year or all. Throws CannotRun. */
export async function listServices(
  context: JobContext,
  { programme, year }: { readonly programme: string | undefined; readonly year: number | undefined },
): Promise<readonly ListedService[]> {
  return withRegistry(context, 'record list', async (db) => {
    const { programmes } = await loadPolicies(context, db);
    const wanted = programme === undefined ? undefined : await chooseProgramme(programmes, programme);
    const rows = db.sqlite
      .prepare<{ year: string | null }, ListedService>(
        `select r.id as record, r.served_on as "on", r.programme, r.person_id as person, person.name, r.subject, r.quantity,
           r.unit, r.amount_fen as amountFen, import.file_name as file, r.sheet, r.row_number as row
         from current_service_record as r join import on import.id = r.import_id
           left join person on person.id = r.person_id
         where @year is null or substr(r.served_on, 1, 4) = @year order by r.served_on, r.programme, r.id`,
      )
      .all({ year: year === undefined ? null : String(year) });
    return wanted === undefined
      ? rows
      : rows.filter((row) => programmeNamed(programmes, row.programme)?.id === wanted.id);
  });
}

const columns: readonly ListingColumn<ListedService>[] = [
  column('编号', 'record', ({ record }) => record),
  column('日期', 'day', ({ on }) => on),
  column('服务项目', 'programme', ({ programme }) => programme),
  column('登记号', 'id', ({ person }) => person ?? undefined, { isOptional: true }),
  column('姓名', 'name', ({ name }) => name ?? undefined, { isOptional: true }),
  column('服务对象', 'for', ({ subject }) => subject ?? undefined, { isOptional: true }),
  column('数量', 'quantity', ({ quantity }) => quantity, { kind: 'integer' }),
  column('单位', 'unit', ({ unit }) => unit),
  column('金额', 'yuan', ({ amountFen }) => (amountFen === null ? undefined : { fen: amountFen }), {
    kind: 'yuan',
    isOptional: true,
  }),
  column('出处', 'where', ({ file, sheet, row }) => placeText({ file, ...(sheet !== '' && { sheet }), row })),
];

/** What its CSV begins with. */
export const servicesTitles = csvTitles(columns);

/** 服务记录清单. */
export function servicesListing(rows: readonly ListedService[]): Listing {
  return {
    name: '服务记录',
    title: '服务记录',
    note: `共${rows.length}条`,
    ...tableOf(columns, rows),
    more: { counter: '条', file: { zh: '服务记录.xlsx', en: 'services.xlsx' } },
  };
}
