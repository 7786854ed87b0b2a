import type { YearMonth } from '../kernel/year-month.ts';
import type { Scheme } from '../schemes/language/scheme.ts';
import type { Reckoned } from './figure.ts';

/** A scheme with how it was reckoned. */
export type ReckonedScheme = { readonly scheme: Scheme; readonly reckoned: Reckoned };

/** 合计的前提 how a sum over schemes stands: what any of them lacks it lacks too. */
export function reckonedTogether(all: readonly ReckonedScheme[]): Reckoned {
  const lacking = all.flatMap(({ scheme, reckoned }) =>
    reckoned.lacking ? [{ id: scheme.id, title: scheme.title, ...reckoned.lacking }] : [],
  );
  return {
    lacking:
      lacking.length === 0
        ? undefined
        : {
            zh: lacking.map(({ title, zh }) => `${title}：${zh}`).join('；'),
            en: lacking.map(({ id, en }) => `${id}: ${en}`).join('; '),
          },
    ...standingTogether(all),
  };
}

/** The same over the months of a year: those in which each scheme in force was reckoned. */
export function yearTogether(all: readonly ReckonedScheme[]): Reckoned {
  const spans = all.map(({ reckoned }) => reckoned.standing.months);
  const begun = [
    ...new Set(spans.flatMap((span) => (span ? [...span.included, ...span.missing] : []))),
  ].sort();
  const missing = begun.filter((month) => spans.some((span) => span?.missing.includes(month)));
  const included = begun.filter((month) => !missing.includes(month));
  const { lacking } = reckonedTogether(all);
  const { standing } = standingTogether(all);
  const none = { zh: '没有一个月各项目都已测算', en: 'no month in which all schemes were reckoned' };
  return {
    lacking: included.length > 0 ? undefined : (lacking ?? none),
    months: included,
    standing: { ...standing, months: { included, missing } },
  };
}

function standingTogether(all: readonly ReckonedScheme[]): Omit<Reckoned, 'lacking'> {
  const count = all.reduce((sum, { reckoned }) => sum + (reckoned.standing.undecided?.count ?? 0), 0);
  return {
    months: [...new Set<YearMonth>(all.flatMap(({ reckoned }) => reckoned.months))],
    standing: {
      isDraft: all.some(({ reckoned }) => reckoned.standing.isDraft),
      ...(count > 0 && { undecided: { count, unit: '笔' } }),
    },
  };
}
