const NAMED: Readonly<Record<string, string>> = {
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  middot: '·',
  quot: '"',
  apos: "'",
  gt: '>',
  lt: '<',
  amp: '&',
};

/** 网页文字 what a browser shows of the inside of a cell: line breaks kept, other elements dropped, entities resolved. */
export function textOfHtml(html: string): string {
  const plain = html
    .replace(/<!--[^]*?(?:-->|$)/g, '')
    .replace(/[\t\n\r ]+/g, ' ')
    .replace(/ ?<br\b[^<>]*> ?/gi, '\n')
    .replace(/<[^<>]*>/g, '');
  return plain.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, decoded).trim();
}

function decoded(entity: string, decimal?: string, hex?: string, name = ''): string {
  if (decimal === undefined && hex === undefined) return NAMED[name.toLowerCase()] ?? entity;
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : entity;
}
