import type { SheetImport } from '../import-sheet.ts';
import type { PlacedSheet } from '../place-sheets.ts';
import { saveDocument } from '../../frame/save-document.ts';

/** Writes the sheets back with their problems, if there are any. Returns the file. */
export async function writeProblems(
  {
    problems,
    force = false,
    map,
  }: { problems?: string | undefined; force?: boolean; map?: string | undefined },
  imports: readonly { readonly placed: PlacedSheet; readonly done: SheetImport }[],
): Promise<string | undefined> {
  if (problems === undefined || imports.every(({ done }) => done.problems.length === 0)) return undefined;
  // Loaded here: most imports have nothing to write.
  const { problemsWorkbook } = await import('./problems-workbook.ts');
  await saveDocument(problems, [await problemsWorkbook(imports, map)], { force });
  return problems;
}
