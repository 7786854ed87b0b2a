import type { PlainDate } from '../../kernel/plain-date.ts';

/** 名单范围 whom a list names: everybody of its area (全量), who has come (新增), who has gone (减少), or some (部分). */
export type ListScope = 'complete' | 'additions' | 'removals' | 'part';

/** An import of a list as it stands on record. */
export type ListImport = {
  readonly id: number;
  readonly scope: ListScope;
  readonly area: string | undefined;
  readonly asOf: PlainDate;
  readonly command: number;
  readonly rejected: number;
  /** What tells the same sheet read again: its digest and name. */
  readonly content: string;
};

/** 一份名单 what one command says of one day, scope and area; a workbook's sheets are one list. */
export type List = Pick<ListImport, 'scope' | 'area' | 'asOf' | 'command'> & {
  /** The imports it came with, the last one last. */
  readonly imports: readonly number[];
  /** 全数读到 complete, and no row was rejected: whoever it does not name is not on it. */
  readonly isWhole: boolean;
};

/** What is painted later stands: of one day a removal outweighs an addition, and that the complete list. */
const order: readonly ListScope[] = ['complete', 'part', 'additions', 'removals'];

/**
 * 有效名单 the lists that count, in the order in which they speak: by day, of one day as above, then the district's before
 * those of places. Of two complete ones
 * of a day and area the later command's replaces the earlier as a whole.
 */
export function listsInForce(imports: readonly ListImport[]): readonly List[] {
  const groups = new Map<string, ListImport[]>();
  for (const one of imports) {
    const { scope, area = '', asOf, command } = one;
    const key = JSON.stringify([asOf, order.indexOf(scope), area, scope === 'complete' ? 0 : command]);
    const known = groups.get(key)?.[0];
    const isReplaced = scope === 'complete' && known !== undefined && known.command !== command;
    if (known === undefined || (isReplaced && known.command < command)) groups.set(key, [one]);
    else if (!isReplaced) groups.get(key)?.push(one);
  }
  return [...groups.values()].map(listOf).sort(inOrder);
}

function listOf(imports: readonly ListImport[]): List {
  const sorted = imports.toSorted((one, other) => one.id - other.id);
  const readings = new Map(sorted.map((one) => [one.content, one]));
  const { scope, area, asOf, command } = sorted.at(-1) as ListImport;
  const isWhole = scope === 'complete' && [...readings.values()].every(({ rejected }) => rejected === 0);
  return { scope, area, asOf, command, imports: sorted.map(({ id }) => id), isWhole };
}

function inOrder(one: List, other: List): number {
  const byDay = one.asOf < other.asOf ? -1 : one.asOf > other.asOf ? 1 : 0;
  const byScope = order.indexOf(one.scope) - order.indexOf(other.scope);
  return byDay || byScope || compareAreas(one, other) || one.command - other.command;
}

/** The list of a place knows it better than one of the whole district, whichever came later. */
function compareAreas({ area: one = '' }: List, { area: other = '' }: List): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

/** 离开名单 somebody on record whom a later list no longer names, or names as gone. */
export type Departure = {
  /** The list that says so, and the one on which they were where that may be another than the one before. */
  readonly list: List;
  readonly before: List | undefined;
  readonly isRemoval: boolean;
  /** The months between that no list covers. */
  readonly undecided: { readonly from: PlainDate; readonly until: PlainDate } | undefined;
};

/** The lists of each day. */
export function byDay<One extends List>(lists: readonly One[]): readonly (readonly One[])[] {
  const days: One[][] = [];
  for (const list of lists) {
    const last = days.at(-1);
    if (last?.[0]?.asOf === list.asOf) last.push(list);
    else days.push([list]);
  }
  return days;
}

/** What one of several commands of a day says: the last that names the person in that scope. */
export function lastWord<Said>(
  lists: readonly List[],
  scope: ListScope,
  saidBy: ReadonlyMap<List, readonly Said[]>,
): readonly Said[] {
  const said = lists.filter((list) => list.scope === scope && saidBy.has(list));
  // Complete lists of one day are of different areas: each has its word.
  const heard = scope === 'complete' ? said : said.slice(-1);
  return heard.flatMap((list) => saidBy.get(list) ?? []);
}
