import { sql } from 'kysely';
import type { Database } from '../../db/connection/open.ts';
import { type Fen, fen } from '../../kernel/fen.ts';
import type { ServiceUnit } from '../../services/programme.ts';
import type { BuiltScope } from '../built-scope.ts';
import { NOWHERE } from '../rows/holder-table.ts';
import { servedIn } from '../kinds/services.ts';
import { wholeYear } from '../rows/run-lines.ts';

/** What a table of services is by. */
export type ServiceGroup = 'month' | 'subdistrict';

/** 服务分组表 one programme: how many in each group and in the year, and yuan where the ledger has amounts. */
type ServicesOf = {
  readonly programme: string;
  readonly title: string;
  /** People once each where the programme names them, else quantities of its own unit. */
  readonly unit: ServiceUnit;
  readonly cells: ReadonlyMap<string, ServiceCell>;
  readonly total: ServiceCell;
};
/** Undefined where no row can be counted so. */
type ServiceCell = { readonly count: number | undefined; readonly fen: Fen | undefined };

export type ServicesTable = {
  readonly year: number;
  readonly by: ServiceGroup;
  /** Months (`2020-01`) or subdistricts in their order. */
  readonly groups: readonly string[];
  readonly services: readonly ServicesOf[];
};

const WHOLE = '';

/** The declared programmes of a year by month or subdistrict; somebody served in two months is in each, and once in the year. */
export async function servicesBy(db: Database, scope: BuiltScope, by: ServiceGroup): Promise<ServicesTable> {
  const found = await countBy(db, scope, by);
  const known = by === 'month' ? wholeYear(scope.year) : scope.district.subdistricts.map(({ name }) => name);
  const hasOthers = found.some(({ place }) => place === NOWHERE);
  const services = scope.programmes.flatMap(({ id, title, unit, isNamed }): readonly ServicesOf[] => {
    const own = found.filter((one) => one.id === id);
    const cells = new Map(own.map((one) => [one.place, cellOf(one, isNamed)]));
    const total = cells.get(WHOLE);
    return total ? [{ programme: id, title, unit: isNamed ? '人' : unit, cells, total }] : [];
  });
  return { year: scope.year, by, groups: hasOthers ? [...known, NOWHERE] : known, services };
}

type Row = {
  id: string;
  place: string;
  people: number;
  own: number;
  quantity: number;
  priced: number;
  fen: number | null;
};

async function countBy({ query }: Database, scope: BuiltScope, by: ServiceGroup): Promise<readonly Row[]> {
  const { year, asOf, programmes, programmeWords } = scope;
  const words = programmes.flatMap(({ id, unit }) =>
    (programmeWords.get(id) ?? []).map((word) => [word, id, unit] as const),
  );
  const place = by === 'month' ? sql`substr(served_on, 1, 7)` : sql`coalesce(${servedIn(scope)}, ${NOWHERE})`;
  const { rows } = await sql<Row>`with served as (
      select meant.value ->> 1 as id, ${place} as place, person_id, iif(unit = meant.value ->> 2, quantity, null) as quantity,
        amount_fen
      from current_service_record as service join json_each(${JSON.stringify(words)}) as meant
        on meant.value ->> 0 = service.programme
      where served_on between ${`${year}-01-01`} and ${asOf} and quantity > 0)
    select id, place, count(distinct person_id) as people, count(quantity) as own, sum(quantity) as quantity,
      count(amount_fen) as priced, sum(amount_fen) as fen from served group by id, place
    union all
    select id, ${WHOLE}, count(distinct person_id), count(quantity), sum(quantity), count(amount_fen), sum(amount_fen)
      from served group by id`.execute(query);
  return rows;
}

function cellOf({ people, own, quantity, priced, fen: sum }: Row, isNamed: boolean): ServiceCell {
  const count = isNamed ? people || undefined : own > 0 ? quantity : undefined;
  return { count, fen: priced > 0 ? fen(sum ?? 0) : undefined };
}
