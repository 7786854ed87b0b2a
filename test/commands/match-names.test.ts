import { expect, test } from 'vitest';
import { ids } from './name-rows.ts';
import { office } from './office.ts';

type Hit = {
  readonly level: string;
  readonly band: string;
  readonly people: readonly { readonly name: string; readonly proposal: { readonly case?: string } }[];
};
type Found = {
  readonly total: number;
  readonly people: readonly {
    readonly name: string;
    readonly likeness?: {
      readonly band: string;
      readonly differs: readonly string[];
      readonly reasons: readonly string[];
    };
  }[];
};

const contacts = '10010000001,丁路1号';
/** An office with two holders, and ways to look somebody up by a row of a list and by words. */
async function twoHolders() {
  const here = await office();
  await here.load('姓名,身份证号,残疾人证号,残疾类别,残疾等级,发证日期,街道,联系电话,家庭住址', [
    `韩凯建,${ids.韩凯建},${ids.韩凯建}43,肢体,三级,2015-03-04,径河街道,${contacts}`,
    `萧红,${ids.萧红},${ids.萧红}43,肢体,三级,2015-03-04,径河街道,10010000002,戊路2号`,
  ]);
  const match = async (name: string, number: string, home = contacts): Promise<readonly Hit[]> => {
    here.write('姓名,身份证号,联系电话,家庭住址,死亡日期', [`${name},${number},${home},2020-03-01`]);
    return (await here.say<{ hits: readonly Hit[] }>('match', '名单.csv')).hits;
  };
  const find = (...words: readonly string[]) => here.say<Found>('person', 'find', ...words);
  return { match, find };
}

test.each([
  '韩凯建同志',
  '韩凯建先生',
  '韩凯建老人',
  '韩凯建 师傅',
  '韩凯建已故',
  '韩凯建同志（已故）',
  '韩凯建（先生）',
])('%s is the one who is named', async (name) => {
  const { match, find } = await twoHolders();
  const sure = [{ band: 'sure', people: [{ name: '韩凯建', proposal: { case: 'cancel' } }] }];
  expect(await match(name, '')).toMatchObject(sure);
  expect(await match(name, ids.韩凯建)).toMatchObject(sure);
  expect((await find(name)).people.map((one) => one.name)).toEqual(['韩凯建']);
});

// 女士 says that somebody else is meant; of a name that was not read whole nobody knows it.
test.each([
  '韩凯建女士',
  '韩?建',
  '韩？建',
  '韩□建',
  '韩*建',
  '韩〇建',
  '韩\uFFFD建',
  '韩\uE000建',
  '韩某',
  '韩凯建先生（妻）',
  '韩凯建妻',
  '韩凯建之父',
  '韩凯建母亲',
])('%s may be him, and is never beyond doubt', async (name) => {
  const { match, find } = await twoHolders();
  for (const number of ['', ids.韩凯建]) {
    const hits = await match(name, number);
    expect(hits).toMatchObject([{ band: 'likely', people: [{ name: '韩凯建' }] }]);
    expect(hits[0]?.people[0]?.proposal.case).toBeUndefined();
  }
  const { people } = await find(name);
  expect(people.map((one) => one.name)).toContain('韩凯建');
  expect(people.map(({ likeness }) => likeness?.band)).not.toContain('sure');
});

test('a surname with a form of address is no whole name', async () => {
  const { match } = await twoHolders();
  expect(await match('韩先生', '')).not.toMatchObject([{ band: 'sure' }]);
});

test('an address is the same in Chinese numerals', async () => {
  const { match, find } = await twoHolders();
  expect(await match('韩凯建', '', '10010000001,丁路一号')).toMatchObject([{ band: 'sure' }]);
  expect(await match('韩凯建', '', '10010000001,丁路十一号')).not.toMatchObject([{ band: 'sure' }]);
  const { people } = await find('丁路一号');
  expect(people.map((one) => one.name)).toEqual(['韩凯建']);
});

test('a name beside the number of somebody else finds both, and says so', async () => {
  const { find } = await twoHolders();
  for (const words of [['韩凯建', ids.萧红], [`萧红 ${ids.韩凯建}`], [`${ids.韩凯建}43`, '萧红']]) {
    const { total, people } = await find(...words);
    expect([total, people.map((one) => one.name).toSorted()]).toEqual([2, ['萧红', '韩凯建']]);
    expect(people.map(({ likeness }) => likeness?.band)).toEqual(['likely', 'likely']);
    for (const { likeness } of people) expect(likeness?.reasons).toContain('号码和姓名是两个人的');
  }
});
