import { expect, test } from 'vitest';
import { HEADINGS, judging } from './judging.ts';
import { ids } from './name-rows.ts';
import { dpfHere } from './program.ts';

const twice = [
  '萧红,,1970-05-16,2020-03-01',
  '没有人,,1999-01-01,',
  '韩凯健,,1980-05-06,2020-03-05',
  '萧红,,1970-05-16,2020-04-02',
];

test('of one listed name and person the numbers of two rows are not exchanged without being noticed', async () => {
  const { fill, back } = await judging([...twice, '萧红,,1970-06-05,2020-05-02']);
  const numbers: string[] = [];
  const names: string[] = [];
  await fill((cell) => {
    numbers.push(cell('判定编号').text);
    names.push(cell('名单姓名').text);
  });
  // Those of one name stand next to each other.
  expect(names).toEqual(['萧红', '萧红', '萧红', '韩凯健']);
  const [first = '', , third = ''] = numbers;
  let at = 0;
  await fill((cell) => {
    cell('判定').value = '不是';
    cell('判定编号').value = [third, numbers[1], first, numbers[3]][at] ?? '';
    at += 1;
  });
  const { rows: counts, problems } = await back();
  expect(counts).toMatchObject({ recorded: 2, rejected: 2 });
  expect(problems.map(({ code }) => code)).toEqual(['judgement-mixed', 'judgement-mixed']);
});

test('an answer in the column of reasons is told, and two columns of answers are refused', async () => {
  const { folder, fill, back } = await judging();
  await fill((cell) => {
    cell('判定').value = null;
    cell('判定说明').value = cell('登记姓名').text === '萧红' ? '是本人。' : '电话核实';
  });
  const { rows: counts, problems } = await back();
  expect(counts).toMatchObject({ recorded: 0, open: 2, rejected: 2 });
  expect(problems.map(({ code, column }) => [code, column])).toEqual([
    ['judgement-misplaced', '判定说明'],
    ['judgement-misplaced', '判定说明'],
  ]);
  await fill((_, row, sheet) => {
    sheet.getRow(HEADINGS - 1).getCell(20).value = '判定';
    sheet.getRow(row).getCell(20).value = '不是';
  }, '两列.xlsx');
  const { status, stderr } = await dpfHere(['verify', 'judge', '--from', '两列.xlsx'], folder);
  expect([status, stderr]).toEqual([2, expect.stringMatching(/判定.*有两列/s)]);
});

test('an older workbook that overrules a newer answer says so', async () => {
  const { answer, back } = await judging();
  await answer({ '3 萧红': '是本人' });
  expect(await back()).toMatchObject({ overruled: 0 });
  await answer({ '3 萧红': '不是' });
  expect(await back()).toMatchObject({ rows: { recorded: 1 }, overruled: 1 });
});

test('a page of the workbook is no wider than can be read in print, and nothing in it is unmasked', async () => {
  const { fill } = await judging([`韩凯建（${ids.萧红}）,${ids.韩凯建},,2020-03-03`]);
  const cells: string[] = [];
  await fill((_, row, sheet) => {
    sheet.getRow(row).eachCell(({ text }) => cells.push(text));
    const widths = sheet.columns.reduce((sum, { width = 9 }) => sum + width, 0);
    // A page of A4 has 130 across at full size.
    expect(widths).toBeLessThanOrEqual(200);
    expect(sheet.pageSetup).toMatchObject({ orientation: 'landscape', fitToWidth: 1, printTitlesRow: '3:4' });
  });
  expect(cells.join(' ')).toContain('姓名旁有注');
  expect(cells.join(' ')).not.toContain(ids.萧红);
});
