import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import exceljs from 'exceljs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { dpfHere, repository, sharedFolder } from './program.ts';

const folder = sharedFolder(join(repository, 'fixtures/commands/payout-story'));
const path = (name: string): string => join(folder, name);

beforeAll(async () => {
  await dpfHere(['import', '.', '--as-of', '2020-12-31'], folder);
  expect((await dpfHere(['payout', '--month', '2020-12'], folder)).status).toBe(0);
  for (const format of ['md', 'html', 'docx', 'xlsx'])
    expect(
      (await dpfHere(['report', 'annual', '--year', '2020', '-o', `总结.${format}`], folder)).status,
    ).toBe(0);
});

type Told = {
  readonly follows: boolean;
  readonly made: string;
  readonly checked: number;
  readonly differs: readonly {
    key: string;
    printed: string;
    computed: string;
    place: string;
    label: string;
  }[];
  readonly missing: readonly { key: string }[];
};

async function verify(name: string, ...more: readonly string[]) {
  const { status, stdout, stderr } = await dpfHere(['report', 'verify', name, '--json', ...more], folder);
  expect(stderr).toBe('');
  const told = JSON.parse(stdout) as Told;
  return {
    ...told,
    status,
    found: told.differs.map(({ key, printed, computed }) => `${key} ${printed} ${computed}`),
  };
}

const editDocx = (from: string, to: string, edit: (xml: string) => string): void => {
  const parts = unzipSync(readFileSync(path(from)));
  parts['word/document.xml'] = strToU8(edit(strFromU8(parts['word/document.xml'] ?? new Uint8Array())));
  writeFileSync(path(to), zipSync(parts));
};
const editText = (from: string, to: string, edit: (text: string) => string): void => {
  writeFileSync(path(to), edit(readFileSync(path(from), 'utf8')));
};

/** Replaces the first such words; they must be there. */
function replace(text: string, from: string | RegExp, to: string): string {
  expect(text).toMatch(from);
  return text.replace(from, to);
}

/** What was said, what is said instead, and how that is told: the figure, what stands there, what follows. */
const turns: readonly (readonly [of: string, from: string, to: string, told: string])[] = [
  ['a minus sign', '全区持证残疾人3人', '全区持证残疾人-3人', 'certificates.holders -3人 3人'],
  ['another unit', '全区持证残疾人3人', '全区持证残疾人3户', 'certificates.holders 3户 3人'],
  [
    '万',
    '应发合计350元（测算）',
    '应发合计350万元（测算）',
    'payout.month-2020-12.dpf-monthly 350万元 350元',
  ],
  [
    'another day',
    '截至2020年12月31日，全区',
    '截至2020年12月8日，全区',
    'certificates.holders 2020年12月8日 2020年12月31日',
  ],
  [
    'another month',
    '残疾人生活补贴，12月符合',
    '残疾人生活补贴，11月符合',
    'payout.living-subsidy.people 11月 12月',
  ],
  [
    'a cut-off put in',
    '其中，视力',
    '截至11月30日，视力',
    'certificates.holders.visual 11月30日 2020年12月31日',
  ],
  [
    'a mark taken out',
    '合计350元（测算）',
    '合计350元',
    'payout.month-2020-12.dpf-monthly 350元 350元（测算）',
  ],
  ['a mark put in', '肢体残疾1人', '肢体残疾1人（估计）', 'certificates.holders.physical 1人（估计） 1人'],
  ['不超过 taken out', '每户不超过18000元', '每户18000元', 'home_adaptation.cap 18000元 不超过18000元'],
  ['不超过 put in', '持证残疾人3人', '持证残疾人不超过3人', 'certificates.holders 不超过3人 3人'],
  ['近', '持证残疾人3人', '持证残疾人近3人', 'certificates.holders 近3人 3人'],
  ['超过', '持证残疾人3人', '持证残疾人超过3人', 'certificates.holders 超过3人 3人'],
  ['约', '持证残疾人3人', '持证残疾人约 3人', 'certificates.holders 约 3人 3人'],
  ['以上', '持证残疾人3人', '持证残疾人3人以上', 'certificates.holders 3人以上 3人'],
  ['不足', '不超过18000元', '不足18000元', 'home_adaptation.cap 不足18000元 不超过18000元'],
];
describe.each(['md', 'html', 'docx'])('what turns a figure is named, and nothing else: %s', (format) => {
  test.each(turns)('%s', async (_, from, to, told) => {
    // The words of a run may be cut by tags; the new ones come where the old ones ended.
    const edit = (text: string): string => retyped(text, from, to);
    (format === 'docx' ? editDocx : editText)(`总结.${format}`, `转义.${format}`, edit);
    const { status, found } = await verify(`转义.${format}`);
    expect({ status, found }).toEqual({ status: 1, found: [told] });
  });

  test('the same said in other words', async () => {
    (format === 'docx' ? editDocx : editText)(`总结.${format}`, `同义.${format}`, (text) =>
      [
        ['全区持证残疾人3人', '全区有证的残疾人为3名'],
        ['无障碍改造费用每户不超过18000元', '每户无障碍改造费用至多为18000元'],
        ['应发合计350元（测算）', '应发共计350元（测算数）'],
        ['2020年，全区新办残疾人证0人', '全年新办残疾人证0人'],
      ].reduce((now, [from = '', to = '']) => retyped(now, from, to), text),
    );
    const { status, found, missing } = await verify(`同义.${format}`);
    expect({ status, found, missing }).toEqual({ status: 0, found: [], missing: [] });
  });
});

/** Types some words anew between the tags that they stand in: what both have at their ends stays where it is. */
function retyped(text: string, from: string, to: string): string {
  const tags = '(?:<[^>]*>)*';
  const found = new RegExp([...from].map((sign) => sign.replace(/[.*+?()|]/g, '\\$&')).join(tags)).exec(
    text,
  )?.[0];
  if (found === undefined) throw new Error(`not there: ${from}`);
  let same = 0;
  while (from[same] === to[same] && same < Math.min(from.length, to.length)) same += 1;
  let tail = 0;
  while (from.at(-1 - tail) === to.at(-1 - tail) && tail < Math.min(from.length, to.length) - same) tail += 1;
  const pieces = found.split(/(<[^>]*>)/);
  let at = 0;
  let isDone = false;
  const out = pieces.map((piece) => {
    if (piece.startsWith('<')) return piece;
    return [...piece]
      .map((sign) => {
        const place = at++;
        const isOld = place >= same && place < from.length - tail;
        const isHere = !isDone && place >= same;
        if (isHere) isDone = true;
        return (isHere ? to.slice(same, to.length - tail) : '') + (isOld ? '' : sign);
      })
      .join('');
  });
  const rest = isDone ? '' : to.slice(same, to.length - tail);
  return text.replace(found, () => out.join('') + rest);
}

test('a cell of a table is told by its own figure, not by the share beside it', async () => {
  editText('总结.md', '格.md', (text) => replace(text, /(合计 +\| +)3( +\| +100\.0%)/, '$18$2'));
  expect((await verify('格.md')).found).toEqual(['certificates.holders 8 3']);
  editText('总结.md', '格.md', (text) => replace(text, /(合计 +\| +3 +\| +)100\.0%/, '$190.0%'));
  expect((await verify('格.md')).found).toEqual(['certificates.holders 90.0% 100.0%']);
});

test.each([
  ['指标', '人', '户'],
  ['指标', '2020年12月31日', '2020年12月8日'],
  ['指标', /^测算$/, ''],
  ['按月补贴', /（元，测算）$/, '（万元）'],
  ['分街道', '单位：人', '单位：户'],
])('words of sheet %s that turn its numbers are named: %s → %s', async (name, from, to) => {
  const book = new exceljs.Workbook();
  await book.xlsx.load(readFileSync(path('总结.xlsx')) as never);
  let changed = '';
  book.getWorksheet(name)?.eachRow((row) => {
    row.eachCell((cell) => {
      const { value } = cell;
      if (changed !== '' || typeof value !== 'string') return;
      if (typeof from === 'string' ? value !== from : !from.test(value)) return;
      cell.value = value.replace(from, to);
      changed = cell.address;
    });
  });
  await book.xlsx.writeFile(path('字.xlsx'));
  const { status, differs, missing } = await verify('字.xlsx');
  expect({ status, missing }).toEqual({ status: 1, missing: [] });
  expect(differs.map(({ place }) => place)).toEqual([`${name}!${changed}`]);
});
