/** 数的范围 what the words of a number allow; `isBelowMost` where its end is not in it. */
export type Range = { readonly least: number; readonly most: number; readonly isBelowMost: boolean };

/** The range that holds one value alone. */
export function only(value: number): Range {
  return { least: value, most: value, isBelowMost: false };
}

/** Whether two ranges have a value in common; what binary fractions add counts for nothing. */
export function meets(one: Range, other: Range): boolean {
  return reaches(one, other.least) && reaches(other, one.least);
}

function reaches({ most, isBelowMost }: Range, least: number): boolean {
  const slack = Math.max(sizeOf(most), sizeOf(least), 1e-6) * 1e-10;
  return isBelowMost ? least < most - slack : least <= most + slack;
}

/** How large a value is; what has no end or is no number counts as nothing. */
function sizeOf(value: number): number {
  const size = Math.abs(value);
  return size < Infinity ? size : 0;
}

/** Whether a value lies in a range. */
export function holds(range: Range, value: number): boolean {
  return meets(range, only(value));
}

/** The range of a sum of what lies in each. */
export function sumOf(ranges: readonly Range[]): Range {
  let [from, to] = [0, 0];
  for (const { least, most } of ranges) [from, to] = [exact(from + least), exact(to + most)];
  return closed(from, to);
}

export function difference(of: Range, less: Range): Range {
  return closed(of.least - less.most, of.most - less.least);
}

/** Of what is not negative. */
export function product(one: Range, other: Range): Range {
  return closed(one.least * other.least, one.most * other.most);
}

/** Of what is positive; over nothing it is anything. */
export function quotient(of: Range, by: Range): Range {
  return closed(by.most > 0 ? of.least / by.most : 0, by.least > 0 ? of.most / by.least : Infinity);
}

/** 占比 how many hundredths of one the other is. */
export function percentOf(top: Range, bottom: Range): Range {
  return scaled(quotient(top, bottom), 100);
}

export function scaled({ least, most }: Range, by: number): Range {
  return by < 0 ? closed(most * by, least * by) : closed(least * by, most * by);
}

/** Its two ends, without what binary fractions add. */
export function closed(least: number, most: number): Range {
  return { least: exact(least), most: exact(most), isBelowMost: false };
}

/** Without what binary fractions add. */
export function exact(value: number): number {
  if (Number.isInteger(value) || !Number.isFinite(value)) return value;
  // What has four decimals at most is told without writing it out.
  const shifted = Math.round(value * 1e4);
  return shifted / 1e4 === value && Math.abs(shifted) < 1e12 ? value : Number(value.toPrecision(12));
}
