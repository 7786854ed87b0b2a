import { type RawBuilder, sql } from 'kysely';
import type { Text } from '../../kernel/text.ts';
import { subdistrictOf } from '../rows/holder-table.ts';
import type { Defined, Scope, TraceRow } from '../indicator.ts';
import type { FigureSpec } from '../language/figure-spec.ts';
import { listOfYear } from '../rows/lists-of-year.ts';

/** 参保 who was insured on the first day of the term that begins in the year: a snapshot, not who joined later. */
export function insurance({ product, count }: FigureSpec<'insurance'>, scope: Scope): Defined {
  const first = firstDay(product, scope);
  const rows = sql<TraceRow>`select person.id as person, person.name, person.citizen_id as number,
      ${subdistrictOf(scope.asOf)} as subdistrict, null as category, null as grade,
      own.starts_on as happened_on, own.premium_fen as fen, import.file_name as file, own.sheet,
      own.row_number as row
    from (select *, min(coalesce(policy_number, '') || occurrence) from current_insurance_policy
        -- SQLite takes the other columns from the row of the minimum.
        where product = ${product} and starts_on = ${first} and person_id is not null group by person_id) as own
      join person on person.id = own.person_id join import on import.id = own.import_id
    order by own.person_id`;
  const common = {
    sheets: ['insurance'] as const,
    needs: [listOfYear('insurance', scope), hasTerm(product, scope)],
    rows,
  };
  if (count === 'starts_on') {
    const definition = {
      zh: `参保名单中“${product}”在 ${scope.year} 年最早的起保日`,
      en: `the first day of "${product}" in ${scope.year} by the list of the insured`,
    };
    return { ...common, kind: 'day', definition };
  }
  return {
    ...common,
    kind: 'count',
    definition: {
      zh: `参保名单中“${product}” ${scope.year} 年首个起保日参保的人，一人只算一次；此后加入的不算，与年末持证人数不是一回事`,
      en: `people insured with "${product}" on its first day in ${scope.year}, each once; later joiners do not count, and it is not the number of holders at the year's end`,
    },
    undecidedUnit: '笔',
    undecided: sql`select 1 from current_insurance_policy where product = ${product} and starts_on = ${first}
      and person_id is null`,
  };
}

/** 理赔 what happened within the term that began in the year, by the rows of the claims list. */
export function claims(spec: FigureSpec<'claims'>, scope: Scope): Defined {
  const { product, count } = spec;
  const { asOf } = scope;
  const term = sql`select min(starts_on) as starts_on, max(ends_on) as ends_on from current_insurance_policy
    where product = ${product} and starts_on = ${firstDay(product, scope)}`;
  const own = sql`select insurance_claim.* from current_insurance_claim as insurance_claim, (${term}) as term
    where happened_on between term.starts_on and term.ends_on and happened_on <= ${asOf}
      and ${spec.cause === undefined ? sql`1` : sql`cause = ${spec.cause}`}
      and ${spec.payment === undefined ? sql`1` : sql`payment = ${spec.payment}`}`;
  const { zh, en } = kindOf(spec);
  const common = {
    sheets: ['insurance', 'claims'] as const,
    needs: [listOfYear('insurance', scope), hasTerm(product, scope), listOfYear('claims', scope)],
  };
  if (count === 'amount') {
    return {
      ...common,
      kind: 'sum',
      definition: {
        zh: `“${product}”本期内出险的${zh}赔付金额之和，以理赔明细表的截止日为限`,
        en: `the sum paid for ${en} of what happened within the term of "${product}", as far as the list goes`,
      },
      rows: rowsOf(scope, own),
    };
  }
  return {
    ...common,
    kind: 'count',
    definition: {
      zh: `“${product}”本期内出险的${zh}赔案，一个赔案号只算一次，以理赔明细表的截止日为限`,
      en: `claims${en && ` for ${en}`} of what happened within the term of "${product}", each number once, as far as the list goes`,
    },
    rows: rowsOf(
      scope,
      sql`select *, min(payment || coalesce(paid_on, '9999') || occurrence)
        -- SQLite takes the other columns from the row of the minimum.
        from (${own}) group by claim_number`,
    ),
  };
}

/** The first day of the term of a product that begins in the year; NULL where none does. */
function firstDay(product: string, { year, asOf }: Scope): RawBuilder<unknown> {
  return sql`(select min(starts_on) from current_insurance_policy where product = ${product}
    and starts_on between ${`${year}-01-01`} and ${asOf})`;
}

function hasTerm(product: string, scope: Scope) {
  return {
    isMet: sql`${firstDay(product, scope)} is not null`,
    lacking: {
      zh: `参保名单没有“${product}” ${scope.year} 年起保的`,
      en: `insurance policies: none of "${product}" that begins in ${scope.year}`,
    },
  };
}

const names: Readonly<Record<string, Text>> = {
  death: { zh: '疾病死亡', en: 'a death by illness' },
  'accidental-death': { zh: '意外死亡', en: 'an accidental death' },
  hospital: { zh: '意外住院', en: 'a hospital stay' },
  disability: { zh: '意外伤残', en: 'a disability by accident' },
  medical: { zh: '医疗费用', en: 'treatment' },
  allowance: { zh: '住院津贴', en: 'the hospital allowance' },
};

function kindOf({ cause, payment }: FigureSpec<'claims'>): Text {
  const parts = [cause, payment].flatMap((word) => (word === undefined ? [] : (names[word] ?? [])));
  return { zh: parts.map(({ zh }) => zh).join(''), en: parts.map(({ en }) => en).join(', ') };
}

function rowsOf({ asOf }: Scope, rows: RawBuilder<unknown>): RawBuilder<TraceRow> {
  return sql<TraceRow>`select person.id as person, person.name, own.claim_number as number,
      ${subdistrictOf(asOf)} as subdistrict, null as category, null as grade, own.happened_on,
      own.amount_fen as fen, import.file_name as file, own.sheet, own.row_number as row
    from (${rows}) as own left join person on person.id = own.person_id join import on import.id = own.import_id
    order by own.claim_number, own.payment, own.occurrence`;
}
