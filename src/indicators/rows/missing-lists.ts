import type { Database } from '../../db/connection/open.ts';
import { sheetKinds } from '../../importing/kinds.ts';
import type { Text } from '../../kernel/text.ts';
import type { YearMonth } from '../../kernel/year-month.ts';
import { isListKnown, type ListMonths, monthsOfList, monthsText } from '../../payout/explain/list-months.ts';
import type { Tally } from '../../payout/calculate/tally.ts';
import { listsNeededFor } from '../../schemes/language/fact-lists.ts';
import { factOf } from '../../facts/facts.ts';
import type { Scheme } from '../../schemes/language/scheme.ts';

const listOfUnits = { person: 'holders', household: 'households', employer: 'employers' } as const;

/** What a scheme was calculated to in a month, or for events in its year, and what has come since. */
type Calculated = {
  readonly tally: Tally;
  readonly month: YearMonth;
  /** The kinds of the lists that came after it. */
  readonly laterKinds: readonly string[];
};

/** What the figure of a scheme lacks: a list, a fact of some, or a draft that knows of the lists that are there. */
export type Lack = Text | 'another-draft';

/**
 * 缺的名单 which list is missing, and for which months there is one, where a scheme could not be calculated: nobody is on
 * record whom it could concern, or of all of them something decisive is unknown. Undefined where the figure is known.
 */
export async function missingLists(
  db: Database,
  scheme: Scheme,
  calculated: Calculated,
): Promise<Lack | undefined> {
  const { tally, month, laterKinds } = calculated;
  if (tally.concerned === 0) return missingUnits(db, scheme, calculated);
  if (tally.eligible > 0 || tally.unknown === 0) return undefined;
  const facts = tally.unknownFacts.map(({ fact }) => fact);
  const missing = await unknownLists(db, [...new Set(facts.flatMap(listsNeededFor))], month);
  if (missing.length > 0) return joined(missing);
  if (laterKinds.length > 0) return 'another-draft';
  return joined(
    tally.unknownFacts.map(({ fact, count }) => {
      const { zh, en } = factOf(fact).label;
      return { zh: `${count} ${countedAs(scheme)}的${zh}没有登记`, en: `${en} is not on record of ${count}` };
    }),
  );
}

function countedAs({ unit, events }: Scheme): string {
  return events ? '笔' : { person: '人', household: '户', employer: '家' }[unit];
}

async function missingUnits(
  db: Database,
  { unit, events }: Scheme,
  { month, laterKinds }: Calculated,
): Promise<Lack | undefined> {
  const kind = events?.sheet ?? listOfUnits[unit];
  const missing = await unknownLists(db, [kind], month);
  if (missing.length > 0) return joined(missing);
  if (laterKinds.includes(kind)) return 'another-draft';
  // A list that is there and names nobody is an answer; of events, each scheme has lists of its own.
  if (!events) return undefined;
  const { zh, en } = titleOf(kind);
  const year = month.slice(0, 4);
  return { zh: `${zh}没有本项目 ${year} 年的记录`, en: `${en}: nothing of ${year} for this scheme` };
}

/** Those of some kinds of list that are not known in a month. */
async function unknownLists(
  db: Database,
  kinds: readonly string[],
  month: YearMonth,
): Promise<readonly Text[]> {
  const texts: Text[] = [];
  for (const kind of kinds) {
    const months = await monthsOfList(db, kind);
    if (months.length === 0) texts.push(notImported(titleOf(kind)));
    else if (!isListKnown(months, month)) texts.push(onlyOf(titleOf(kind), months));
  }
  return texts;
}

function notImported({ zh, en }: Text): Text {
  return { zh: `没有导入${zh}`, en: `${en}: not imported` };
}

function onlyOf({ zh, en }: Text, months: readonly ListMonths[]): Text {
  const { zh: known, en: ofMonths } = monthsText(months);
  return { zh: `${zh}只有 ${known} 的`, en: `${en}: known ${ofMonths} only` };
}

function titleOf(kind: string): Text {
  return sheetKinds.find((one) => one.kind === kind)?.title ?? { zh: kind, en: kind };
}

function joined(texts: readonly Text[]): Text {
  return { zh: texts.map(({ zh }) => zh).join('、'), en: texts.map(({ en }) => en).join(', ') };
}
