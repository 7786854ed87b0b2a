import type { Figure } from '../../indicators/figure.ts';
import { fen, formatYuan, type Fen } from '../../kernel/fen.ts';
import { partsOf, type PlainDate } from '../../kernel/plain-date.ts';
import type { Text } from '../../kernel/text.ts';
import { ceilTo, floorTo, percentOf, roundestAbove, wanDigits } from './exact.ts';
import { kindFault, type WordingFilter } from './wording-filters.ts';

/** A figure in words; or the key of a figure it needs and nobody recorded; or why the template is wrong. */
export type Wording = { readonly text: string } | { readonly missing: string } | { readonly fault: Text };

/** Where the words go: shares in a table stand beside their counts, in a sentence they carry them. */
export type WordingContext = {
  readonly find: (key: string) => Figure | undefined;
  readonly isTable: boolean;
};

type Filters = ReadonlyMap<string, string>;

const WAN = 10_000;

/** 措辞: the one place that rounds and words figures (number style: domain.md §7). */
export function wordFigure(
  figure: Figure,
  filters: readonly WordingFilter[],
  context: WordingContext,
): Wording {
  const fault = kindFault(figure.value.kind, filters);
  if (fault) return { fault };
  const asked: Filters = new Map(filters.map(({ name, argument }) => [name, argument ?? '']));
  const { value } = figure;
  switch (value.kind) {
    case 'count':
      if (asked.has('share')) return wordShare(value.count, asked.get('share') ?? '', context);
      return { text: wordCount(value.count, asked) + (asked.has('unit') ? figure.unit : '') };
    case 'money':
      return wordMoney(value.fen, figure.unit, asked);
    case 'rate': {
      const digits = asked.has('percent') ? Number(asked.get('percent')) : 2;
      const text = asked.has('growth') ? wordGrowth(value, digits) : wordRate(value, digits);
      return text === undefined ? { missing: figure.key } : { text };
    }
    case 'date':
      return { text: asked.has('day') ? wordDate(value.on).replace(/^\d+年/, '') : wordDate(value.on) };
  }
}

/** 2020年5月11日. */
export function wordDate(on: PlainDate): string {
  const { year, month, day } = partsOf(on);
  return `${year}年${month}月${day}日`;
}

type Rate = Extract<Figure['value'], { readonly kind: 'rate' }>;

/** A rate never goes without its two numbers: 复核率 was once printed as 90% where 6221/6742 is 92.27% (domain.md §8). */
function wordRate(rate: Rate, digits: number): string | undefined {
  const percent = percentOf(rate.numerator, rate.denominator, digits);
  return percent === undefined ? undefined : `${percent}%(${partsOfRate(rate)})`;
}

/** 6221/6742, or of money in yuan. */
export function partsOfRate({ numerator, denominator, isMoney }: Rate): string {
  return [numerator, denominator]
    .map((part) => (isMoney ? formatYuan(fen(part)).replace(/\.00$/, '') : part))
    .join('/');
}

/** 增长、下降、持平 with what it is against. */
function wordGrowth(rate: Rate, digits: number): string | undefined {
  const { numerator, denominator } = rate;
  const percent = percentOf(Math.abs(numerator), denominator, digits);
  if (percent === undefined || numerator === 0) return percent && '持平';
  const parts = partsOfRate({ ...rate, numerator: Math.abs(numerator) });
  return `${numerator > 0 ? '增长' : '下降'}${percent}%(${parts})`;
}

function wordShare(count: number, key: string, { find, isTable }: WordingContext): Wording {
  const whole = find(key)?.value;
  if (whole === undefined) return { missing: key };
  if (whole.kind !== 'count')
    return {
      fault: {
        zh: `“share:${key}”不是数量，不能求占比`,
        en: `"share:${key}" is not a count to take a share of`,
      },
    };
  const percent = percentOf(count, whole.count, 1);
  if (percent === undefined) return { missing: key };
  return { text: isTable ? `${percent}%` : `${percent}%(${count}/${whole.count})` };
}

function wordCount(count: number, asked: Filters): string {
  if (asked.has('over')) {
    const step = stepOf(asked, 'over') ?? (count >= 100 ? 100 : 10);
    const floor = floorTo(count, step);
    return floor > 0 && floor < count ? `${wordRound(floor)}余` : String(count);
  }
  if (asked.has('near')) {
    const step = stepOf(asked, 'near');
    const above = step === undefined ? roundestAbove(count) : ceilTo(count, step);
    return above > count ? `近${wordRound(above)}` : String(count);
  }
  return String(count);
}

function wordMoney(amount: Fen, unit: string, asked: Filters): Wording {
  const yuan = formatYuan(amount).replace(/\.00$/, '');
  if (asked.has('per-month')) return { text: `每月${yuan}元` };
  if (asked.has('wan') && amount !== 0 && amount % WAN === 0) return { text: `${wanOf(amount)}万元` };
  if (asked.has('over')) return { text: `${overYuan(amount, asked) ?? exactYuan(amount)}元` };
  if (asked.has('near')) return { text: `${nearYuan(amount, asked) ?? exactYuan(amount)}元` };
  if (!asked.has('wan')) return { text: asked.has('unit') ? yuan + unit : yuan };
  if (amount === 0) return { text: '0元' };
  return {
    fault: {
      zh: `${yuan}元用万元两位小数表示不尽，请改用“wan | over”或“wan | near”`,
      en: `${yuan} yuan is not exact in 万元 with two decimals: use "wan | over" or "wan | near"`,
    },
  };
}

/** 余: 73万余元 below a million, 180余万元 from there on, as the reference year prints them; undefined if exact. */
function overYuan(amount: Fen, asked: Filters): string | undefined {
  const isWan = asked.has('wan');
  const step = stepOf(asked, 'over') ?? (isWan ? 100 : usualStep(amount / 100));
  const floor = floorTo(amount, step * 100) / 100;
  if (floor <= 0 || floor * 100 === amount) return undefined;
  if (floor % 100 !== 0 || (floor < WAN && !isWan)) return `${floor}余`;
  return step > WAN && floor % WAN === 0 ? `${wanDigits(floor)}余万` : `${wanDigits(floor)}万余`;
}

function nearYuan(amount: Fen, asked: Filters): string | undefined {
  const step = stepOf(asked, 'near') ?? (asked.has('wan') ? 100 : undefined);
  const above = step === undefined ? roundestAbove(amount) : ceilTo(amount, step * 100);
  return amount <= 0 || above === amount ? undefined : `近${exactYuan(above as Fen)}`;
}

function usualStep(yuan: number): number {
  if (yuan < WAN) return 100;
  return yuan < 100 * WAN ? WAN : 10 * WAN;
}

function exactYuan(amount: Fen): string {
  const isShortInWan = amount >= WAN * 100 && amount % WAN === 0;
  return isShortInWan ? `${wanOf(amount)}万` : formatYuan(amount).replace(/\.00$/, '');
}

function wanOf(amount: Fen): string {
  return (amount < 0 ? '-' : '') + wanDigits(Math.abs(amount) / 100);
}

function wordRound(count: number): string {
  return count >= WAN && count % 100 === 0 ? `${wanDigits(count)}万` : String(count);
}

function stepOf(asked: Filters, name: string): number | undefined {
  const argument = asked.get(name) ?? '';
  return argument === '' ? undefined : Number(argument);
}
