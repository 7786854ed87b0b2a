import { expect, test } from 'vitest';
import { holderRow, holders, ids, rows } from './name-rows.ts';
import { bothHolders, office } from './office.ts';

test.each(['refuses', 'takes'] as const)(
  'a row of any kind with a name beside a number: the office %s it',
  async (what) => {
    const { load, nameOf } = await office(...bothHolders);
    const said: string[] = [];
    for (const [kind, headings, column, whose, row] of rows) {
      const name = what === 'takes' ? whose : whose === '韩凯建' ? '萧红' : '丁某';
      const { counts, codes, problems } = await load(headings, [row(name)]);
      const [code = ''] = codes;
      said.push(
        `${kind}: ${counts.endsWith(' 0') ? 'takes' : 'refuses'} ${code === `name-differs ${column}`}`,
      );
      // Both names, and the way to accept a change of name.
      if (what === 'refuses')
        expect(problems[0]?.message).toMatch(new RegExp(`（${whose} / ${name}）.*--accept-renames`));
    }
    expect(said).toEqual(rows.map(([kind]) => `${kind}: ${what} ${what === 'refuses'}`));
    expect([await nameOf('韩凯建'), await nameOf('萧红')]).toEqual(['韩凯建', '萧红']);
  },
);

test('the certificate of one beside the name and number of another is nobody’s review', async () => {
  const { load } = await office(...bothHolders);
  const heading = '姓名,身份证号,残疾人证号,复核日期,复核结果';
  const { counts, codes } = await load(heading, [`韩凯建,${ids.韩凯建},${ids.萧红}43,2020-03-01,合格`]);
  expect([counts, codes]).toEqual(['1 0 0 0 1', ['certificate-of-another-person 残疾人证号']]);
});

test('layout blanks, full-width forms, dots and variants make no other name', async () => {
  const { load, nameOf } = await office(...bothHolders);
  const written = [holderRow('韩凯建', '韩  凯建'), holderRow('萧红', '肖　紅')];
  expect(await load(holders, written)).toMatchObject({ counts: '2 0 0 2 0', codes: [] });
  const deaths = [`韓 凱 建,${ids.韩凯建},2020-03-01`, `蕭紅,${ids.萧红},2020-03-01`];
  expect(await load('姓名,身份证号,死亡日期', deaths)).toMatchObject({ counts: '2 2 0 0 0', codes: [] });
  expect([await nameOf('韩凯建'), await nameOf('萧红')]).toEqual(['韩凯建', '萧红']);
});

test('a roster with layout blanks is kept without them', async () => {
  const { nameOf } = await office(holderRow('韩凯建', '韩  凯建'));
  expect(await nameOf('韩凯建')).toBe('韩凯建');
});

test('with --accept-renames a roster changes the name; lists may then have either, and no other', async () => {
  const { load, nameOf } = await office(...bothHolders);
  const renamed = await load(holders, [holderRow('韩凯建', '韩伟')], '--accept-renames');
  expect(renamed).toMatchObject({ counts: '1 0 1 0 0', codes: ['name-changed 姓名'] });
  expect(renamed.problems[0]?.message).toContain('韩凯建 / 韩伟');
  const low = '姓名,身份证号,起始月份';
  expect((await load(low, [`韩凯建,${ids.韩凯建},2020-01`])).counts).toBe('1 1 0 0 0');
  expect((await load(low, [`韩伟,${ids.韩凯建},2020-01`])).counts).toBe('1 0 0 1 0');
  expect((await load(low, [`韩某,${ids.韩凯建},2020-01`])).counts).toBe('1 0 0 0 1');
  // An older roster with the former name does not bring it back.
  expect(await load(holders, [holderRow('韩凯建')])).toMatchObject({ counts: '1 0 0 1 0', codes: [] });
  expect(await nameOf('韩凯建')).toBe('韩伟');
});

test('a list accepts no change of name', async () => {
  const { load } = await office(...bothHolders);
  const death = [`萧红,${ids.韩凯建},2020-03-01`];
  expect((await load('姓名,身份证号,死亡日期', death, '--accept-renames')).counts).toBe('1 0 0 0 1');
});

test('a change of name that was taken back is no name of theirs', async () => {
  const { load, say, nameOf } = await office(...bothHolders);
  await load(holders, [holderRow('韩凯建', '韩伟')], '--accept-renames');
  await say('import', 'undo', '2');
  expect(await nameOf('韩凯建')).toBe('韩凯建');
  expect((await load('姓名,身份证号,死亡日期', [`韩伟,${ids.韩凯建},2020-03-01`])).counts).toBe('1 0 0 0 1');
});

test('whom only lists have named is on record by the name of the roster; with --accept-renames it is one person', async () => {
  const low = ['姓名,身份证号,起始月份', [`乙某,${ids.韩凯建},2020-01`]] as const;
  for (const [options, code] of [
    [[], 'rows-set-aside 姓名'],
    [['--accept-renames'], 'name-changed 姓名'],
  ] as const) {
    const { load, nameOf } = await office();
    await load(...low);
    const { counts, codes } = await load(holders, [holderRow('韩凯建')], ...options);
    expect([counts, codes]).toEqual(['1 1 0 0 0', [code]]);
    expect(await nameOf('韩凯建')).toBe('韩凯建');
  }
});

test('no number in a name reaches the message', async () => {
  const { load } = await office(...bothHolders);
  const guardian = `韩凯建,${ids.韩凯建},丁某${ids.乙某},${ids.萧红}`;
  const { problems } = await load('姓名,身份证号,监护人姓名,监护人身份证号', [guardian]);
  expect(problems.map(({ code }) => code)).toEqual(['name-differs']);
  expect(JSON.stringify(problems)).not.toContain(ids.乙某);
});

test('whichever comes first, a row that names two people is nobody’s: the roster decides whose a number is', async () => {
  const wrong = [
    ['姓名,身份证号,死亡日期', `丁某,${ids.韩凯建},2020-03-01`],
    ['姓名,身份证号,起始月份', `丁某,${ids.韩凯建},2020-01`],
  ] as const;
  const known = async (order: 'roster first' | 'lists first') => {
    const { load, say, nameOf } = await office();
    const roster = () => load(holders, bothHolders);
    if (order === 'roster first') await roster();
    for (const [heading, row] of wrong) await load(heading, [row]);
    const late = order === 'lists first' ? await roster() : undefined;
    const { facts, status } = await say<{ facts: { name: string }[]; status?: string }>(
      'person',
      'show',
      ids.韩凯建,
    );
    return {
      codes: late?.codes,
      name: await nameOf('韩凯建'),
      status,
      facts: facts.map(({ name }) => name).filter((name) => name === 'low_income'),
    };
  };
  const { codes, ...later } = await known('lists first');
  expect(codes).toEqual(['rows-set-aside 姓名']);
  expect({ codes: undefined, ...later }).toEqual(await known('roster first'));
  expect(later.name).toBe('韩凯建');
});

test('an older roster has the former name, and lists of its day may have it whichever came first', async () => {
  const { load, nameOf } = await office(holderRow('韩凯建', '韩伟'));
  const older = await load(holders, [holderRow('韩凯建')], '--accept-renames', '--as-of', '2020-03-31');
  // Nothing was renamed, so nothing is said of it.
  expect(older.codes).toEqual([]);
  expect(await nameOf('韩凯建')).toBe('韩伟');
  const low = '姓名,身份证号,起始月份';
  expect((await load(low, [`韩凯建,${ids.韩凯建},2020-01`])).counts).toBe('1 1 0 0 0');
});

test('what a roster has set aside does not come back with a later list, nor when that list is taken back', async () => {
  const { load, say } = await office();
  const deaths = '姓名,身份证号,死亡日期';
  const died = async () => (await say<{ diedOn?: string }>('person', 'show', ids.韩凯建)).diedOn;
  await load(deaths, [`丁某,${ids.韩凯建},2020-05-05`], '--as-of', '2020-12-31');
  await load(holders, bothHolders, '--as-of', '2020-03-31');
  expect(await died()).toBeUndefined();
  await load(deaths, [`韩凯建,${ids.韩凯建},2020-03-01`], '--as-of', '2020-06-30');
  expect(await died()).toBe('2020-03-01');
  await say('import', 'undo', '3');
  expect(await died()).toBeUndefined();
});
