import { sql } from 'kysely';
import type { Database } from '../db/connection/open.ts';
import type { PlainDate } from '../kernel/plain-date.ts';
import type { Text } from '../kernel/text.ts';
import type { SheetName } from '../schemes/fact.ts';
import { listsNeededFor } from '../schemes/fact-lists.ts';
import { type FactName, factOf } from '../schemes/facts.ts';
import { monthsOfList, monthsText } from './list-months.ts';

/** What to import for a fact, with the months that are known of it; and from when households are known, if any are. */
export type ListsToImport = {
  readonly nameOf: (fact: FactName) => Text;
  readonly households: Text | undefined;
};

/** The lists that speak for a time, as what they are known for. */
const ofMonths: Partial<Record<SheetName, Text>> = {
  households: { zh: '户名单', en: 'households' },
  'low-income': { zh: '低保名单', en: 'low income' },
  employers: { zh: '用人单位名单', en: 'employers' },
};

/**
 * 要导入的名单 names the list that brings a fact, and the months for which one is on record already: nobody is told to
 * import again what is there.
 */
export async function listsToImport(db: Database): Promise<ListsToImport> {
  const notes = new Map<SheetName, Text>();
  for (const kind of ['holders', 'low-income', 'employers'] as const) {
    const months = await monthsOfList(db, kind);
    if (months.length > 0) notes.set(kind, noteOf(kind, monthsText(months)));
  }
  const since = await householdsSince(db);
  if (since) notes.set('households', noteOf('households', since));
  const nameOf = (fact: FactName): Text => {
    const { source, sheets } = factOf(fact);
    // The roster is a word only on what it says itself.
    const own = listsNeededFor(fact).flatMap((kind) =>
      kind !== 'holders' || sheets[0] === kind ? (notes.get(kind) ?? []) : [],
    );
    if (own.length === 0) return source;
    const [zh, en] = [own.map((note) => note.zh).join('；'), own.map((note) => note.en).join('; ')];
    return { zh: `${source.zh}（${zh}）`, en: `${source.en} (${en})` };
  };
  return { nameOf, households: notes.get('households') };
}

/** Households are stated by days, and the day of the first list says most. */
async function householdsSince({ query }: Database): Promise<Text | undefined> {
  const { rows } = await sql<{ since: PlainDate | null }>`select min(valid_from) as since from fact
    where name = 'household' and superseded_by is null`.execute(query);
  const since = rows[0]?.since;
  return since ? { zh: `${since} 起`, en: `from ${since} on` } : undefined;
}

function noteOf(kind: SheetName, months: Text): Text {
  const what = ofMonths[kind];
  return what
    ? { zh: `${what.zh}已有 ${months.zh}的`, en: `${what.en} known ${months.en}` }
    : { zh: '已有，要更正的见 dpf verify', en: 'on record: dpf verify lists what to correct' };
}
