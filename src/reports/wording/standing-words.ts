import type { Figure, Reliability } from '../../indicators/figure.ts';
import type { Text } from '../../kernel/text.ts';
import type { YearMonth } from '../../kernel/year-month.ts';
import { wordDate } from './wording.ts';

/** 测算说明 the one sentence that says what the mark of a draft means; nothing is worded as paid before its run is approved. */
export const draftSentence = '标有“测算”的数字出自尚未批准的草稿，是应发数，不是已发放数。';

/** 测算、待核、所含月份: what keeps a figure from being the last word, worded in this one place; '' where nothing does. */
export function standingText({ standing }: Pick<Figure, 'standing'>): Text {
  if (!standing) return { zh: '', en: '' };
  const { isDraft, months, undecided, runsTo } = standing;
  const parts: readonly Text[] = [
    ...(isDraft ? [{ zh: '测算', en: 'draft' }] : []),
    ...(months ? [monthsText(months)] : []),
    ...(runsTo === undefined ? [] : [{ zh: `名单截至${wordDate(runsTo)}`, en: `lists up to ${runsTo}` }]),
    ...(undecided
      ? [{ zh: `另有${undecided.count}${undecided.unit}待核`, en: `${undecided.count} more undecided` }]
      : []),
  ];
  return { zh: parts.map(({ zh }) => zh).join('，'), en: parts.map(({ en }) => en).join(', ') };
}

function monthsText({ included, missing }: NonNullable<Reliability['months']>): Text {
  if (missing.length === 0) return { zh: `含${spansOf(included)}月`, en: `months ${spansOf(included)}` };
  return {
    zh: `只含${spansOf(included)}月，缺${spansOf(missing)}月`,
    en: `months ${spansOf(included)} only, without ${spansOf(missing)}`,
  };
}

/** 1—3、5. */
function spansOf(months: readonly YearMonth[]): string {
  const spans: [from: number, to: number][] = [];
  for (const month of months.map((each) => Number(each.slice(5)))) {
    const last = spans.at(-1);
    if (last?.[1] === month - 1) last[1] = month;
    else spans.push([month, month]);
  }
  return spans.map(([from, to]) => (from === to ? String(from) : `${from}—${to}`)).join('、');
}
