const SHOWN = 6;
const LONGEST = 20;

/**
 * A citizen id, certificate number or account with only its first six characters left. Both numbers keep the
 * same positions, so that two columns never rebuild one, and the B suffix stays hidden.
 */
export function mask(number: string): string {
  if (number.length <= SHOWN) return '*'.repeat(number.length);
  return number.slice(0, SHOWN) + '*'.repeat(Math.min(number.length, LONGEST) - SHOWN);
}

const SENSITIVE = /(?<![0-9A-Za-z])\d{14,17}[\dXx](?:\d{1,4}(?:B\d{1,2})?)?(?![0-9A-Za-z])/g;

/** Masks every run that could be a citizen id, certificate number or bank account inside a text. */
export function maskIn(text: string): string {
  return text.replace(SENSITIVE, mask);
}
