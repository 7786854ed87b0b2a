import { sql } from 'kysely';
import type { Database } from '../../db/connection/open.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Text } from '../../kernel/text.ts';
import type { SheetName } from '../../facts/fact.ts';
import { listsNeededFor } from '../../schemes/language/fact-lists.ts';
import { type FactName, factOf } from '../../facts/facts.ts';
import { monthsOfList, monthsText } from './list-months.ts';

/** What to import for a fact, with the months that are known of it. */
export type ListsToImport = (fact: FactName) => Text;

/** The lists that speak for a time, as what they are known for. */
const ofMonths: Partial<Record<SheetName, Text>> = {
  households: { zh: '户名单', en: 'households' },
  'low-income': { zh: '低保名单', en: 'low income' },
  employers: { zh: '用人单位名单', en: 'employers' },
};

/**
 * 要导入的名单 names the list that brings one of some facts, and the months for which one is on record already: nobody is
 * told to import again what is there. The registry is asked of those lists only.
 */
export async function listsToImport(db: Database, facts: Iterable<FactName>): Promise<ListsToImport> {
  const notes = new Map<SheetName, Text | undefined>();
  for (const kind of new Set([...facts].flatMap(listsToName))) notes.set(kind, await onRecord(db, kind));
  return (fact) => {
    const { source } = factOf(fact);
    const own = listsToName(fact).flatMap((kind) => notes.get(kind) ?? []);
    if (own.length === 0) return source;
    const [zh, en] = [own.map((note) => note.zh).join('；'), own.map((note) => note.en).join('; ')];
    return { zh: `${source.zh}（${zh}）`, en: `${source.en} (${en})` };
  };
}

/** The roster is a word only on what it says itself. */
function listsToName(fact: FactName): readonly SheetName[] {
  return listsNeededFor(fact).filter((kind) => kind !== 'holders' || factOf(fact).sheets[0] === kind);
}

/** What is on record of a kind of list; undefined where nothing is, or nothing is said of the kind. */
async function onRecord(db: Database, kind: SheetName): Promise<Text | undefined> {
  if (kind === 'households') return householdsOnRecord(db);
  if (kind !== 'holders' && kind !== 'low-income' && kind !== 'employers') return undefined;
  const months = await monthsOfList(db, kind);
  return months.length > 0 ? noteOf(kind, monthsText(months)) : undefined;
}

/** From when households are known: they are stated by days, and the day of the first list says most. */
export async function householdsOnRecord({ query }: Database): Promise<Text | undefined> {
  const { rows } = await sql<{ since: PlainDate | null }>`select min(valid_from) as since from fact
    where name = 'household' and superseded_by is null`.execute(query);
  const since = rows[0]?.since;
  return since ? noteOf('households', { zh: `${since} 起`, en: `from ${since} on` }) : undefined;
}

function noteOf(kind: SheetName, months: Text): Text {
  const what = ofMonths[kind];
  return what
    ? { zh: `${what.zh}已有 ${months.zh}的`, en: `${what.en} known ${months.en}` }
    : { zh: '已有，要更正的见 dpf verify', en: 'on record: dpf verify lists what to correct' };
}
