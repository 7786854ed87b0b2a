import { expect, test } from 'vitest';
import { someone } from '../payout/registry.ts';
import { checkCharacterOf } from '../../src/kernel/citizen-id.ts';
import { ids } from './name-rows.ts';
import { bothHolders, office } from './office.ts';

const twins = { 王伟: someone(11), 王炜: someone(12) };
const twin = (of: keyof typeof twins): string =>
  `${of},${twins[of]},${twins[of]}43,肢体,三级,2015-03-04,径河街道`;

type Hit = {
  readonly level: string;
  readonly severity: string;
  readonly people: readonly { readonly name: string; readonly proposal: Readonly<Record<string, unknown>> }[];
};

/** What a list of deaths of one row says, held against 韩凯建, 萧红 and the twins. */
async function hitOf(row: string): Promise<Hit | undefined> {
  const { write, say } = await office(...bothHolders, twin('王伟'), twin('王炜'));
  write('姓名,身份证号,残疾人证号,出生日期,死亡日期', [row]);
  const { hits } = await say<{ hits: readonly Hit[] }>('match', '名单.csv');
  return hits[0];
}

test.each([
  ['another name and birth date', `丁某,${ids.韩凯建},,1970-01-01,2020-03-01`, ['韩凯建']],
  ['the name of another holder', `萧红,${ids.韩凯建},,1970-05-06,2020-03-01`, ['韩凯建', '萧红']],
  ['no more than the name of another holder', `萧红,${ids.韩凯建},,,2020-03-01`, ['韩凯建', '萧红']],
  ['the certificate of another holder', `韩凯建,${ids.韩凯建},${ids.萧红}43,,2020-03-01`, ['韩凯建', '萧红']],
  // Born on one day: a name alike is no slip of the pen where it is somebody's.
  ['the name of a twin', `王炜,${twins.王伟},,,2020-03-01`, ['王伟', '王炜']],
  ['a name alike and another birth date', `王玮,${twins.王伟},,1970-01-01,2020-03-01`, ['王伟']],
])('by the number of one and %s nothing is proposed for anybody', async (_, row, people) => {
  const hit = await hitOf(row);
  expect(hit).toMatchObject({ level: 'two-people', severity: 'warning' });
  expect(hit?.people.map(({ name }) => name)).toEqual(people);
  for (const { proposal } of hit?.people ?? []) expect(Object.keys(proposal)).toEqual(['isSettled', 'text']);
});

test('by the number with the name the certificate is to be cancelled', async () => {
  const hit = await hitOf(`韩  凱建,${ids.韩凯建},,,2020-03-01`);
  expect(hit).toMatchObject({ level: 'id', severity: 'error' });
  expect(hit?.people).toMatchObject([{ name: '韩凯建', proposal: { case: 'cancel' } }]);
});

/** 不能确定 nobody is meant beyond doubt, and nothing is proposed; `row` speaks of 韩凯建 by his number or nearly. */
const slipped = (at: number, to: string): string => {
  const first17 = ids.韩凯建.slice(0, at) + to + ids.韩凯建.slice(at + 1, 17);
  return first17 + checkCharacterOf(first17);
};
test.each([
  ['a number alone', `,${ids.韩凯建},,,,,2020-03-01`, 'id'],
  // Names of brothers and sisters sound and look alike.
  ['a name alike', `韩凯健,${ids.韩凯建},,,,,2020-03-01`, 'id'],
  ['his name and another sex', `韩凯建,${ids.韩凯建},,女,,,2020-03-01`, 'id'],
  ['his name and another birth date', `韩凯建,${ids.韩凯建},1971-11-30,,,,2020-03-01`, 'id'],
  ['two slips in the name', `韩铠键,${ids.韩凯建},,,,,2020-03-01`, 'two-people'],
  ['a slip and a character more', `韩凯健新,${ids.韩凯建},,,,,2020-03-01`, 'two-people'],
  // Another valid number, five years off: a namesake, not a slip.
  ['his name and a number near', `韩凯建,${slipped(9, '5')},,,10010000001,丁路1号,2020-03-01`, 'near-id'],
])('%s is not beyond doubt', async (_, row, level) => {
  const { load, write, say } = await office();
  await load('姓名,身份证号,残疾人证号,残疾类别,残疾等级,发证日期,街道,联系电话,家庭住址', [
    `韩凯建,${ids.韩凯建},${ids.韩凯建}43,肢体,三级,2015-03-04,径河街道,10010000001,丁路1号`,
  ]);
  write('姓名,身份证号,出生日期,性别,联系电话,家庭住址,死亡日期', [row]);
  const { hits } = await say<{ hits: readonly (Hit & { readonly band: string })[] }>('match', '名单.csv');
  expect(hits).toMatchObject([{ level, band: 'likely', people: [{ name: '韩凯建' }] }]);
  for (const { proposal } of hits[0]?.people ?? [])
    expect(Object.keys(proposal)).toEqual(['isSettled', 'text']);
});

test.each([
  ['李*国', 'id', 'likely'],
  ['李某', 'id', 'likely'],
  ['王某', 'two-people', 'likely'],
  ['不详', 'id', 'likely'],
  ['无名氏', 'id', 'likely'],
  ['李建国（2020年已故）', 'id', 'sure'],
])('beside his number 李建国 written as %s is %s, %s', async (name, level, band) => {
  const { write, say } = await office(`李建国,${ids.韩凯建},${ids.韩凯建}43,肢体,三级,2015-03-04,径河街道`);
  write('姓名,身份证号,死亡日期', [`${name},${ids.韩凯建},2020-03-01`]);
  expect(await say('match', '名单.csv')).toMatchObject({ hits: [{ level, band }] });
});

test.each(['+86 10090000001', '86-10090000001', '10090000001/10090000099', '10090000001.0'])(
  'somebody is found by the telephone %s',
  async (phone) => {
    const { load, write, say } = await office();
    await load('姓名,身份证号,残疾人证号,残疾类别,残疾等级,发证日期,街道,联系电话', [
      `欧阳晓柏,${twins.王伟},${twins.王伟}43,肢体,三级,2015-03-04,径河街道,10090000001`,
    ]);
    write('姓名,联系电话,死亡日期', [`欧阳晓柏,${phone},2020-03-01`]);
    const { hits } = await say<{ hits: readonly Hit[] }>('match', '名单.csv');
    expect(hits).toMatchObject([{ level: 'name-contact', people: [{ agrees: ['name', 'phone'] }] }]);
  },
);

test.each([
  ['出生年月', '1985-07', 'likely', 'differs'],
  ['出生日期', '1985', 'likely', 'differs'],
  ['出生日期', '1985年7月', 'likely', 'differs'],
  ['出生日期', '85.7.9', 'likely', 'differs'],
  ['出生年份', '1985', 'likely', 'differs'],
  ['年龄', '35', 'likely', 'differs'],
  ['出生年月', '1980-05', 'sure', 'near'],
  ['年龄', '40', 'sure', 'near'],
])('with %s %s somebody of the same name, telephone and home is %s', async (heading, said, band, how) => {
  const { load, write, say } = await office();
  await load('姓名,身份证号,残疾人证号,残疾类别,残疾等级,发证日期,街道,联系电话,家庭住址', [
    `欧阳晓柏,${twins.王伟},${twins.王伟}43,肢体,三级,2015-03-04,径河街道,10090000001,柳树村3组8号`,
  ]);
  write(`姓名,${heading},联系电话,家庭住址,死亡日期`, [
    `欧阳晓柏,${said},10090000001,柳树村3组8号,2020-03-01`,
  ]);
  const { hits } = await say<{ hits: readonly (Hit & { readonly band: string })[] }>('match', '名单.csv');
  expect(hits).toMatchObject([{ level: 'name-contact', band, people: [{ [how]: ['birth'] }] }]);
  expect(hits[0]?.people[0]?.proposal['case']).toBe(band === 'sure' ? 'cancel' : undefined);
});

test.each([
  ['by phone and home', '10090000001', '柳树村3组8号', 'sure'],
  ['by home with another telephone', '10087654321', '柳树村3组8号', 'likely'],
  ['by telephone with another home', '10090000001', '柳树村9组1号', 'likely'],
])(
  'without a number somebody of the same name and birth date is %s: %s, %s is %s',
  async (_, phone, home, band) => {
    const { load, write, say } = await office();
    const heading = '姓名,身份证号,残疾人证号,残疾类别,残疾等级,发证日期,街道,联系电话,家庭住址';
    const holder = `欧阳晓柏,${twins.王伟},${twins.王伟}43,肢体,三级,2015-03-04,径河街道`;
    await load(heading, [`${holder},10090000001,柳树村3组8号`]);
    write('姓名,出生日期,联系电话,家庭住址,死亡日期', [`欧阳晓柏,1980-05-06,${phone},${home},2020-03-01`]);
    const { hits } = await say<{ hits: readonly (Hit & { readonly band: string })[] }>('match', '名单.csv');
    expect(hits).toMatchObject([{ level: 'name-birth', band }]);
    expect(hits[0]?.people[0]?.proposal['case']).toBe(band === 'sure' ? 'cancel' : undefined);
  },
);

test.each<[string, string, string, readonly string[]]>([
  ['no more', '', 'id', ['韩凯建']],
  ['the birth date', '1955-03-04', 'two-people', ['韩凯建', '韩建']],
])(
  'a name with a character missing that is somebody else’s, too, with %s of theirs',
  async (_, birth, level, people) => {
    const other = someone(77, '19550304');
    const { write, say } = await office(
      ...bothHolders,
      `韩建,${other},${other}43,肢体,三级,2015-03-04,径河街道`,
    );
    write('姓名,身份证号,残疾人证号,出生日期,死亡日期', [`韩建,${ids.韩凯建},,${birth},2020-03-01`]);
    const { hits } = await say<{ hits: readonly (Hit & { readonly band: string })[] }>('match', '名单.csv');
    expect(hits).toMatchObject([{ level, band: 'likely' }]);
    expect(hits[0]?.people.map(({ name }) => name)).toEqual(people);
    for (const { proposal } of hits[0]?.people ?? []) expect(proposal).not.toHaveProperty('case');
  },
);

test('by the number of one and the telephone and home of a namesake both are named', async () => {
  const [one, other] = [someone(21), someone(25, '19620304')];
  const here = await office();
  await here.load('姓名,身份证号,残疾人证号,残疾类别,残疾等级,发证日期,街道,联系电话,家庭住址', [
    `孙文,${one},${one}43,肢体,三级,2015-03-04,径河街道,10010000014,申路4号`,
    `孙文,${other},${other}43,肢体,三级,2015-03-04,径河街道,10010000015,申路5号`,
  ]);
  const hit = async (contact: string): Promise<Hit | undefined> => {
    here.write('姓名,身份证号,联系电话,家庭住址,死亡日期', [`孙文,${one},${contact},2020-03-01`]);
    return (await here.say<{ hits: readonly Hit[] }>('match', '名单.csv')).hits[0];
  };
  expect(await hit('10010000014,申路4号')).toMatchObject({ level: 'id', severity: 'error' });
  expect(await hit('10010000099,申路9号')).toMatchObject({ level: 'id', severity: 'error' });
  expect(await hit('10010000015,申路5号')).toMatchObject({ level: 'two-people', severity: 'warning' });
});
