import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dpfHere, repository, temporaryFolder } from './program.ts';

/** Ways to break a policy file, by hand: what YAML and the shapes themselves say of them is English. */
const breaks: readonly (readonly [what: string, file: string, lines: string])[] = [
  ['a tab', 'programmes.yaml', 'programmes:\n\t- id: a\n'],
  ['an open quote', 'programmes.yaml', 'programmes:\n  - { id: "a }\n'],
  ['an open bracket', 'programmes.yaml', 'programmes: [a, b\nother: 1\n'],
  ['a wrong indent', 'programmes.yaml', 'programmes:\n  - id: a\n   title: b\n'],
  ['two keys in a line', 'programmes.yaml', 'programmes: a: b\n'],
  ['a sign that begins nothing', 'programmes.yaml', 'programmes: @a\n'],
  ['two documents', 'programmes.yaml', 'programmes: []\n---\nprogrammes: []\n'],
  ['a tag', 'programmes.yaml', 'programmes: !!set { a }\n'],
  ['an anchor', 'programmes.yaml', 'programmes: &a &b []\n'],
  ['an alias', 'programmes.yaml', 'programmes: *a\n'],
  ['a bad escape', 'programmes.yaml', 'programmes: "\\q"\n'],
  ['a key over two lines', 'programmes.yaml', 'programmes:\n  - id\n    title: x\n'],
  ['one key twice', 'programmes.yaml', 'programmes: []\nprogrammes: []\n'],
  ['a group for a list', 'programmes.yaml', 'programmes: { a: 1 }\n'],
  ['nothing', 'programmes.yaml', ''],
  ['a year that is a text', 'published.yaml', 'published:\n  - { year: 二〇二〇, source: a, figures: {} }\n'],
  ['a year with a fraction', 'published.yaml', 'published:\n  - { year: 2020.5, source: a, figures: {} }\n'],
  ['a list for a group', 'published.yaml', 'published:\n  - { year: 2020, source: a, figures: [] }\n'],
  [
    'a number for a text',
    'published.yaml',
    'published:\n  - { year: 2020, source: a, figures: { a.b: 5 } }\n',
  ],
  ['an endless number', 'published.yaml', 'published:\n  - { year: .inf, source: a, figures: {} }\n'],
  ['no number', 'published.yaml', 'published:\n  - { year: .nan, source: a, figures: {} }\n'],
  [
    'parts that are none',
    'indicators.yaml',
    'figures: []\nties:\n  - { what: a, sum: [{ a: 1 }], is: b.c }\n',
  ],
  [
    'three in a product',
    'indicators.yaml',
    'figures: []\nties:\n  - { what: a, sum: [[b.c, b.d, b.e]], is: b.c }\n',
  ],
  [
    'an estimate that is none',
    'indicators.yaml',
    'figures:\n  - { key: a.b, label: a, kind: reached, estimate: false }\n',
  ],
  [
    'an age below none',
    'indicators.yaml',
    'figures:\n  - { key: a.b, label: a, kind: holders, ages: { from: -1 } }\n',
  ],
  ['an empty list', 'indicators.yaml', 'figures:\n  - { key: a.b, label: a, kind: holders, grades: [] }\n'],
  ['a figure that is a word', 'indicators.yaml', 'figures: [a]\n'],
  ['a share that is none', 'employment.yaml', 'quota:\n  - { from: 2020-01-01, share: viel }\n'],
  ['a benefit that is none', 'insurance.yaml', 'benefits:\n  - { from: 2020-01-01, payment: a, most: 1 }\n'],
  ['a stacking that is a word', 'stacking.yaml', 'groups: a\n'],
  ['an empty district', 'district.yaml', 'district: {}\n'],
  ['certificates that are a list', 'certificates.yaml', '- a\n'],
  ['a scheme that is a list', 'nursing-subsidy.yaml', '- a\n'],
  ['a scheme of words', 'nursing-subsidy.yaml', 'scheme: nursing-subsidy\nversions: a\nmode: 5\n'],
];

test('every fault of a policy file is told in Chinese, with its file, line and column', async () => {
  const packaged = join(repository, 'policies/dongxihu');
  const said: string[] = [];
  for (const [what, file, text] of breaks) {
    const folder = temporaryFolder();
    const policies = join(folder, '政策');
    cpSync(packaged, policies, { recursive: true });
    writeFileSync(join(policies, file), text);
    const { status, stdout, stderr } = await dpfHere(
      ['scheme', 'check', '--policies', policies, '--lang', 'zh'],
      folder,
    );
    const faults = (stdout + stderr).split('\n').filter((line) => line.includes(`${file}:`));
    expect({ what, status, isTold: faults.length > 0 }).toEqual({ what, status: 1, isTold: true });
    said.push(...faults.map((line) => `${what}: ${line}`));
    for (const line of faults) {
      expect(line).toMatch(new RegExp(`${file.replaceAll('.', '\\.')}:\\d+:\\d+`));
      const words = line
        .replace(/^.*?\.yaml:\d+:\d+ \S*/, '')
        .replace(/[“"][^”"]*[”"]|[a-z_-]+(?: \| [a-z_-]+)+/g, '');
      expect({ what, english: /[A-Za-z]{2,} [A-Za-z]{2,}/.exec(words)?.[0], line }).toEqual({
        what,
        english: undefined,
        line,
      });
    }
  }
  expect(said.join('\n')).not.toMatch(/Invalid|expected|must be|cannot/);
  expect(readFileSync(join(packaged, 'programmes.yaml'), 'utf8')).toContain('programmes:');
});
