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
