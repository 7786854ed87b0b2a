import type { Ground } from './check-text.ts';
import type { Rule } from './claims/claim.ts';
import type { Mention } from './mention.ts';
import { exact, type Range } from './numbers/range.ts';
import { unitNamed } from './words/units.ts';

/** 规则名 what each rule is called. */
const ruleNames: Readonly<Record<Rule, { readonly zh: string; readonly en: string }>> = {
  parts: { zh: '总数与分项', en: 'a total and its parts' },
  total: { zh: '合计', en: 'a sum' },
  remainder: { zh: '余数', en: 'what is left' },
  share: { zh: '占比', en: 'a share or rate' },
  shares: { zh: '各项占比之和', en: 'shares of a whole' },
  payment: { zh: '人数×标准', en: 'heads times rate' },
  mean: { zh: '平均', en: 'a mean' },
  growth: { zh: '增减', en: 'growth' },
  direction: { zh: '增减方向', en: 'the way of a change' },
  repeat: { zh: '前后一致', en: 'said twice' },
  'row-sum': { zh: '表内横向合计', en: 'the sum of a row' },
  'column-sum': { zh: '表内纵向合计', en: 'the sum of a column' },
  'column-ratio': { zh: '表内比率', en: 'a rate in a table' },
  date: { zh: '日期', en: 'a day' },
  'date-order': { zh: '日期先后', en: 'the order of days' },
  bounds: { zh: '界限', en: 'a bound' },
  'range-order': { zh: '起止', en: 'the ends of a range' },
  items: { zh: '项数', en: 'a count of items' },
  rank: { zh: '名次', en: 'a place among others' },
  registry: { zh: '登记', en: 'the registry' },
};

/** What a number comes to, as it is printed: in its unit and scale, with two decimals more at most. */
export function computedText({ text, unit, family }: Mention, range: Range): string {
  if (Number.isNaN(range.least) || Number.isNaN(range.most)) return '';
  // A cell of a table has the scale of its heading.
  const printed = text + unit;
  const scale = printed.includes('亿')
    ? 1e8
    : printed.includes('千万')
      ? 1e7
      : printed.includes('百万')
        ? 1e6
        : printed.includes('万')
          ? 1e4
          : 1;
  const sign =
    family === 'percent'
      ? '%'
      : `${scale === 1e8 ? '亿' : scale === 1 ? '' : '万'}${unit.replace(/^[万亿]/, '')}`;
  const by = scale === 1e7 || scale === 1e6 ? 1e4 : scale;
  const decimals = text.replaceAll(',', '').split('.')[1]?.match(/^\d*/)?.[0].length ?? 0;
  const number = (value: number): string => {
    const scaled = exact(value / by);
    const rounded = scaled.toFixed(Number.isInteger(scaled) ? 0 : Math.min(decimals + 2, 6));
    return rounded.includes('.') ? rounded.replace(/\.?0+$/, '') : rounded;
  };
  if (range.most === Infinity) return `至少${number(range.least)}${sign}`;
  if (range.least === -Infinity || (range.least === 0 && range.most > 0))
    return `至多${number(range.most)}${sign}`;
  // 92–93周岁, 74–75天: whole both, and either is right.
  const isEither =
    by === 1 && [range.least, range.most].every(Number.isInteger) && range.most - range.least <= 2;
  if (isEither && range.most > range.least && !range.isBelowMost)
    return `${number(range.least)}–${number(range.most)}${sign}`;
  return `${number((range.least + range.most) / 2)}${sign}`;
}

/** The middle of what a number comes to; null where it has no one value. */
export function computedValue({ least, most }: Range): number | null {
  return toldValue((least + most) / 2);
}

/** A value for scripts, with four decimals; null where there is none, or it would read as somebody's telephone. */
export function toldValue(value: number): number | null {
  return Number.isFinite(value) && Math.abs(value) < 1e10 ? exact(Math.round(value * 1e4) / 1e4) : null;
}

/** 算得 what the number of a ground comes to; of a rank 第2位. */
export function comesTo({ rule, of, computed }: Ground): string {
  return rule === 'rank' ? `第${computed.least}位` : computedText(of, computed);
}

/** Why a number agrees or differs, in words; where all readings differ, the others too. */
export function groundText(ground: Ground): string {
  const { rule, by, otherwise, of } = ground;
  const comes = comesTo(ground);
  const isTold = comes === '' || rule === 'items' || rule === 'rank';
  const own = isTold ? by : `${by} = ${comes}`;
  const others = otherwise
    .slice(0, 2)
    .map((one) => `${one.by} = ${computedText(of, one.computed)}`)
    .join('；');
  return `${ruleNames[rule].zh}：${own}${others === '' ? '' : `（另一读法：${others}）`}`;
}

/** The unit of a value: yuan where 万元 are reckoned in. */
export function unitOf({ unit, family, per }: Mention): string {
  const { times } = unitNamed(unit);
  const own = family === 'percent' ? '%' : times === 1 ? unit.replace(/^[万亿](?=.)/, '') : '元';
  return per === '' ? own : `${own}/${per}`;
}
