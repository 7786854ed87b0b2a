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

/** 脱敏姓名 a person's name with only its first character left. */
export function maskName(name: string): string {
  const [first = '', ...rest] = name;
  return first + '*'.repeat(rest.length);
}

// Glued to letters or in full-width digits a number is still a number; a SHA-256 in hexadecimal is none.
const WORD = /[0-9０-９A-Za-zＸｘ]{15,}/g;
const HASH = /^(?=(?:[0-9]*[a-f]){8})[0-9a-f]{64}$/;
const SENSITIVE = /[0-9０-９]{14,}[0-9０-９XxＸｘ](?:[0-9０-９]{1,4})?(?:[Bb][0-9]{1,2})?/g;

/** Masks every run that could be a citizen id, certificate number or bank account inside a text. */
export function maskIn(text: string): string {
  return text.replace(WORD, (word) => (HASH.test(word) ? word : word.replace(SENSITIVE, mask)));
}
