import { beforeAll, expect, test } from 'vitest';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type MadeRow, makeRows, writeList, writeRegister } from '../../bench/linkage/files.ts';
import { firstMechanics } from '../../bench/linkage/first-mechanics.ts';
import { firstSource } from '../../bench/linkage/first-source.ts';
import { populate } from '../../bench/linkage/invented.ts';
import { kinds } from '../../bench/linkage/kinds.ts';
import { createRandom } from '../../bench/linkage/random.ts';
import { secondSource } from '../../bench/linkage/second-source.ts';
import { dpfHere } from '../commands/program.ts';

/** How many in a hundred of the meant are listed at least, a kind of slip each, on a register of 3,000. */
const reach: Readonly<Record<string, number>> = {
  号码姓名全对: 100,
  残疾人证号在身份证号列: 100,
  号码小写全角带空格: 100,
  只有残疾人证号: 100,
  '号码错一位：出生': 99,
  '号码错一位：顺序码': 99,
  '号码错一位：地区': 99,
  '号码错一位：校验码': 99,
  '号码错一位，校验码重算': 97,
  '号码相邻互换：出生': 97,
  '号码相邻互换：顺序码': 97,
  号码错两位: 60,
  '号码错两位，有电话住址': 95,
  老号码15位: 99,
  'X写成×': 99,
  '号码少一位(17位)': 90,
  '号码多一位(19位)': 90,
  Excel后三位成000: 90,
  '号码打码：中间': 90,
  '号码打码：后四位': 90,
  '号码打码：出生月日': 90,
  姓名和出生: 99,
  '同音+出生': 97,
  '近音+出生': 90,
  '形近+出生': 75,
  '繁体异体+出生': 97,
  '字序颠倒+出生': 97,
  '漏字+出生': 90,
  '多字+出生': 90,
  '空格+出生': 97,
  '拼音+出生': 90,
  '少数民族名只写本名+出生': 90,
  '少数民族名无间隔点+出生': 97,
  '同音+电话': 80,
  '形近+电话': 75,
  '日月颠倒+电话': 90,
  '年份差一+电话': 90,
  '日期错一位+电话': 90,
  '姓名、住址门牌写法不同': 90,
  姓名和电话错一位: 90,
  '重名，电话分得开': 95,
  '重名，街道社区性别': 75,
};
/** Of how many rows of nobody on the register somebody is listed at most. */
const strangers: Readonly<Record<string, number>> = {
  '外人：姓名和号码': 1,
  '外人：姓名和出生': 1,
  '外人：姓名、出生、性别、街道': 1,
  '外人常见名：号码': 2,
  '外人常见名：出生': 2,
  '外人常见名：出生、电话': 2,
};

type Hit = {
  readonly row: number;
  readonly band: string;
  readonly people: readonly { readonly citizenId: string; readonly proposal: { readonly case?: string } }[];
};
const EACH = 40;
let rows: readonly MadeRow[] = [];
const hits = new Map<number, Hit>();

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dpf-who-'));
  const random = createRandom(3);
  const people = populate(random, firstSource, 3000);
  rows = makeRows(kinds, { random, people, how: firstMechanics }, EACH);
  writeRegister(join(folder, '花名册.csv'), people.register);
  writeList(join(folder, '名单.csv'), rows);
  const asOf = ['--as-of', '2020-12-31'];
  await dpfHere(['import', '花名册.csv', ...asOf], folder);
  const { stdout } = await dpfHere(['match', '名单.csv', '--json', '--reveal', ...asOf], folder);
  for (const hit of (JSON.parse(stdout) as { hits: readonly Hit[] }).hits) hits.set(hit.row, hit);
}, 120_000);

const of = (kind: string) =>
  rows.flatMap((row, at) => (row.kind === kind ? [{ row, hit: hits.get(at + 2) }] : []));
const share = (kind: string, isSo: (one: ReturnType<typeof of>[number]) => boolean): number =>
  (100 * of(kind).filter(isSo).length) / of(kind).length;

test.each(Object.entries(reach))('%s: at least %i in a hundred are listed', (kind, least) => {
  const isListed = ({ row, hit }: ReturnType<typeof of>[number]): boolean =>
    hit?.people.some(({ citizenId }) => citizenId === row.meant) === true;
  expect(share(kind, isListed)).toBeGreaterThanOrEqual(least);
});

test.each(Object.entries(strangers))('%s: at most %i in a hundred are taken for somebody', (kind, most) => {
  // One row of forty is more than the two in a hundred that are allowed.
  expect(share(kind, ({ hit }) => hit !== undefined)).toBeLessThanOrEqual(Math.max(most, 100 / EACH));
});

test('a wrong person is never beyond doubt, and only of whom is beyond doubt something is proposed', () => {
  for (const [at, row] of rows.entries()) {
    const hit = hits.get(at + 2);
    if (hit?.band === 'sure')
      expect([row.kind, hit.people.map(({ citizenId }) => citizenId)]).toEqual([row.kind, [row.meant]]);
    else for (const { proposal } of hit?.people ?? []) expect(proposal.case).toBeUndefined();
  }
});

test.each([
  ['first', firstSource],
  ['second', secondSource],
])(
  'nobody of the %s generator has the name of one of their family: no evidence could tell them apart',
  (_, source) => {
    const { inside, outside } = populate(createRandom(5), source, 40_000);
    const pairs = [inside, outside].flatMap((families) => Object.values(families).flat());
    expect(
      pairs.filter(([one, other]) => one.name.includes('·') && other.name.includes('·')).length,
    ).toBeGreaterThan(10);
    expect(pairs.filter(([one, other]) => one.name === other.name)).toEqual([]);
  },
);
