import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ids } from './name-rows.ts';
import { bothHolders, office } from './office.ts';
import { HEADINGS, judging, list, type Matched, rows, type Today } from './judging.ts';
import { dpfHere } from './program.ts';

const hitAt = ({ hits }: Matched, row: number) => hits.find((hit) => hit.row === row);

test('who was judged is a group of its own, is asked no more, and something may follow', async () => {
  const { asked, answer, back, match, ask, waiting } = await judging();
  expect(asked).toMatchObject({ rows: 2, people: 4 });
  expect(await waiting()).toBe(2);
  await answer({ '2 萧红': '是本人', '2 韩凯建': '不是', '3 萧红': '不是' });
  expect((await back('--why', '电话核实')).rows).toEqual({
    read: 4,
    recorded: 3,
    unchanged: 0,
    open: 1,
    rejected: 0,
  });
  expect(await waiting()).toBe(0);
  const matched = await match();
  expect(matched.counts).toMatchObject({ judged: 1, 'judged-different': 1, id: 1, 'two-people': 0, none: 1 });
  expect(hitAt(matched, 2)).toMatchObject({
    level: 'judged',
    band: 'sure',
    people: [
      {
        name: '萧红',
        proposal: { case: 'cancel' },
        judged: { verdict: 'same', why: '电话核实', by: '经办人', file: '判定.xlsx' },
      },
    ],
  });
  expect(hitAt(matched, 3)).toBeUndefined();
  expect((await ask()).asked).toMatchObject({ rows: 0, people: 1 });
  // The same file once more changes nothing.
  expect((await back('--why', '电话核实')).rows).toMatchObject({ recorded: 0, unchanged: 0, open: 1 });
});

test('a later answer overrules an earlier one, and both stay on record', async () => {
  const { answer, back, match, waiting } = await judging();
  await answer({ '3 萧红': '不清楚' });
  await back();
  expect(await waiting()).toBe(2);
  expect(hitAt(await match(), 3)).toMatchObject({
    level: 'name-birth',
    band: 'likely',
    people: [{ judged: { verdict: 'unclear' } }],
  });
  await answer({ '3 萧红': '是本人' });
  expect((await back()).rows).toMatchObject({ recorded: 1 });
  expect((await back()).rows).toMatchObject({ recorded: 0, unchanged: 1 });
  expect(hitAt(await match(), 3)).toMatchObject({ level: 'judged' });
  await answer({ '3 萧红': '不是' });
  await back();
  expect(hitAt(await match(), 3)).toBeUndefined();
});

test('a file that was given back before overrules no later answer', async () => {
  const { folder, fill, answer, back, match } = await judging();
  await answer({ '3 萧红': '是本人' });
  await back();
  const first = readFileSync(join(folder, '判定.xlsx'));
  await fill((cell) => {
    if (cell('行').text === '3') cell('判定').value = '不是';
  });
  await back();
  writeFileSync(join(folder, '判定.xlsx'), first);
  const again = await back();
  expect([again.rows['recorded'], again.problems.map(({ code }) => code)]).toEqual([
    0,
    ['judgement-overruled'],
  ]);
  expect(hitAt(await match(), 3)).toBeUndefined();
});

test('an answer of somebody whom only an undone import named is not kept', async () => {
  const { answer, back, say } = await judging();
  await answer({ '3 萧红': '是本人' });
  await say('import', 'undo', '1');
  const { rows: read, problems } = await back();
  expect([read['recorded'], problems.map(({ code }) => code)]).toEqual([0, ['judgement-nobody']]);
});

test('a judgement holds for a row that says the very same, wherever it stands, and for no other', async () => {
  const { write, answer, back, match } = await judging();
  await answer({ '3 萧红': '是本人' });
  await back();
  write(list, ['没有人,,1999-01-01,', `箫红,,1970-05-06,2020-04-01`, '箫红,,1970-05-16,2020-03-02']);
  const matched = await match();
  expect(hitAt(matched, 3)).toMatchObject({ level: 'judged' });
  expect(hitAt(matched, 4)?.level).not.toBe('judged');
});

test('of a row that says no more than a name a judgement holds for the same day of the same matter only', async () => {
  const { write, answer, back, match, say } = await judging(
    ['萧红,,,2020-05-01', '萧红,,,2020-06-01', '萧红,,,', '萧红,,,'],
    '--weak',
  );
  await answer({ '2 萧红': '是本人', '4 萧红': '是本人' });
  expect((await back()).rows).toMatchObject({ read: 4, recorded: 2 });
  const judged = async (): Promise<readonly number[]> =>
    (await match()).hits.filter(({ level }) => level === 'judged').map(({ row }) => row);
  expect(await judged()).toEqual([2, 4]);
  const moves = await say<Matched>('match', '名单.csv', '--as', 'moves');
  expect(moves.counts['judged']).toBe(0);
  write(list, ['没有人,,,', '萧红,,,2020-05-01', '萧红,,,2020-11-30']);
  expect(await judged()).toEqual([3]);
});

test('beyond doubt is not waited for, but can be denied', async () => {
  const { answer, back, match, waiting } = await judging([`韩凯建,${ids.韩凯建},,2020-03-03`]);
  expect(await waiting()).toBe(0);
  await answer({ '2 韩凯建': '不是' });
  await back();
  expect((await match()).counts).toMatchObject({ id: 0, 'judged-different': 1 });
});

test('what was not asked like that is told row by row, and the rest is kept', async () => {
  const { fill, back } = await judging();
  let at = 0;
  await fill((cell) => {
    at += 1;
    cell('判定').value = '不是';
    if (at === 1) cell('判定编号').value = 'Q000001-AAAAAAAA';
    if (at === 2) cell('登记号').value = 99;
    if (at === 3) cell('判定').value = '也许';
  });
  const { rows: counts, problems } = await back();
  expect(counts).toEqual({ read: 4, recorded: 1, unchanged: 0, open: 0, rejected: 3 });
  expect(problems.map(({ code, sheet, row, column }) => [code, sheet, row, column])).toEqual([
    ['judgement-number', '比对判定', 5, '判定编号'],
    ['judgement-mixed', '比对判定', 6, '判定编号'],
    ['not-one-of', '比对判定', 7, '判定'],
  ]);
});

test('a workbook that lost its column of answers is refused, and not taken for one that nobody filled in', async () => {
  const { folder, fill } = await judging();
  await fill((cell, _, sheet) => {
    cell('判定').value = '是本人';
    sheet.getRow(HEADINGS - 1).getCell(1).value = '核实结果';
  });
  const { status, stderr } = await dpfHere(['verify', 'judge', '--from', '判定.xlsx'], folder);
  expect([status, stderr]).toEqual([2, expect.stringContaining('判定')]);
});

test('a workbook that lost what stands beside the number is refused, and a row without it is mixed up', async () => {
  const { folder, fill, back } = await judging();
  await fill((cell) => {
    cell('判定').value = '不是';
    if (cell('登记姓名').text === '萧红') cell('登记号').value = null;
  });
  expect((await back('--dry-run')).problems.map(({ code }) => code)).toEqual([
    'judgement-mixed',
    'judgement-mixed',
  ]);
  for (const heading of ['登记号', '名单姓名']) {
    await fill((_, __, sheet) => {
      const headings = sheet.getRow(HEADINGS - 1);
      headings.eachCell((cell) => {
        if (cell.text === heading) cell.value = '别的';
      });
    }, `少${heading}.xlsx`);
    const { status, stderr } = await dpfHere(['verify', 'judge', '--from', `少${heading}.xlsx`], folder);
    expect([status, stderr]).toEqual([2, expect.stringContaining(heading)]);
  }
});

test('a row that was corrected is waited for no more, and is again where it comes back', async () => {
  const { write, ask, waiting, say, match } = await judging([rows[1] ?? '', '箫红,,1970-05-16,2020-03-02']);
  expect(await waiting()).toBe(2);
  write(list, [`萧红,${ids.萧红},,2020-03-02`, '箫红,,1970-05-16,2020-03-02']);
  await match();
  expect(await waiting()).toBe(2);
  await ask('--dry-run');
  expect(await waiting()).toBe(2);
  expect((await ask()).asked).toMatchObject({ rows: 1 });
  expect(await waiting()).toBe(1);
  write(list, ['没有人,,1999-01-01,2020-03-04', rows[1] ?? '']);
  await ask();
  expect(await waiting()).toBe(1);
  const known = await say<Today>('today', '--known-at', '2021-01-03');
  expect(
    known.sections.flatMap(({ lines }) => lines).filter(({ key }) => key === 'judgements.match'),
  ).toEqual([]);
});

test('of several people for one row those denied stand in the workbook asked for anew, and are overruled in one step', async () => {
  const { folder, answer, back, ask, match } = await judging([rows[0] ?? '', rows[1] ?? '']);
  await answer({ '2 萧红': '不是', '2 韩凯建': '是本人' });
  await back();
  expect(hitAt(await match(), 2)?.people.map(({ name }) => name)).toEqual(['韩凯建']);
  expect((await ask()).asked).toMatchObject({ rows: 1 });
  const anew = await ask('--weak');
  expect(
    hitAt(anew, 2)?.people.map(({ name, proposal, judged }) => [name, judged?.verdict, proposal.case]),
  ).toEqual([
    ['韩凯建', 'same', 'cancel'],
    ['萧红', 'different', undefined],
  ]);
  await answer({ '2 萧红': '是本人', '2 韩凯建': '不是' });
  expect((await back()).rows).toMatchObject({ recorded: 2, rejected: 0 });
  expect(hitAt(await match(), 2)?.people.map(({ name }) => name)).toEqual(['萧红']);
  await answer({ '2 萧红': '不是', '2 韩凯建': '不是' });
  await back();
  const { stdout } = await dpfHere(['match', '名单.csv', '--weak', '--format', 'csv'], folder);
  expect(stdout).toContain('不是（');
  expect(stdout).not.toContain('人相符');
});

test('one row of a list is not two people, and one question has one answer', async () => {
  const { fill, answer, back, match } = await judging();
  await answer({ '2 萧红': '是本人', '2 韩凯建': '是本人' });
  const two = await back();
  expect(two.problems.map(({ code, row }) => [code, row])).toEqual([
    ['judgement-two-people', 5],
    ['judgement-two-people', 6],
  ]);
  expect((await match()).counts['judged']).toBe(0);
  await fill((cell, row, sheet) => {
    if (cell('行').text !== '3') return;
    cell('判定').value = '是本人';
    sheet.addRow(sheet.getRow(row).values).getCell(1).value = '不是';
  });
  expect((await back()).problems.map(({ code }) => code)).toContain('judgement-twice');
});

test('a workbook of another database is refused, as is any other sheet', async () => {
  const here = await judging();
  const elsewhere = await office(...bothHolders.toReversed());
  elsewhere.write(list, rows);
  await elsewhere.say('match', '名单.csv', '--judge', '自己的.xlsx');
  await here.answer({ '3 萧红': '是本人' });
  writeFileSync(join(elsewhere.folder, '判定.xlsx'), readFileSync(join(here.folder, '判定.xlsx')));
  const from = (file: string) => dpfHere(['verify', 'judge', '--from', file], elsewhere.folder);
  const other = await from('判定.xlsx');
  expect([other.status, other.stderr]).toEqual([2, expect.stringContaining('不是从这个数据库导出的')]);
  const wrong = await from('名单.csv');
  expect([wrong.status, wrong.stderr]).toEqual([2, expect.stringContaining('不是比对判定表')]);
});

test('no number leaves with the workbook, and with --dry-run nothing is written', async () => {
  const { folder, fill, ask, match, say } = await judging();
  const cells: string[] = [];
  await fill((_, row, sheet) => {
    sheet.getRow(row).eachCell(({ text }) => cells.push(text));
  });
  expect(cells.join(' ')).toContain('999999************');
  expect(cells.join(' ')).not.toMatch(/9{6}\d{11}[\dX]/);
  // Nor does what a row is known by: it could be found out by trying.
  expect(JSON.stringify(await match())).not.toMatch(/[0-9a-f]{64}/);
  const database = readFileSync(join(folder, 'dpf.sqlite'));
  expect((await ask('--dry-run')).asked).toMatchObject({ rows: 2, people: 4 });
  await say('verify', 'judge', '--from', '判定.xlsx', '--dry-run');
  expect(readFileSync(join(folder, 'dpf.sqlite')).equals(database)).toBe(true);
});

test('what was judged later was not known before', async () => {
  const { answer, back, say } = await judging([rows[0] ?? '', rows[1] ?? '']);
  await answer({ '3 萧红': '不是' });
  await back();
  const known = await say<Matched>('match', '名单.csv', '--known-at', '2021-01-03');
  expect(known.counts['judged-different']).toBe(0);
});
