import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dpfHere, repository } from './program.ts';

const sessions = join(repository, 'fixtures/commands');

/** 名称 of everything that has an id, by the id, as the program itself lists it. */
async function titles(): Promise<ReadonlyMap<string, string>> {
  const listed = async <Listed>(...args: readonly string[]) =>
    JSON.parse((await dpfHere([...args, '--lang', 'zh', '--json'], repository)).stdout) as Listed;
  type Titled = { readonly title: string };
  const { schemes } = await listed<{ schemes: (Titled & { id: string })[] }>('scheme', 'list');
  const { kinds } = await listed<{ kinds: (Titled & { kind: string })[] }>('template');
  const { checks } = await listed<{ checks: (Titled & { code: string })[] }>('verify', 'checks');
  const { indicators } = await listed<{ indicators: { key: string; label: string }[] }>(
    'report',
    'indicators',
  );
  return new Map([
    ...schemes.map(({ id, title }) => [id, title] as const),
    ...kinds.map(({ kind, title }) => [kind, title] as const),
    ...checks.map(({ code, title }) => [code, title] as const),
    ...indicators.map(({ key, label }) => [key, label] as const),
    // Of the policies that the sessions bring themselves.
    ...([
      ['care', '补贴'],
      ['nursing', '护理补贴'],
      ['adaptation', '无障碍'],
    ] as const),
  ]);
}

/** What people see of a session: neither JSON nor English, nor what names a place in a file that they edit. */
function* chineseLines(transcript: string): Generator<string> {
  for (const block of transcript.split(/^\$ dpf /m).slice(1)) {
    const [typed = '', ...lines] = block.split('\n');
    if (/--json|--lang en|--format json|^verify checks/.test(typed)) continue;
    for (const line of lines)
      if (!/\.yaml:\d|^ *(?:- name|month|facts|expect):|^\[exit/.test(line)) yield line;
  }
}

/** Without commands, options and files, in which an id is typed. */
const untyped = (line: string): string =>
  line
    .replaceAll(/dpf(?: [A-Za-z0-9<>._-]+)+/g, '')
    .replaceAll(/--[a-z-]+(?: [A-Za-z0-9._-]+)?/g, '')
    .replaceAll(/[^\s“”（）：、；]+\.(?:csv|xlsx|yaml|md|docx|sqlite)/g, '');

test('no id stands on a Chinese screen without its Chinese name', async () => {
  const names = await titles();
  const alone = new Set<string>();
  for (const session of readdirSync(sessions)) {
    const transcript = readFileSync(join(sessions, session, 'expected.txt'), 'utf8');
    for (const line of chineseLines(transcript)) {
      // All checks at once are the answer to a code that is none.
      if (line.includes('dpf verify checks 说明每一项')) continue;
      for (const word of untyped(line).match(/[A-Za-z][\w.-]*[\w]/g) ?? [])
        if (!line.includes(names.get(word) ?? '')) alone.add(`${session}: ${line}`);
    }
  }
  expect([...alone]).toEqual([]);
});

test('a parameter of a check is named in Chinese, with its word in certificates.yaml', async () => {
  const { stdout } = await dpfHere(['verify', 'checks', '--as-of', '2021-01-04'], repository);
  const lines = stdout.split('\n').filter((line) => line.includes('参数：'));
  expect(lines.length).toBeGreaterThan(5);
  for (const line of lines) expect(line.replaceAll(/（[a-z_]+）/g, '')).not.toMatch(/[a-z]/);
});
