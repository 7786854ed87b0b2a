import { extname } from 'node:path';
import { CannotRun } from '../../../kernel/cannot-run.ts';
import type { SheetImport } from '../import-sheet.ts';
import type { PlacedSheet } from '../place-sheets.ts';
import { refuseDocument, saveDocument } from '../../frame/save-document.ts';

/** The suffixes that promise something other than a workbook. */
const OTHERS: ReadonlySet<string> = new Set([
  '.csv',
  '.docx',
  '.et',
  '.html',
  '.json',
  '.md',
  '.ods',
  '.pdf',
  '.txt',
  '.xls',
]);

/** Throws CannotRun where the sheets cannot be given back in this file, before anything is changed. */
export async function refuseProblemsFile(
  path: string,
  target: Parameters<typeof refuseDocument>[1],
): Promise<void> {
  await refuseDocument(path, target);
  const suffix = extname(path).toLowerCase();
  if (OTHERS.has(suffix))
    throw new CannotRun({
      what: {
        zh: `--problems 写出的是工作簿，不是 ${suffix}`,
        en: `--problems writes a workbook, and no ${suffix}`,
      },
      next: { zh: '文件名请以 .xlsx 结尾', en: 'Let its name end in .xlsx' },
    });
}

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
