import type { YearMonth } from '../../kernel/year-month.ts';
import type { Scheme } from '../../schemes/language/scheme.ts';
import type { CalculatedMonths } from '../figure.ts';

/** A scheme with how it was calculated. */
export type CalculatedScheme = { readonly scheme: Scheme; readonly calculated: CalculatedMonths };

/** 合计的前提 how a sum over schemes stands: what any of them lacks it lacks too. */
export function calculatedTogether(all: readonly CalculatedScheme[]): CalculatedMonths {
  const lacking = all.flatMap(({ scheme, calculated }) =>
    calculated.lacking ? [{ id: scheme.id, title: scheme.title, ...calculated.lacking }] : [],
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

/** The same over the months of a year: those in which each scheme in force was calculated. */
export function yearTogether(all: readonly CalculatedScheme[]): CalculatedMonths {
  const spans = all.map(({ calculated }) => calculated.standing.months);
  const begun = [
    ...new Set(spans.flatMap((span) => (span ? [...span.included, ...span.missing] : []))),
  ].sort();
  const missing = begun.filter((month) => spans.some((span) => span?.missing.includes(month)));
  const included = begun.filter((month) => !missing.includes(month));
  const { lacking } = calculatedTogether(all);
  const { standing } = standingTogether(all);
  const none = { zh: '没有一个月各项目都已测算', en: 'no month in which all schemes were calculated' };
  return {
    lacking: included.length > 0 ? undefined : (lacking ?? none),
    months: included,
    standing: { ...standing, months: { included, missing } },
  };
}

function standingTogether(all: readonly CalculatedScheme[]): Omit<CalculatedMonths, 'lacking'> {
  const count = all.reduce((sum, { calculated }) => sum + (calculated.standing.undecided?.count ?? 0), 0);
  return {
    months: [...new Set<YearMonth>(all.flatMap(({ calculated }) => calculated.months))],
    standing: {
      isDraft: all.some(({ calculated }) => calculated.standing.isDraft),
      ...(count > 0 && { undecided: { count, unit: '笔' } }),
    },
  };
}
