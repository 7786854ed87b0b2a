import { beforeAll, describe, expect, test } from 'vitest';
import { displayWidth } from '../../src/kernel/writing/display-width.ts';
import { dpfHere, repository } from './program.ts';

const COLUMNS = 60;
const titles = {
  zh: { commands: '命令：', examples: '示例：' },
  en: { commands: 'Commands:', examples: 'Examples:' },
};
type Lang = keyof typeof titles;

async function pageOf(path: readonly string[], lang: Lang): Promise<string> {
  const words = [...path, '--help', '--lang', lang];
  const { status, stdout, stderr } = await dpfHere(words, repository, { NO_COLOR: '1' }, COLUMNS);
  expect([status, stderr]).toEqual([0, '']);
  return stdout;
}

/** The part of a page under a title, as far as the next empty line. */
const under = (page: string, title: string): string => page.split(`${title}\n`)[1]?.split(/\n\n/)[0] ?? '';

/** Every page there is, found as a reader finds them: from the first page on, by the commands that each one lists. */
async function pagesBelow(path: readonly string[], lang: Lang): Promise<(readonly [string, string])[]> {
  const page = await pageOf(path, lang);
  const listed = [...under(page, titles[lang].commands).matchAll(/^ {2}([a-z]+)/gm)].map(
    ([, name = '']) => name,
  );
  const pages: (readonly [string, string])[] = [[path.join(' '), page]];
  for (const name of listed) if (name !== 'help') pages.push(...(await pagesBelow([...path, name], lang)));
  return pages;
}

describe.each(['zh', 'en'] as const)('help in %s', (lang) => {
  let pages: readonly (readonly [string, string])[] = [];
  beforeAll(async () => {
    pages = await pagesBelow([], lang);
  });

  test('every command has a page, with an example of itself or of a command below it', () => {
    expect(pages.length).toBeGreaterThan(30);
    for (const [path, page] of pages) {
      const examples = under(page, titles[lang].examples).split('\n');
      const own = examples.filter((line) => line.startsWith(`  dpf ${path}`.trimEnd()));
      expect([path, own.length > 0]).toEqual([path, true]);
    }
  });

  test('no line is wider than the screen but an example', () => {
    for (const [path, page] of pages) {
      const wide = page
        .split('\n')
        .filter((line) => displayWidth(line) > COLUMNS && !line.startsWith('  dpf '));
      expect([path, wide]).toEqual([path, []]);
    }
  });

  test('the options of all commands stand on the first page, and the others say where', () => {
    const [[, first] = ['', ''], ...others] = pages;
    for (const option of ['--db', '--as-of', '--json', '--debug']) {
      expect(first).toContain(`\n  ${option}`);
      for (const [, page] of others) expect(page).not.toContain(`\n  ${option}`);
    }
    for (const [path, page] of others) {
      const lines = page.split('\n').filter((line) => line.endsWith('dpf --help') || line === 'dpf --help');
      expect([path, lines.length]).toEqual([path, 1]);
    }
    // What a group of commands takes itself is none of theirs.
    expect(pages.find(([path]) => path === 'import list')?.[1]).not.toContain('--kind');
  });
});

test('nothing English stands in the Chinese help but what is typed and the names of formats', async () => {
  const typed =
    /--kind reviews|--?[a-z][a-z-]*|\bdpf(?: [a-z-]+)*|\.[a-z]+\b|^ {2}[a-z]+|[a-z]+(?= [一-鿿])|\b[a-z]+ \| .*|V\d\d|zh\|en/gm;
  const names = /\b(?:JSON|CSV|Markdown|YAML|yaml|md|docx|dongxihu|Excel|error)\b/g;
  for (const [path, page] of await pagesBelow([], 'zh')) {
    const [told = ''] = page.replaceAll(/\n {8,}/g, ' ').split(titles.zh.examples);
    const english =
      told
        .replaceAll(typed, '')
        .replaceAll(names, '')
        .match(/[A-Za-z]{2,}/g) ?? [];
    expect([path, english]).toEqual([path, []]);
  }
});

test('the table of exit codes fits the screen too', async () => {
  const { stdout } = await dpfHere(['help', 'exit-codes', '--lang', 'en'], repository, {}, 40);
  for (const line of stdout.split('\n').slice(0, -3)) expect(displayWidth(line)).toBeLessThanOrEqual(40);
  expect(stdout).toContain('nothing changed');
});
