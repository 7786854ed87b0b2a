import { type RawBuilder, sql } from 'kysely';
import { factOn } from '../../db/people/fact-on.ts';
import type { Text } from '../../kernel/text.ts';
import type { Programme } from '../../services/programme.ts';
import { subdistrictOf } from '../rows/holder-table.ts';
import type { Defined, Need, Scope, TraceRow } from '../indicator.ts';
import type { FigureSpec } from '../language/figure-spec.ts';
import { listOfYear } from '../rows/lists-of-year.ts';

/** 服务台账 the people, their households or employers, the rows, quantities or yuan of one programme in the year. */
export function services(spec: FigureSpec<'services'>, scope: Scope): Defined {
  const programme = scope.programmes.find((one) => one.id === spec.programme);
  const words = scope.programmeWords?.get(spec.programme) ?? [];
  const { kind, isCounted, lacking, each, isDoubtful } = countings[spec.count](programme?.unit ?? '');
  const inYear = rowsIn(scope, words, spec);
  const household = factOn('household', 'served.person_id', scope.asOf);
  const all =
    each === 'household'
      ? sql`select served.*, ${household} as household from (${inYear}) as served`
      : inYear;
  const counted = sql`select * from (${all}) where ${isCounted}`;
  const own = sql`select * from (${counted}) where ${isDone}`;
  return {
    definition: definitionOf(spec, programme, scope),
    sheets: [
      'services',
      ...(each === 'household' ? (['households'] as const) : []),
      ...(spec.subdistrict === undefined ? [] : (['holders'] as const)),
    ],
    // Rows that cannot be counted are told of beside the figure; where there are no others there is no figure.
    needs: [
      listOfYear('services', scope),
      hasRows(scope, programme, rowsIn(scope, words)),
      {
        // Of money nothing is known where no row of what was done has any.
        isMet: sql`exists (${own}) or ${
          kind === 'sum' ? sql`not exists (${all})` : sql`not exists (select 1 from (${all}) where ${isDone})`
        }`,
        lacking,
      },
    ],
    undecided: sql`select 1 from (${all}) where ${isDoubtful ?? sql`${isDone} and not (${isCounted})`}`,
    undecidedUnit: '笔',
    kind,
    rows: rowsOf(scope, each === undefined ? own : firstOf(own, each)),
  };
}

type Each = 'person_id' | 'household' | 'subject';
type Counting = {
  readonly kind: 'count' | 'quantity' | 'sum';
  /** Of which rows it can be told. */
  readonly isCounted: RawBuilder<unknown>;
  readonly lacking: Text;
  /** What is counted once, however many rows there are of it. */
  readonly each?: Each;
  /** Which rows are told of beside it, where that is not those it cannot be told of. */
  readonly isDoubtful?: RawBuilder<unknown>;
};

/** 数量为 0 a row that says that nothing was done: it is kept, and counts as nobody, no session and no money. */
const isDone = sql`quantity > 0`;

const countings: Readonly<Record<FigureSpec<'services'>['count'], (unit: string) => Counting>> = {
  people: () => ({
    kind: 'count',
    isCounted: sql`person_id is not null`,
    each: 'person_id',
    lacking: { zh: '台账的行都没有写明身份证号', en: 'no row of the ledger names anybody by citizen id' },
  }),
  households: () => ({
    kind: 'count',
    isCounted: sql`household is not null`,
    each: 'household',
    lacking: { zh: '服务对象都没有登记户', en: 'the household of none of them is on record' },
  }),
  employers: () => ({
    kind: 'count',
    isCounted: sql`subject is not null`,
    each: 'subject',
    lacking: { zh: '台账的行都没有写明单位', en: 'no row of the ledger names an employer' },
  }),
  rows: () => ({ kind: 'count', isCounted: sql`1`, lacking: { zh: '', en: '' } }),
  // What another unit counts is not added.
  quantity: (unit) => ({
    kind: 'quantity',
    isCounted: sql`unit = ${unit}`,
    lacking: { zh: `台账的行计量单位都不是${unit}`, en: 'every row of the ledger has another unit' },
  }),
  amount: () => ({
    kind: 'sum',
    isCounted: sql`amount_fen is not null`,
    // Money beside a quantity of 0 is for nobody yet to say: it is told of, and not added.
    isDoubtful: sql`(amount_fen is null) = (${isDone})`,
    lacking: { zh: '台账的行都没有金额', en: 'no row of the ledger has an amount' },
  }),
};

/** 受益人数 people whom any of the declared programmes names, once each however many served them. */
export function reached(_: FigureSpec<'reached'>, scope: Scope): Defined {
  const all = rowsIn(scope, [...(scope.programmeWords?.values() ?? [])].flat());
  const named = sql`select * from (${all}) where person_id is not null and ${isDone}`;
  return {
    definition: {
      zh: `服务台账中 ${scope.year} 年至截止日各项已列明的服务写明身份证号的服务对象，一人只算一次；汇总数里的人不算`,
      en: `people named by citizen id in any declared programme of ${scope.year} up to the cut-off, each once; nobody of a tally`,
    },
    kind: 'count',
    sheets: ['services'],
    needs: [
      listOfYear('services', scope),
      {
        isMet: sql`exists (select 1 from (${all}) where person_id is not null)`,
        lacking: {
          zh: `服务台账没有 ${scope.year} 年写明身份证号的行`,
          en: `service ledger: no row of ${scope.year} names anybody by citizen id`,
        },
      },
    ],
    rows: rowsOf(scope, firstOf(named, 'person_id')),
  };
}

/** Of each person, household or employer the first row. */
function firstOf(rows: RawBuilder<unknown>, each: Each): RawBuilder<unknown> {
  return sql`select *, min(served_on || ' ' || programme || ' ' || printf('%015d', coalesce(amount_fen, 0)) || ' ' || occurrence || ' ' || coalesce(person_id, ''))
    -- SQLite takes the other columns from the row of the minimum.
    from (${rows}) group by ${sql.ref(each)}`;
}

function definitionOf(
  { count, months, subdistrict }: FigureSpec<'services'>,
  programme: Programme | undefined,
  { year }: Scope,
): Text {
  const title = programme?.title ?? '';
  const tally = programme?.isNamed === false ? { zh: '汇总数。', en: 'a tally: ' } : { zh: '', en: '' };
  const what: Record<typeof count, Text> = {
    people: { zh: '写明身份证号的服务对象，一人只算一次', en: 'people named by citizen id, each once' },
    households: {
      zh: '写明身份证号的服务对象所在的户，一户只算一次',
      en: 'the households of those named by citizen id, each once',
    },
    employers: { zh: '写明的用人单位，一家只算一次', en: 'employers named, each once' },
    rows: { zh: '台账的行数', en: 'rows of the ledger' },
    quantity: {
      zh: `数量之和，只加计量单位为${programme?.unit ?? ''}的行`,
      en: 'the sum of quantities of its own unit',
    },
    amount: { zh: '金额之和，没有金额的行不算', en: 'the sum of amounts, rows without one left out' },
  };
  const span = months && (months.from === months.to ? `${months.from}` : `${months.from}—${months.to}`);
  const only = {
    zh: `${span === undefined ? '' : ` ${span} 月`}${subdistrict === undefined ? '' : `（${subdistrict}）`}`,
    en: `${span === undefined ? '' : `, months ${span}`}${subdistrict === undefined ? '' : `, ${subdistrict}`}`,
  };
  return {
    zh: `${tally.zh}服务台账中 ${year} 年${only.zh}至截止日“${title}”的${what[count].zh}`,
    en: `${tally.en}${what[count].en} of "${title}" in the service ledger of ${year}${only.en} up to the cut-off`,
  };
}

/** A programme of which the ledger says nothing was perhaps kept elsewhere: that is no 0. */
function hasRows(scope: Scope, programme: Programme | undefined, rows: RawBuilder<unknown>): Need {
  const title = programme?.title ?? '';
  return {
    isMet: sql`exists (${rows})`,
    lacking: {
      zh: `服务台账没有“${title}” ${scope.year} 年的记录`,
      en: `service ledger: nothing of "${title}" in ${scope.year}`,
    },
  };
}

function rowsIn(
  scope: Scope,
  words: readonly string[],
  { months, subdistrict }: Pick<FigureSpec<'services'>, 'months' | 'subdistrict'> = {},
): RawBuilder<unknown> {
  const { year, asOf } = scope;
  const month = (of: number) => `${year}-${String(of).padStart(2, '0')}`;
  const isThen = months
    ? sql`substr(served_on, 1, 7) between ${month(months.from)} and ${month(months.to)}`
    : sql`1`;
  const isThere = subdistrict === undefined ? sql`1` : sql`${servedIn(scope)} = ${subdistrict}`;
  return sql`select * from current_service_record as service where programme in (${sql.join(['', ...words])})
    and served_on between ${`${year}-01-01`} and ${asOf} and ${isThen} and ${isThere}`;
}

/** 服务所在街道 of a row of the table `service`: the person's at the cut-off; of a tally the one that its words name. */
export function servedIn({ asOf, placeWords }: Scope): RawBuilder<string | null> {
  const named = JSON.stringify(Object.fromEntries(placeWords ?? []));
  return sql<string | null>`coalesce(${factOn('subdistrict', 'service.person_id', asOf)},
    (select value from json_each(${named}) where key = service.subject))`;
}

function rowsOf({ asOf }: Scope, rows: RawBuilder<unknown>): RawBuilder<TraceRow> {
  return sql<TraceRow>`select person.id as person, coalesce(person.name, own.subject) as name,
      person.citizen_id as number, ${subdistrictOf(asOf)} as subdistrict, null as category, null as grade,
      own.served_on as happened_on, own.amount_fen as fen, own.quantity, import.file_name as file, own.sheet,
      own.row_number as row
    from (${rows}) as own left join person on person.id = own.person_id join import on import.id = own.import_id
    order by own.served_on, own.person_id, own.subject, own.quantity, own.occurrence`;
}
