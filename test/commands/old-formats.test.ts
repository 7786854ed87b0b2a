import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { utils, write } from '@e965/xlsx';
import { expect, test } from 'vitest';
import { openRows, readApart } from '../../src/jobs/import/read/read-apart.ts';
import type { RowSource } from '../../src/jobs/import/read/read-rows.ts';
import { recogniseFiles } from '../../src/jobs/import/read/recognise-files.ts';
import { ids } from './name-rows.ts';
import { dpfHere, temporaryFolder } from './program.ts';
import { workbook } from './workbook.ts';

type Row = readonly (string | undefined)[];
type Area = { readonly column: number; readonly first: number; readonly last: number };

function xls(rows: readonly Row[], merged: readonly Area[], bookType: 'biff8' | 'xlml'): Uint8Array {
  const sheet = utils.aoa_to_sheet(rows.map((row) => [...row]));
  sheet['!merges'] = merged.map(({ column: c, first, last }) => ({
    s: { r: first - 1, c },
    e: { r: last - 1, c },
  }));
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, '表');
  return write(book, { type: 'buffer', bookType }) as Uint8Array;
}

function html(rows: readonly Row[], merged: readonly Area[]): string {
  const cell = (text: string | undefined, row: number, column: number): string => {
    const area = merged.find((one) => one.column === column && one.first <= row && row <= one.last);
    if (area && area.first < row) return '';
    return `<td${area ? ` rowspan=${area.last - area.first + 1}` : ''}>${text ?? ''}</td>`;
  };
  const line = (row: Row, at: number): string =>
    `<tr>${row.map((text, column) => cell(text, at + 1, column)).join('')}</tr>`;
  return `<html><body><table>${rows.map(line).join('\n')}</table></body></html>`;
}

const letter = (column: number): string => String.fromCharCode(65 + column);
const formats: Record<string, (rows: readonly Row[], merged: readonly Area[]) => Uint8Array | string> = {
  'an .xlsx': (rows, merged) =>
    workbook({
      sheets: [
        {
          name: '表',
          rows,
          merged: merged.map(
            ({ column, first, last }) => `${letter(column)}${first}:${letter(column)}${last}`,
          ),
        },
      ],
    }),
  'an .xls': (rows, merged) => xls(rows, merged, 'biff8'),
  'an XML table': (rows, merged) => xls(rows, merged, 'xlml'),
  'a web page': html,
};

const roster = ['姓名', '身份证号', '残疾人证号', '残疾类别', '残疾等级', '发证日期', '街道'];
const holder = (id: string, street?: string) => ['某人', id, `${id}43`, '肢体', '三级', '2015-03-04', street];
type Imported = { rows: Record<string, number>; problems: { severity: string; code: string; row: number }[] };

test.each(Object.keys(formats))('a subdistrict merged over people is that of each, in %s', async (format) => {
  const folder = temporaryFolder();
  const people = [ids.韩凯建, ids.萧红, ids.乙某];
  const rows = [
    roster,
    holder(people[0] ?? '', '径河街道'),
    holder(people[1] ?? ''),
    holder(people[2] ?? ''),
  ];
  const name = format === 'an .xlsx' ? '册.xlsx' : '册.xls';
  writeFileSync(join(folder, name), formats[format]?.(rows, [{ column: 6, first: 2, last: 4 }]) ?? '');
  const run = async <Said>(...args: readonly string[]) =>
    JSON.parse((await dpfHere([...args, '--as-of', '2020-12-31', '--json'], folder)).stdout) as Said;
  const { rows: counts, problems } = await run<Imported>('import', name);
  expect(counts).toMatchObject({ read: 3, inserted: 3 });
  expect(problems.map(({ severity, code, row }) => `${severity} ${code} ${row}`)).toEqual([
    'info merged-cells 2',
  ]);
  for (const id of people)
    expect(await run('person', 'show', id)).toMatchObject({
      facts: [{ name: 'subdistrict', value: '径河街道' }],
    });
});

test.each(Object.keys(formats))('an amount merged over rows is nobody’s, in %s', async (format) => {
  const folder = temporaryFolder();
  const rows = [
    ['姓名', '身份证号', '补贴项目', '月份', '金额'],
    ['某人', ids.韩凯建, '社保补贴', '2020-12', '1200'],
    ['某人', ids.萧红, '社保补贴', '2020-12', undefined],
  ];
  const name = format === 'an .xlsx' ? '册.xlsx' : '册.xls';
  writeFileSync(join(folder, name), formats[format]?.(rows, [{ column: 4, first: 2, last: 3 }]) ?? '');
  const { stdout } = await dpfHere(['import', name, '--as-of', '2020-12-31', '--json'], folder);
  const { rows: counts, problems } = JSON.parse(stdout) as Imported;
  expect([counts['rejected'], problems.filter(({ code }) => code === 'merged-amount').length]).toEqual([
    2, 2,
  ]);
});

async function all(source: RowSource): Promise<unknown[]> {
  const rows: unknown[] = [];
  for (;;) {
    const next = await source.next();
    if (next.done === true) return rows;
    rows.push(...next.value.rows);
  }
}

test('an .xls is read once for the whole command: what follows needs the file no more', async () => {
  const path = join(temporaryFolder(), '册.xls');
  const book = utils.book_new();
  for (let sheet = 0; sheet < 3; sheet += 1)
    utils.book_append_sheet(book, utils.aoa_to_sheet([roster, holder(ids.韩凯建, '径河街道')]), `表${sheet}`);
  writeFileSync(path, write(book, { type: 'buffer', bookType: 'biff8' }) as Uint8Array);
  const { sheets } = await recogniseFiles({ paths: [path] });
  rmSync(path);
  expect(sheets.map(({ sheet }) => sheet)).toEqual(['表0', '表1', '表2']);
  for (const sheet of sheets) {
    const rows = await all(openRows(sheet));
    expect(rows).toMatchObject([{ row: 2, result: { outcome: 'record' } }]);
    expect(await all(readApart(sheet))).toEqual(rows);
  }
});
