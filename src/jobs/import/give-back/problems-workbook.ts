import { basename } from 'node:path';
import type { SheetCopy } from '../../../files/documents/write-copy.ts';
import { writeCopies } from '../../../files/documents/write-copy.ts';
import { inert } from '../../../kernel/writing/inert.ts';
import { type GivenBack, givenBackLine } from './given-back.ts';
import type { SheetImport } from '../import-sheet.ts';
import type { PlacedSheet } from '../place-sheets.ts';
import { copySheet } from './sheet-copy.ts';

type Imported = { readonly placed: PlacedSheet; readonly done: SheetImport };

const LONGEST_NAME = 31;

/**
 * 待更正的表 the sheets that have problems, whole, with the reasons in a new first column and the cells in question
 * marked. They hold full numbers, as the files they come from do, and can be imported again: each says of which list it is
 * the copy. A list that names everybody comes with all its sheets, as one of them alone would name only some.
 */
export async function problemsWorkbook(
  imports: readonly Imported[],
  map: string | undefined,
): Promise<Uint8Array> {
  const lists = new Set(imports.filter(({ done }) => done.problems.length > 0).map(listOf));
  const given = imports.filter((one) => lists.has(listOf(one)));
  const createdOn = given.at(-1)?.done.asOf;
  if (createdOn === undefined) throw new RangeError('nothing was imported');
  const copies: SheetCopy[] = [];
  for (const { placed, done } of given) {
    const { source } = placed;
    const taken = new Set(copies.map(({ name }) => name.toLowerCase()));
    const name = sheetName(source.sheet === '' ? source.file.replace(/\.\w+$/, '') : source.sheet, taken);
    const line = givenBackLine({ ...givenBackOf(placed), map: map && inert(basename(map)) });
    copies.push(await copySheet(source, done.problems, { name, line }));
  }
  return writeCopies(copies, createdOn);
}

/** Sheets that are of one list together; a list of some people only is one for itself. */
function listOf({ done: { kind, asOf, scope, area, sha256, sheet } }: Imported): string {
  return JSON.stringify(scope === 'complete' ? [kind, asOf, area ?? ''] : [sha256, sheet]);
}

/** A copy of a copy is one of the first list. */
function givenBackOf({ source, scopeToSay: scope, asOf }: PlacedSheet): Omit<GivenBack, 'map'> {
  const { file, sheet } = source.givenBack ?? source;
  const digests = [...(source.givenBack?.digests ?? []), source.sha256];
  return { file, sheet, digests, kind: source.recognition.kind.title.zh, asOf, scope };
}

/** The name of a sheet as a workbook allows it, once: Excel takes two for one that differ in capitals only. */
function sheetName(wanted: string, taken: ReadonlySet<string>): string {
  const allowed = wanted.replace(/[[\]:*?/\\]/g, ' ').replace(/^[' ]+|[' ]+$/g, '') || '名单';
  for (let number = 1; ; number += 1) {
    const suffix = number === 1 ? '' : ` (${number})`;
    const name =
      Array.from(allowed)
        .slice(0, LONGEST_NAME - suffix.length)
        .join('') + suffix;
    if (!taken.has(name.toLowerCase()) && name.toLowerCase() !== 'history') return name;
  }
}
