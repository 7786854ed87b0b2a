import { sql } from 'kysely';
import type { Database } from '../db/open.ts';
import type { PlainDate } from '../kernel/plain-date.ts';
import type { Text } from '../kernel/text.ts';
import { plusMonths, type YearMonth } from '../kernel/year-month.ts';
import { type FactName, factOf } from '../schemes/facts.ts';

/** What to import for a fact, with the months that are known of it; and from when households are known, if any are. */
export type ListsOnRecord = {
  readonly nameOf: (fact: FactName) => Text;
  readonly households: Text | undefined;
};

type OnRecord = Readonly<Record<'roster' | 'lowIncome' | 'households', Text | undefined>>;

/**
 * 要导入的名单 names the list that brings a fact, and the months for which one is on record already: nobody is told to
 * import again what is there.
 */
export async function listsOnRecord(db: Database): Promise<ListsOnRecord> {
  const onRecord = await readOnRecord(db);
  const nameOf = (name: FactName): Text => {
    const { source } = factOf(name);
    const notes = listsOf(name).flatMap((list) => onRecord[list] ?? []);
    if (notes.length === 0) return source;
    const [zh, en] = [notes.map((note) => note.zh).join('；'), notes.map((note) => note.en).join('; ')];
    return { zh: `${source.zh}（${zh}）`, en: `${source.en} (${en})` };
  };
  return { nameOf, households: onRecord.households };
}

/** The lists that a fact is read from, of those that speak for a time. */
function listsOf(name: FactName): readonly (keyof OnRecord)[] {
  return [
    ...(/^(certificate\.|hukou_local)/.test(name) ? (['roster'] as const) : []),
    ...(name.includes('household') ? (['households'] as const) : []),
    ...(name.endsWith('low_income') ? (['lowIncome'] as const) : []),
  ];
}

async function readOnRecord({ query }: Database): Promise<OnRecord> {
  const { rows } = await sql<{ from_month: YearMonth; to_month: YearMonth }>`select from_month, to_month
    from coverage where name = 'low_income' and superseded_by is null order by from_month, to_month`.execute(
    query,
  );
  const first = await sql<{ since: PlainDate | null; roster: number }>`select
      (select min(valid_from) from fact where name = 'household' and superseded_by is null) as since,
      exists (select 1 from certificate where withdrawn_by is null) as roster`.execute(query);
  const { since, roster } = first.rows[0] ?? { since: null, roster: 0 };
  const months = spansOf(rows.map(({ from_month, to_month }) => ({ from: from_month, to: to_month })));
  const named = (to: string) =>
    months.map((one) => (one.from === one.to ? one.from : `${one.from}${to}${one.to}`));
  return {
    roster:
      roster === 1
        ? { zh: '已有，要更正的见 dpf verify', en: 'on record: dpf verify lists what to correct' }
        : undefined,
    lowIncome:
      months.length > 0
        ? {
            zh: `低保已知的月份：${named('至').join('、')}`,
            en: `low income known for ${named(' to ').join(', ')}`,
          }
        : undefined,
    households:
      since === null ? undefined : { zh: `各户从 ${since} 起已知`, en: `households known from ${since} on` },
  };
}

type Span = { readonly from: YearMonth; readonly to: YearMonth };

/** Months in order, those that touch or overlap as one. */
function spansOf(inOrder: readonly Span[]): readonly Span[] {
  return inOrder.reduce<readonly Span[]>((spans, next) => {
    const last = spans.at(-1);
    if (!last || next.from > plusMonths(last.to, 1)) return [...spans, next];
    return [...spans.slice(0, -1), { from: last.from, to: next.to > last.to ? next.to : last.to }];
  }, []);
}
