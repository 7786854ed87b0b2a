/** 中文数字 the value of a Chinese numeral, the place of its last digit that is not nought, and how many digits follow 点. */
export type Numeral = { readonly value: number; readonly place: number; readonly decimals?: number };

const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  '○': 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  壹: 1,
  贰: 2,
  叁: 3,
  肆: 4,
  伍: 5,
  陆: 6,
  柒: 7,
  捌: 8,
  玖: 9,
};
const TENS: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 };
const SCALES: Readonly<Record<string, number>> = { 万: 10_000, 亿: 100_000_000 };

/** What follows 点 in one: 万 behind it is of all of it. */
export const NUMERAL_DIGITS = Object.keys(DIGITS)
  .filter((digit) => digit !== '两')
  .join('');
/** What a Chinese numeral is written with. */
export const NUMERAL = '零〇○一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟';

/** Reads 二十一, 两千三百, 一百零五, 十点六, 二〇二〇; undefined for what is none. */
export function readNumeral(text: string): Numeral | undefined {
  const [whole = '', decimals] = text.split('点');
  const read = /^[零〇○一二三四五六七八九]{2,}$/.test(whole) ? inPlaces(whole) : inWords(whole);
  if (!read || decimals === undefined) return read;
  const fraction = inPlaces(decimals);
  if (!fraction) return undefined;
  const place = 10 ** -decimals.length;
  return { value: read.value + fraction.value * place, place, decimals: decimals.length };
}

/** 12, 十二: the value of a number in either writing; undefined for what is none. */
export function numberIn(text: string): number | undefined {
  return /\d/.test(text) ? Number(text) : readNumeral(text)?.value;
}

function inPlaces(text: string): Numeral | undefined {
  let value = 0;
  for (const character of text) {
    const digit = DIGITS[character];
    if (digit === undefined) return undefined;
    value = value * 10 + digit;
  }
  return text === '' ? undefined : { value, place: 1 };
}

function inWords(text: string): Numeral | undefined {
  let [all, section, digit] = [0, 0, undefined as number | undefined];
  let place = 1;
  const [last, beforeLast = ''] = [DIGITS[text.at(-1) ?? ''], text.at(-2)];
  const short = { ...TENS, ...SCALES }[beforeLast] ?? 1;
  // 八千四 is 8400, 一万五 is 15000: what counts the last digit is left out.
  if (last !== undefined && last > 0 && short >= 100 && text.length > 2) {
    const rest = inWords(text.slice(0, -1));
    return rest && { value: rest.value + (last * short) / 10, place: short / 10 };
  }
  for (const character of text) {
    const [own, ten, scale] = [DIGITS[character], TENS[character], SCALES[character]];
    if (own !== undefined) {
      if (digit !== undefined && digit !== 0) return undefined;
      [digit, place] = [own, 1];
    } else if (ten !== undefined) {
      section += (digit ?? 1) * ten;
      [digit, place] = [undefined, ten];
    } else if (scale !== undefined) {
      const below = section + (digit ?? 0);
      // 两亿一千万: the 万 is of what follows the 亿; 一万亿 of all.
      const isBelow = all >= 1e8 && scale < 1e8;
      all = isBelow ? all + below * scale : (all + (below === 0 ? 1 : below)) * scale;
      [section, digit] = [0, undefined];
      place = Math.max(place, 1) * scale;
    } else return undefined;
  }
  return text === '' ? undefined : { value: all + section + (digit ?? 0), place };
}
