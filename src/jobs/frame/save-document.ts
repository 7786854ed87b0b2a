import { extname } from 'node:path';
import { refuseTarget, type Target } from '../../files/documents/refuse-target.ts';
import { saveFile } from '../../files/documents/save-file.ts';
import { CannotRun } from '../../kernel/cannot-run.ts';

/** Writes a document to a file, whole or not at all. Throws CannotRun if it exists and `force` is not set. */
export async function saveDocument(
  path: string,
  content: Iterable<string | Uint8Array>,
  options: Target,
): Promise<void> {
  await saveFile(path, content, options);
}

/** Throws CannotRun where a document may not be saved, before anything is changed. */
export async function refuseDocument(path: string, options: Target): Promise<void> {
  await refuseTarget(path, options);
}

/** The suffixes that promise something other than a workbook. */
const OTHERS: ReadonlySet<string> = new Set('.csv .docx .et .html .json .md .ods .pdf .txt .xls'.split(' '));

/** Throws CannotRun where what an option asks for, a workbook, cannot be saved in this file, before anything is changed. */
export async function refuseWorkbook(option: string, path: string, options: Target): Promise<void> {
  await refuseDocument(path, options);
  const suffix = extname(path).toLowerCase();
  if (OTHERS.has(suffix))
    throw new CannotRun({
      what: {
        zh: `${option} 写出的是工作簿，不是 ${suffix}`,
        en: `${option} writes a workbook, and no ${suffix}`,
      },
      next: { zh: '文件名请以 .xlsx 结尾', en: 'Let its name end in .xlsx' },
    });
}

/** The refusal to print a workbook or a document on a screen. */
export function binaryNeedsFile(suggestedName: string): CannotRun {
  return new CannotRun({
    what: suggestedName.endsWith('.docx')
      ? { zh: 'Word 文档不能显示在屏幕上', en: 'A Word document cannot be shown on a screen' }
      : suggestedName.endsWith('.xlsx')
        ? { zh: '工作簿不能显示在屏幕上', en: 'A workbook cannot be shown on a screen' }
        : { zh: '这个文件不能显示在屏幕上', en: 'This file cannot be shown on a screen' },
    next: { zh: `请加上 -o ${suggestedName}`, en: `Add -o ${suggestedName}` },
  });
}
