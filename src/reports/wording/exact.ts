/** numerator ÷ denominator × 100 with some decimals, rounded half away from zero in integers; undefined over nothing. */
export function percentOf(numerator: number, denominator: number, digits: number): string | undefined {
  if (denominator === 0) return undefined;
  if (numerator < 0) {
    const percent = percentOf(-numerator, denominator, digits);
    return percent === undefined || Number(percent) === 0 ? percent : `-${percent}`;
  }
  const scaled = BigInt(numerator) * 100n * 10n ** BigInt(digits);
  const divisor = BigInt(denominator);
  const units = String((2n * scaled + divisor) / (2n * divisor)).padStart(digits + 1, '0');
  return digits === 0 ? units : `${units.slice(0, -digits)}.${units.slice(-digits)}`;
}

/** 万: a multiple of 100 in ten-thousands with up to two decimals, exactly: 90200 is 9.02. */
export function wanDigits(hundreds: number): string {
  const rest = hundreds % 10_000;
  const decimals = String(rest / 100)
    .padStart(2, '0')
    .replace(/0+$/, '');
  const whole = String((hundreds - rest) / 10_000);
  return decimals === '' ? whole : `${whole}.${decimals}`;
}

/** The largest multiple of a step that is not above a value. */
export function floorTo(value: number, step: number): number {
  return value - (value % step);
}

/** The smallest multiple of a step that is not below a value. */
export function ceilTo(value: number, step: number): number {
  return value % step === 0 ? value : floorTo(value, step) + step;
}

/** 近: the roundest number above of which the value is at least 95 %; the value itself when there is none. */
export function roundestAbove(value: number): number {
  for (let step = 10 ** (String(value).length - 1); step > 1; step /= 10) {
    const above = ceilTo(value, step);
    if (value * 100 >= above * 95) return above;
  }
  return value;
}
