import { type Fen, fen } from '../../kernel/fen.ts';
import { withinCap } from '../../schemes/language/amount.ts';
import type { DatedVersion } from './due-rows.ts';
import type { PaidTo } from './payees.ts';
import type { PlacedEvent } from './decided-rows.ts';

/** 申领 what an eligible event asks for, before it is held against the other events of its scheme. */
export type CappedEvent = {
  readonly row: PlacedEvent;
  readonly version: DatedVersion;
  readonly fen: Fen;
  readonly payee: PaidTo | undefined;
  /** 上限 and what the events that share it have in common; none where there is no cap. */
  readonly cap: { readonly fen: Fen; readonly window: string } | undefined;
};

/** One that counts for its period, what earlier ones of its cap came to, and what that leaves for it. */
export type WithinCap = CappedEvent & { readonly before: Fen; readonly left: Fen };

/**
 * 事件结算: of the events of one year, or of a lifetime, the first eligible one counts (annual, once); then each gets what
 * the window of its cap has left.
 */
export function withinCaps(events: readonly CappedEvent[]): readonly WithinCap[] {
  const counting = new Map<string, CappedEvent>();
  const used = new Map<string, Fen>();
  for (const event of events.toSorted(byTime)) {
    const period = `${event.row.unit} ${event.row.period}`;
    if (!counting.has(period)) counting.set(period, event);
  }
  return [...counting.values()].map((event) => {
    const { cap } = event;
    if (!cap) return { ...event, before: fen(0), left: event.fen };
    const before = used.get(cap.window) ?? fen(0);
    used.set(cap.window, fen(before + event.fen));
    return { ...event, before, left: withinCap(cap.fen, before, event.fen) };
  });
}

/** By the day of the event, then its content, then its unit. */
function byTime({ row: a }: CappedEvent, { row: b }: CappedEvent): number {
  return a.event.order - b.event.order || a.place - b.place || a.unit - b.unit;
}
