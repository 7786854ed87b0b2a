/** 公布的数 a number as a document prints it, with what its words allow: `least` and `most` are the span that agrees. */
export type PrintedFigure = {
  readonly least: number;
  readonly most: number;
  readonly isBelowMost: boolean;
  /** 单位 as it is printed, without 万; '' where there is none. */
  readonly unit: string;
};

const PRINTED =
  /^(?:(近|将近|约|不超过|不足)\s*)?(\d+(?:\.\d+)?)(余|多)?(万|亿)?(余|多)?([\p{Script=Han}%‰/]*?)(左右|上下)?$/u;
const SCALES: Readonly<Record<string, number>> = { 万: 10_000, 亿: 100_000_000 };

/**
 * Reads 91人, 73万余元, 近10万次, 20人左右, 90%: 余 and 多 are up to the next of its last digit, 近 and 不足 are under it and
 * at least 95 %, 左右 and 约 are 10 % either way; a plain number agrees with what rounds to its digits. Undefined for
 * anything else.
 */
export function readPrinted(text: string): PrintedFigure | undefined {
  const compact = text.normalize('NFKC').replace(/[\s,，]/g, '');
  const found = PRINTED.exec(compact);
  if (!found) return undefined;
  const [, before, digits = '', moreBefore, scaleWord, moreAfter, unit = '', around] = found;
  const scale = SCALES[scaleWord ?? ''] ?? 1;
  const value = exact(Number(digits) * scale);
  const step = exact(lastPlaceOf(digits) * scale);
  if (moreBefore !== undefined || moreAfter !== undefined) {
    const next =
      value + (moreBefore !== undefined || scaleWord === undefined ? roundPlaceOf(digits) * scale : step);
    return { least: value, most: exact(next), isBelowMost: true, unit };
  }
  if (before === '近' || before === '将近' || before === '不足')
    return { least: exact(value * 0.95), most: value, isBelowMost: true, unit };
  if (before === '不超过') return { least: 0, most: value, isBelowMost: false, unit };
  if (before === '约' || around !== undefined)
    return { least: exact(value * 0.9), most: exact(value * 1.1), isBelowMost: false, unit };
  // A whole number of people is exact; one with decimals, of 万 or in percent is rounded at its last digit.
  const isRounded = scaleWord !== undefined || digits.includes('.') || compact.endsWith('%');
  const half = isRounded ? step / 2 : 0;
  return { least: exact(value - half), most: exact(value + half), isBelowMost: half > 0, unit };
}

/** Whether a value is one that such words may print. */
export function agrees({ least, most, isBelowMost }: PrintedFigure, value: number): boolean {
  return value >= least && (isBelowMost ? value < most : value <= most);
}

/** 0.01 of 1.08, 1 of 73. */
function lastPlaceOf(digits: string): number {
  const decimals = digits.split('.')[1]?.length ?? 0;
  return 10 ** -decimals;
}

/** 100 of 2300, 1 of 73: the place of its last digit that is not nought. */
function roundPlaceOf(digits: string): number {
  const zeros = /0*$/.exec(digits)?.[0].length ?? 0;
  return digits.includes('.') ? lastPlaceOf(digits) : 10 ** zeros;
}

/** Without what binary fractions add. */
function exact(value: number): number {
  return Number(value.toPrecision(12));
}
