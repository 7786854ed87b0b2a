import type { Fen } from '../kernel/fen.ts';
import type { PlainDate } from '../kernel/plain-date.ts';
import type { Text } from '../kernel/text.ts';

/** What a figure counts. Two units are never added (design.md §4). */
export type Unit =
  | '人'
  | '户'
  | '元'
  | '元/月'
  | '元/人'
  | '元/户'
  | '元/家'
  | '%'
  | '笔'
  | '家'
  | '次'
  | '人次'
  | '件次'
  | 'date';

/** 指标 figure: one number of the report with its meaning and its cut-off. */
export type Figure = {
  readonly key: string;
  readonly label: Text;
  readonly unit: Unit;
  readonly asOf: PlainDate;
  readonly definition: Text;
  readonly value: FigureValue;
};

export type FigureValue =
  | { readonly kind: 'count'; readonly count: number }
  | { readonly kind: 'money'; readonly fen: Fen }
  | { readonly kind: 'rate'; readonly numerator: number; readonly denominator: number }
  | { readonly kind: 'date'; readonly on: PlainDate };
