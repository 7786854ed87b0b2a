import { blankCell, type Cell, type SheetRow, type Spreadsheet } from '../cell.ts';
import { decodeFile, detectEncoding } from './csv-encoding.ts';
import type { TextFile } from './open-csv.ts';
import { type Limits, overLimit } from '../limits.ts';

/** The headings under which the parts of a text of headings are read. */
export const sectionHeadings = ['年度', '栏目', '正文'] as const;

/**
 * Opens a Markdown file as one sheet of three columns: the year its title names, the heading of each section, and the
 * text below it. A section's row is the line of its heading.
 */
export async function openMarkdown(
  path: string,
  file: string,
  { head, encoding: stated }: TextFile,
  limits: Limits,
): Promise<Spreadsheet> {
  const encoding = await detectEncoding(path, file, head, stated);
  return {
    format: 'markdown',
    encoding,
    sheets: [
      {
        name: '',
        isHidden: false,
        rows: async function* ({ seen } = {}) {
          let text = '';
          for await (const part of decodeFile(path, file, encoding)) {
            text += part;
            if (text.length > limits.cellCharacters * limits.columns) throw overLimit(file, 'cells', limits);
          }
          seen?.(1);
          yield sectionsOf(text);
        },
      },
    ],
    close: () => Promise.resolve(),
  };
}

function sectionsOf(text: string): SheetRow[] {
  const lines = text.split(/\r\n|[\r\n]/);
  const title = lines.findIndex((line) => /^#\s/.test(line));
  const year = /(?:19|20)\d{2}/.exec(lines[title] ?? '')?.[0];
  const rows: SheetRow[] = [{ row: Math.max(title, 0) + 1, cells: sectionHeadings.map(cellOf) }];
  let section: { row: number; name: string; body: string[] } | undefined;
  const close = (): void => {
    if (section)
      rows.push({
        row: section.row,
        cells: [cellOf(year), cellOf(section.name), cellOf(section.body.join('\n').trim())],
      });
  };
  for (const [index, line] of lines.entries()) {
    if (index <= title) continue;
    const name = /^##\s+(.*?)\s*#*$/.exec(line)?.[1];
    if (name === undefined) section?.body.push(line);
    else {
      close();
      section = { row: index + 1, name, body: [] };
    }
  }
  close();
  return rows;
}

function cellOf(text = ''): Cell {
  return text === '' ? blankCell : { kind: 'text', text };
}
