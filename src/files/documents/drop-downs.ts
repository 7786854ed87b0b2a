import type { Workbook, Worksheet } from 'exceljs';
import { columnLetters } from '../cell.ts';

const LISTS = '选项';
const LONGEST_INLINE = 255;

/** Adds drop-downs to a bounded range of rows: a validation over a whole column hangs other readers. */
export function addDropDowns(
  book: Workbook,
  sheet: Worksheet,
  columns: readonly { readonly choices?: readonly string[] }[],
  rows: { readonly first: number; readonly last: number },
): void {
  columns.forEach(({ choices }, index) => {
    if (!choices || choices.length === 0) return;
    const validation = {
      type: 'list' as const,
      allowBlank: true,
      showErrorMessage: true,
      errorTitle: '请从列表中选择',
      error: '所填内容不在可选范围内',
      formulae: [inlineList(choices) ?? listOnSheet(book, choices)],
    };
    for (let row = rows.first; row <= rows.last; row += 1)
      sheet.getCell(row, index + 1).dataValidation = validation;
  });
}

/** Excel holds a list of up to 255 characters in the validation itself, if no choice has a comma. */
function inlineList(choices: readonly string[]): string | undefined {
  const list = choices.join(',');
  const isPlain = list.length <= LONGEST_INLINE && !choices.some((choice) => /[,"]/.test(choice));
  return isPlain ? `"${list}"` : undefined;
}

function listOnSheet(book: Workbook, choices: readonly string[]): string {
  const sheet = book.getWorksheet(LISTS) ?? book.addWorksheet(LISTS, { state: 'hidden' });
  const column = sheet.actualColumnCount + 1;
  choices.forEach((choice, index) => {
    sheet.getCell(index + 1, column).value = choice;
  });
  const letters = columnLetters(column - 1);
  return `${LISTS}!$${letters}$1:$${letters}$${choices.length}`;
}
