import { join } from 'node:path';
import exceljs from 'exceljs';
import { ids } from './name-rows.ts';
import { bothHolders, office } from './office.ts';

export const list = '姓名,身份证号,出生日期,死亡日期';
/** By the number of one and the name of the other; by name and birth date; beyond doubt; nobody. */
export const rows = [
  `萧红,${ids.韩凯建},,2020-03-01`,
  '箫红,,1970-05-06,2020-03-02',
  `韩凯建,${ids.韩凯建},,2020-03-03`,
  '没有人,,1999-01-01,2020-03-04',
];
export const HEADINGS = 4;

type Person = {
  readonly name: string;
  readonly proposal: { readonly case?: string };
  readonly judged?: {
    readonly verdict: string;
    readonly why?: string;
    readonly by: string;
    readonly file: string;
  };
};
export type Matched = {
  readonly counts: Readonly<Record<string, number>>;
  readonly asked?: { readonly rows: number; readonly people: number };
  readonly hits: readonly { row: number; level: string; band: string; people: readonly Person[] }[];
};
type Read = {
  readonly rows: Readonly<Record<string, number>>;
  readonly problems: readonly { code: string; sheet: string; row: number; column: string }[];
};
export type Today = {
  readonly sections: readonly { lines: readonly { key: string; count: number; command: string }[] }[];
};

/** An office with a list, its workbook to be judged, and ways to fill that in. */
export async function judging(made: readonly string[] = rows, ...more: readonly string[]) {
  const { folder, write, say } = await office(...bothHolders);
  write(list, made);
  const match = () => say<Matched>('match', '名单.csv');
  const ask = (...args: readonly string[]) =>
    say<Matched>('match', '名单.csv', '--judge', '判定.xlsx', '--force', ...args);
  const asked = (await ask(...more)).asked;
  const fill = async (
    change: (cells: (heading: string) => exceljs.Cell, at: number, sheet: exceljs.Worksheet) => void,
    name = '判定.xlsx',
  ): Promise<void> => {
    const book = new exceljs.Workbook();
    await book.xlsx.readFile(join(folder, '判定.xlsx'));
    const [sheet] = book.worksheets;
    if (!sheet) throw new Error('no sheet');
    const headings = sheet.getRow(HEADINGS - 1).values as string[];
    const last = sheet.rowCount;
    for (let row = HEADINGS + 1; row <= last; row += 1)
      change((heading) => sheet.getRow(row).getCell(headings.indexOf(heading)), row, sheet);
    await book.xlsx.writeFile(join(folder, name));
  };
  /** Answers by the row of the list and the name on record. */
  const answer = (answers: Readonly<Record<string, string>>) =>
    fill((cell) => {
      cell('判定').value = answers[`${cell('行').text} ${cell('登记姓名').text}`] ?? null;
    });
  const back = (...args: readonly string[]) => say<Read>('verify', 'judge', '--from', '判定.xlsx', ...args);
  const waiting = async (): Promise<number> => {
    const { sections } = await say<Today>('today');
    const lines = sections.flatMap((section) => section.lines);
    return lines.filter(({ key }) => key === 'judgements.match').reduce((sum, { count }) => sum + count, 0);
  };
  return { folder, write, say, match, ask, asked, fill, answer, back, waiting };
}
