import type { WorkbookSheet } from '../files/documents/workbook.ts';
import { markdownTable } from './markdown-table.ts';

/** 清单 a list to send on: what it is, its note, and its rows as they are to be read. */
export type ListDocument = {
  readonly name: string;
  readonly title: string;
  readonly note: string;
  readonly columns: readonly { readonly heading: string; readonly width: number }[];
  readonly rows: readonly (readonly string[])[];
};

/** The list as a sheet of a workbook. */
export function listSheet({ name, title, note, columns, rows }: ListDocument): WorkbookSheet {
  return {
    ...{ name, title, note, rows },
    columns: columns.map((column) => ({ ...column, as: 'text', wrap: true })),
    landscape: true,
  };
}

/** The list as a Markdown table. */
export function listMarkdown({ title, note, columns, rows }: ListDocument): string {
  const headings = columns.map(({ heading }) => heading);
  const table = markdownTable(headings, rows);
  return [`# ${title}`, '', note, '', ...table, ''].join('\n');
}
