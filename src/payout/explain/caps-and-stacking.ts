import { compareText } from '../../kernel/writing/compare-text.ts';
import { type Fen, fen } from '../../kernel/fen.ts';
import type { Scheme } from '../../schemes/language/scheme.ts';
import type { Calculated } from '../calculate/calculate.ts';
import type { Event } from '../calculate/events.ts';

/** A unit that a scheme pays for. */
export type PaidUnit = { readonly type: Scheme['unit']; readonly id: number };

/** A row of a unit: its period, and its event where the scheme pays for events. */
export type Subject = {
  readonly unit: PaidUnit;
  /** Where the unit stands among those that were read. */
  readonly place: number;
  readonly period: string;
  readonly event: Event | undefined;
};

/** 上限与叠加 what caps and stacking make of a row whose conditions hold: what was used up before it, and what it gave way to. */
export type CapsAndStacking = {
  /** What earlier events of the window of a cap had come to. */
  readonly before: Fen;
  /** The day of the event that counts for the period in the place of this one. */
  readonly countsOn: string | undefined;
  /** 叠加 the scheme of the same group that this one gave way to, and what is left of it. */
  readonly gaveWay: { readonly to: string; readonly left: Fen } | undefined;
  /** 叠加 the schemes that gave way to this one. */
  readonly outranked: readonly {
    readonly scheme: string;
    readonly fen: Fen;
    readonly left: Fen;
    /** Whether it is of somebody else of the household. */
    readonly isOthers: boolean;
  }[];
};

/** What caps and stacking make of a row whose conditions hold. `isShared`: a group holds all of a household together. */
export function capsAndStackingOf(
  { cappedEvents, gaveWay }: Calculated,
  scheme: Scheme,
  isShared: boolean,
  { unit, place, period, event }: Subject,
): CapsAndStacking {
  const counting = cappedEvents
    .get(scheme.id)
    ?.find(({ row }) => row.unit === place && row.period === period);
  const isOther = counting !== undefined && counting.row.event !== event;
  const own = gaveWay.find((one) => one.scheme === scheme && one.unit === place && one.period === period);
  const others = gaveWay
    .filter((one) => one.to === scheme.id && one.scheme !== scheme && (isShared || one.unit === place))
    .toSorted(
      (a, b) =>
        compareText(a.scheme.id, b.scheme.id) ||
        Number(a.unit !== place) - Number(b.unit !== place) ||
        a.unit - b.unit ||
        compareText(a.period, b.period),
    );
  return {
    before: isOther || !counting ? fen(0) : counting.before,
    countsOn: isOther ? counting.row.event.happenedOn : undefined,
    gaveWay: own && { to: own.to, left: own.left },
    outranked: others.map((one) => ({
      scheme: one.scheme.id,
      fen: one.fen,
      left: one.left,
      isOthers: unit.type === 'person' && one.scheme.unit === 'person' && one.unit !== place,
    })),
  };
}
