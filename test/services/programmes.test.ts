import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dpfHere, repository, temporaryFolder } from '../commands/program.ts';

const faults: readonly [what: string, right: string, wrong: string, told: RegExp][] = [
  [
    'an unknown key, with the nearest',
    'categories: [physical, multiple]',
    'categores: [physical, multiple]',
    /programmes\.yaml:\d+:\d+ programmes\.\d+\.categores: unknown field — did you mean “categories”\?/,
  ],
  [
    'a word that means two programmes',
    'names: [技能提升培训]',
    'names: [电商 培训]',
    /programmes\.yaml:8:38 programmes\.2\.title: "电商培训" is a name of another programme/,
  ],
  [
    'an id that is given twice',
    'id: skill-award',
    'id: skills-training',
    /programmes\.yaml:7:11 programmes\.1\.id: given before/,
  ],
  [
    'a unit that the ledger does not have',
    'unit: 件次',
    'unit: 公斤',
    /programmes\.yaml:\d+:\d+ programmes\.\d+\.unit: cannot be 公斤; one of 人 \| 人次 \| 次 \| 件次 \| 户 \| 家/,
  ],
  [
    'ages that end before they begin',
    'ages: { from: 0, to: 14 }',
    'ages: { from: 15, to: 14 }',
    /programmes\.yaml:14:27 programmes\.3\.ages\.to: cannot be less than from/,
  ],
  [
    'a category that no certificate has',
    '[hearing, speech, multiple]',
    '[hearing, speach, multiple]',
    /programmes\.\d+\.categories\.1: cannot be speach — did you mean “speech”\?/,
  ],
];

test.each(faults)('scheme check tells of %s in programmes.yaml', async (_, right, wrong, told) => {
  const folder = temporaryFolder();
  cpSync(join(repository, 'policies/dongxihu'), join(folder, '政策'), { recursive: true });
  const file = join(folder, '政策/programmes.yaml');
  const good = readFileSync(file, 'utf8');
  expect(good).toContain(right);
  writeFileSync(file, good.replace(right, wrong));
  const { status, stdout } = await dpfHere(['scheme', 'check', '--policies', '政策', '--lang', 'en'], folder);
  expect(stdout).toMatch(told);
  expect(stdout).toContain(' files checked, 1 faults');
  expect(status).toBe(1);
});
