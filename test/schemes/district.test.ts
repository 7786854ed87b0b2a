import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type District, loadDistrict } from '../../src/schemes/load/district.ts';
import { formatFault } from '../../src/policies/policy-source.ts';
import { foldSubdistrict } from '../../src/registry/subdistrict.ts';
import { policy } from './policies.ts';

const source = policy('district.yaml');
const certificates = policy('certificates.yaml');
const loaded = loadDistrict(source, certificates);
const district = loaded.value as District;

test('the district of the reference year loads', () => {
  expect(loaded.faults).toEqual([]);
  expect(district).toMatchObject({ id: 'dongxihu', population: [{ year: 2020, people: 312_834 }] });
  expect(district.certificates.extensions).toHaveLength(1);
});

test('its twelve subdistricts are the first twelve of the division list, and each name there folds to its own', () => {
  const rows = readFileSync(new URL('../../policies/dongxihu/divisions.csv', import.meta.url), 'utf8')
    .split(/\r?\n/)
    .map((line) => line.split(','))
    .filter(([, , level]) => level === 'street')
    .slice(0, 12);
  expect(district.subdistricts.map(({ code }) => `${code}000`)).toEqual(rows.map(([code]) => code));
  for (const [index, [code = '', name = '']] of rows.entries()) {
    const own = district.subdistricts[index]?.name;
    expect([code, code.slice(0, 9), name, own ?? ''].map((text) => foldSubdistrict(district, text))).toEqual([
      own,
      own,
      own,
      own,
    ]);
  }
});

test.each([
  ['吴家山', '吴家山街道'],
  ['吴家山街', '吴家山街道'],
  ['吴家山街道办事处', '吴家山街道'],
  ['吴家山办事处', '吴家山街道'],
  [' 武汉市东西湖区 吴家山街 ', '吴家山街道'],
  ['辛安渡办事处街道', '辛安渡街道'],
  ['新沟镇', '新沟镇街道'],
  ['常青花园', '常青花园新区管理委员会'],
  ['常青花园新区管理委员会街道', '常青花园新区管理委员会'],
  ['长青街', '长青街道'],
  ['420112400000', undefined],
  ['街道', undefined],
  ['', undefined],
  ['江汉区民族街', undefined],
])('%j is the subdistrict %s', (text, name) => {
  expect(foldSubdistrict(district, text)).toBe(name);
});

const broken: readonly [string, string, readonly string[]][] = [
  ['420112015', '420112014', ['district.yaml:24:13 subdistricts.11.code: given before']],
  ['name: 金银湖街道', 'name: 东山街', ['district.yaml:24:32 subdistricts.11.name: given before']],
  [
    `'420112001'`,
    '420112001',
    ['district.yaml:11:13 subdistricts.0.code: must be text, this is a number: put it in quotes'],
  ],
];

test.each(broken)('%j written as %j is told with its line', (right, wrong, lines) => {
  const written = { file: source.file, text: source.text.replace(right, wrong) };
  const { value, faults } = loadDistrict(written, certificates);
  expect(value).toBeUndefined();
  expect(faults.map((fault) => formatFault(fault, 'en'))).toEqual(lines);
});

test('a fault in certificates.yaml is a fault of the district', () => {
  const { value, faults } = loadDistrict(source, { file: 'certificates.yaml', text: 'validity: []' });
  expect(value).toBeUndefined();
  expect(faults.map(({ file }) => file)).toContain('certificates.yaml');
});
