import { type Fen, fen } from '../../kernel/fen.ts';
import type { YearMonth } from '../../kernel/year-month.ts';
import { withinCap } from './amount.ts';
import type { Basis, Unverified } from './scheme.ts';

/** 叠加与预算 what stands between schemes: groups that do not simply add up, and what a fund may spend in a year. */
export type Stacking = { readonly groups: readonly StackingEntry[]; readonly budgets: readonly Budget[] };

/** 叠加规则 of a group from a month on, until the group's next entry; an ended one ties nothing any more. */
export type StackingEntry = StackingGroup | EndedGroup;

type GroupDated = {
  readonly group: string;
  readonly from: YearMonth;
  readonly basis: readonly Basis[];
  readonly unverified: readonly Unverified[];
};

type EndedGroup = GroupDated & { readonly ended: true };

/** 互斥 a group in force. A scheme is in one group at most, so that the order of groups can decide nothing. */
export type StackingGroup = GroupDated & {
  /** Ids of schemes: the order is that of `first`, and settles what is equal elsewhere. */
  readonly of: readonly string[];
  readonly same: 'month';
  /** Whose lines are held against each other: one person's, or all of one household. */
  readonly scope: 'person' | 'household';
} & StackingRule;

type StackingRule =
  /** 取先 the first that pays; 取高 the highest. */
  | { readonly rule: 'first' | 'highest' }
  /** 封顶 all together within a sum. */
  | { readonly rule: 'total_cap'; readonly fen: Fen };

/** 预算 what a fund may spend in a calendar year. */
export type Budget = {
  readonly year: number;
  readonly fund: string;
  readonly fen: Fen;
  readonly basis: readonly Basis[];
  readonly unverified: readonly Unverified[];
} & (
  | { readonly onExceed: 'refuse' }
  /** 轮候 lines are paid in this order while the money lasts. */
  | { readonly onExceed: 'queue'; readonly order: readonly QueueKey[] }
);

export const queueKeys = ['month', 'date', 'amount', 'scheme', 'unit'] as const;
/** 轮候次序 what a line goes by in a queue. */
export type QueueKey = (typeof queueKeys)[number];

/** A line before its group's rule. `unit` tells apart the lines of one scheme within the scope; it orders equals. */
export type StackedLine = { readonly scheme: string; readonly unit: number; readonly fen: Fen };

/** What the rule left of a line, and for which scheme it gave way. */
type Stacked = {
  readonly fen: Fen;
  readonly outcome: 'kept' | 'cut' | 'lost';
  readonly to?: string;
};

/** The groups in force in a month. */
export function groupsAt({ groups }: Stacking, month: YearMonth): readonly StackingGroup[] {
  const names = [...new Set(groups.map(({ group }) => group))];
  return names.flatMap((name) => {
    const entry = groups.findLast(({ group, from }) => group === name && from <= month);
    return entry && !('ended' in entry) ? [entry] : [];
  });
}

/** 叠加 applies the rule of a group to the lines of one scope and month; the answer is in the order of the lines. */
export function stack(group: StackingGroup, lines: readonly StackedLine[]): readonly Stacked[] {
  const rank = ({ scheme }: StackedLine): number => group.of.indexOf(scheme);
  const order = (a: StackedLine, b: StackedLine): number =>
    (group.rule === 'highest' ? b.fen - a.fen : 0) || rank(a) - rank(b) || a.unit - b.unit;
  const results = new Map<StackedLine, Stacked>();
  const paying = lines.filter((line) => line.fen > 0).sort(order);
  const [winner] = paying;
  let before = fen(0);
  for (const line of paying) {
    const left =
      group.rule === 'total_cap'
        ? withinCap(group.fen, before, line.fen)
        : line === winner
          ? line.fen
          : fen(0);
    before = fen(before + line.fen);
    const outcome = left === line.fen ? 'kept' : left === 0 ? 'lost' : 'cut';
    const to = winner && winner !== line ? winner.scheme : undefined;
    results.set(line, { fen: left, outcome, ...(outcome !== 'kept' && to !== undefined && { to }) });
  }
  return lines.map((line) => results.get(line) ?? { fen: fen(0), outcome: 'kept' });
}
