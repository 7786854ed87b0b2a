/** What `JSON.stringify(value, undefined, 2)` gives, with a new line, piece by piece; lists may be any iterables. */
export function* jsonPieces(value: object): Generator<string> {
  let before = '{';
  for (const [key, part] of Object.entries(value) as [string, unknown][]) {
    if (part === undefined || typeof part === 'function') continue;
    yield `${before}\n  ${JSON.stringify(key)}: `;
    if (isList(part)) yield* listPieces(part);
    else yield indented(part, 2);
    before = ',';
  }
  yield before === '{' ? '{}\n' : '\n}\n';
}

function* listPieces(list: Iterable<unknown>): Generator<string> {
  let before = '[';
  for (const item of list) {
    yield `${before}\n    ${indented(item, 4)}`;
    before = ',';
  }
  yield before === '[' ? '[]' : '\n  ]';
}

function isList(part: unknown): part is Iterable<unknown> {
  return typeof part === 'object' && part !== null && Symbol.iterator in part;
}

function indented(part: unknown, by: number): string {
  return JSON.stringify(part, undefined, 2).replaceAll('\n', `\n${' '.repeat(by)}`);
}

const PIECE = 65_536;

/** The same text in pieces of a size that is worth writing. */
export function* inLargePieces(pieces: Iterable<string>): Generator<string> {
  let gathered = '';
  for (const piece of pieces) {
    gathered += piece;
    if (gathered.length < PIECE) continue;
    yield gathered;
    gathered = '';
  }
  if (gathered !== '') yield gathered;
}
