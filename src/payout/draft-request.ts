import type { PlainDate } from '../kernel/plain-date.ts';
import type { YearMonth } from '../kernel/year-month.ts';
import type { Scheme } from '../schemes/language/scheme.ts';
import type { Stacking } from '../schemes/language/stacking.ts';
import type { FactContext } from './facts.ts';

/** What decides money in a district beside its registry: every scheme, chosen or not, and the rules between them. */
export type Policy = {
  readonly context: FactContext;
  readonly schemes: readonly Scheme[];
  readonly stacking: Stacking;
};

/** What to draft: a month and the schemes chosen, and who asks when. */
export type DraftRequest = {
  readonly policy: Policy;
  readonly month: YearMonth;
  /** The ids of the schemes, sorted: drafts of one month and scope replace each other. */
  readonly scope: readonly string[];
  /** 当时所知 the day whose knowledge is asked; undefined means now. */
  readonly knownAt?: PlainDate | undefined;
  readonly createdBy: string;
  /** An ISO instant. */
  readonly createdAt: string;
};
