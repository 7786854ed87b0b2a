import { type RawBuilder, sql } from 'kysely';
import type { Text } from '../../kernel/text.ts';
import type { Programme } from '../../services/programme.ts';
import { subdistrictOf } from '../holder-table.ts';
import type { Defined, Need, Scope, TraceRow } from '../indicator.ts';
import type { FigureSpec } from '../language/figure-spec.ts';
import { listOfYear } from '../lists-of-year.ts';

/** 服务台账 the people, rows, quantities or yuan of one programme in the year. */
export function services({ programme: id, count }: FigureSpec<'services'>, scope: Scope): Defined {
  const programme = scope.programmes.find((one) => one.id === id);
  const words = scope.programmeWords?.get(id) ?? [];
  const { zh, en } = definitionOf(count, programme, scope);
  const common = {
    definition: { zh, en },
    sheets: ['services'] as const,
    needs: [listOfYear('services', scope), hasRows(scope, programme, words)],
  };
  const all = rowsIn(scope, words);
  const done = sql`select * from (${all}) where ${isDone}`;
  // Rows that cannot be counted are told of beside the figure; where there are no others there is no figure.
  const counted = (isCounted: RawBuilder<unknown>, lacking: Text) => ({
    ...common,
    needs: [...common.needs, { isMet: sql`exists (select 1 from (${all}) where ${isCounted})`, lacking }],
    undecided: sql`select 1 from (${done}) where not (${isCounted})`,
    undecidedUnit: '笔' as const,
  });
  switch (count) {
    case 'people':
      return {
        ...counted(sql`person_id is not null`, {
          zh: '台账的行都没有写明身份证号',
          en: 'no row of the ledger names anybody by citizen id',
        }),
        kind: 'count',
        rows: rowsOf(scope, peopleOf(done)),
      };
    case 'rows':
      return { ...common, kind: 'count', rows: rowsOf(scope, done) };
    case 'quantity': {
      const isOwn = sql`unit = ${programme?.unit ?? ''}`;
      return {
        // What another unit counts is not added.
        ...counted(isOwn, {
          zh: `台账的行计量单位都不是${programme?.unit ?? ''}`,
          en: 'every row of the ledger has another unit',
        }),
        kind: 'quantity',
        rows: rowsOf(scope, sql`select * from (${all}) where ${isOwn}`),
      };
    }
    case 'amount': {
      const hasAmount = sql`amount_fen is not null`;
      return {
        ...counted(hasAmount, { zh: '台账的行都没有金额', en: 'no row of the ledger has an amount' }),
        kind: 'sum',
        // Money beside a quantity of 0 is for nobody yet to say: it is told of, and not added.
        undecided: sql`select 1 from (${all}) where (amount_fen is null) = (${isDone})`,
        rows: rowsOf(scope, sql`select * from (${done}) where ${hasAmount}`),
      };
    }
  }
}

/** 受益人数 people whom any of the declared programmes names, once each however many served them. */
export function reached(_: FigureSpec<'reached'>, scope: Scope): Defined {
  const all = rowsIn(scope, [...(scope.programmeWords?.values() ?? [])].flat());
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
    rows: rowsOf(scope, peopleOf(sql`select * from (${all}) where ${isDone}`)),
  };
}

/** 数量为 0 a row that says that nothing was done: it is kept, and counts as nobody, no session and no money. */
const isDone = sql`quantity > 0`;

/** Of each person the first row. */
function peopleOf(rows: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select *, min(served_on || ' ' || programme || ' ' || printf('%015d', coalesce(amount_fen, 0)) || ' ' || occurrence)
    -- SQLite takes the other columns from the row of the minimum.
    from (${rows}) where person_id is not null group by person_id`;
}

function definitionOf(
  count: FigureSpec<'services'>['count'],
  programme: Programme | undefined,
  { year }: Scope,
): Text {
  const title = programme?.title ?? '';
  const tally = programme?.isNamed === false ? { zh: '汇总数。', en: 'a tally: ' } : { zh: '', en: '' };
  const what: Record<typeof count, Text> = {
    people: { zh: '写明身份证号的服务对象，一人只算一次', en: 'people named by citizen id, each once' },
    rows: { zh: '台账的行数', en: 'rows of the ledger' },
    quantity: {
      zh: `数量之和，只加计量单位为${programme?.unit ?? ''}的行`,
      en: 'the sum of quantities of its own unit',
    },
    amount: { zh: '金额之和，没有金额的行不算', en: 'the sum of amounts, rows without one left out' },
  };
  return {
    zh: `${tally.zh}服务台账中 ${year} 年至截止日“${title}”的${what[count].zh}`,
    en: `${tally.en}${what[count].en} of "${title}" in the service ledger of ${year} up to the cut-off`,
  };
}

/** A programme of which the ledger says nothing was perhaps kept elsewhere: that is no 0. */
function hasRows(scope: Scope, programme: Programme | undefined, words: readonly string[]): Need {
  const title = programme?.title ?? '';
  return {
    isMet: sql`exists (${rowsIn(scope, words)})`,
    lacking: {
      zh: `服务台账没有“${title}” ${scope.year} 年的记录`,
      en: `service ledger: nothing of "${title}" in ${scope.year}`,
    },
  };
}

function rowsIn({ year, asOf }: Scope, words: readonly string[]): RawBuilder<unknown> {
  return sql`select * from current_service_record where programme in (${sql.join(['', ...words])})
    and served_on between ${`${year}-01-01`} and ${asOf}`;
}

function rowsOf({ asOf }: Scope, rows: RawBuilder<unknown>): RawBuilder<TraceRow> {
  return sql<TraceRow>`select person.id as person, coalesce(person.name, own.subject) as name,
      person.citizen_id as number, ${subdistrictOf(asOf)} as subdistrict, null as category, null as grade,
      own.served_on as happened_on, own.amount_fen as fen, own.quantity, import.file_name as file, own.sheet,
      own.row_number as row
    from (${rows}) as own left join person on person.id = own.person_id join import on import.id = own.import_id
    order by own.served_on, own.person_id, own.subject, own.quantity, own.occurrence`;
}
