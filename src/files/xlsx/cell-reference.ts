const [A, NINE, ZERO] = [65, 57, 48];

/** How many letters of a reference such as `C17` name its column; 0 where it is none. No RegExp: every cell is asked. */
export function lettersOf(reference: string): number {
  let letters = 0;
  while (letters < 3 && isBetween(reference.charCodeAt(letters), A, A + 25)) letters += 1;
  if (reference.length === letters || reference.charCodeAt(letters) === ZERO) return 0;
  for (let at = letters; at < reference.length; at += 1)
    if (!isBetween(reference.charCodeAt(at), ZERO, NINE)) return 0;
  return letters;
}

/** The column that the first letters of a reference name: 0 is A, 26 is AA. */
export function columnIndex(reference: string, letters: number): number {
  let column = 0;
  for (let at = 0; at < letters; at += 1) column = column * 26 + reference.charCodeAt(at) - A + 1;
  return column - 1;
}

function isBetween(code: number, first: number, last: number): boolean {
  return code >= first && code <= last;
}
