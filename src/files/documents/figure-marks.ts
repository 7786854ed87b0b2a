import { createHash } from 'node:crypto';

/**
 * 数字的书签 the name of the bookmark around a figure of a .docx: Word takes forty letters, digits and underscores, so that a
 * key stands in it by its digest, and `place` tells one bookmark from another. A bookmark, as LibreOffice drops the tag of
 * a content control inside a line and writes its words twice.
 */
export function bookmarkOf(key: string, place: number): string {
  return `_dpf_${digestOf(key)}_${place}`;
}

/** The mark that a bookmark of ours stands for; undefined for another bookmark. */
export function markOf(bookmark: string): string | undefined {
  return /^_dpf_([0-9a-f]{16})_\d+$/.exec(bookmark)?.[1];
}

/** Finds the key among these that a mark read back stands for, by its digest or itself. */
export function keyReader(keys: Iterable<string>): (mark: string) => string | undefined {
  const byMark = new Map([...keys].flatMap((key) => [[digestOf(key), key] as const, [key, key] as const]));
  return (mark) => byMark.get(mark);
}

function digestOf(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 16);
}

const PREFIX = 'dpf.';

/**
 * 数字的名称 the defined name of a figure's cell: letters, digits, full stops and underscores. The stop behind the prefix
 * keeps it from being taken for a cell such as DPF1.
 */
export function definedNameOf(key: string): string {
  const escape = (sign: string): string =>
    sign === '_' ? '__' : `_${(sign.codePointAt(0) ?? 0).toString(16)}.`;
  return PREFIX + key.replace(/[^A-Za-z0-9.]/gu, escape);
}

/** The key that a defined name stands for; undefined for another name. */
export function keyOfName(name: string): string | undefined {
  if (!name.startsWith(PREFIX)) return undefined;
  const decode = (_: string, code?: string): string =>
    code === undefined ? '_' : String.fromCodePoint(Number.parseInt(code, 16));
  return name.slice(PREFIX.length).replace(/__|_([0-9a-f]{1,5})\./g, decode);
}
