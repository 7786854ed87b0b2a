import type { Text } from '../../kernel/text.ts';
import { type ReviewResult, reviewResults, reviewRoad, taskNames } from '../../registry/review.ts';
import { percentOf } from '../../reports/wording/exact.ts';
import type { ReviewCount } from '../../verify/review/campaign.ts';

/** 复核结果 as people call it. */
export const resultNames = Object.fromEntries(
  (['none', ...reviewResults] as const).map((result) => [result, reviewRoad[result].name]),
) as Record<ReviewResult | 'none', Text>;

/** 待办 as people call it. */
export const taskTexts = taskNames;

/** 复核率 as cli.md prints a rate; `value` is null over nobody. */
export function rateValue({ eligible, reviewed }: ReviewCount): object {
  const percent = percentOf(reviewed, eligible, 4);
  return {
    unit: '%',
    value: percent === undefined ? null : Number(percent),
    numerator: reviewed,
    denominator: eligible,
  };
}

/** 复核率 for people, two decimals. */
export function rateText({ eligible, reviewed }: ReviewCount): string {
  const percent = percentOf(reviewed, eligible, 2);
  return percent === undefined ? '—' : `${percent}%`;
}
