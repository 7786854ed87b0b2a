import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { environment, repository, temporaryFolder } from './program.ts';

// script(1) of util-linux gives the program a terminal; elsewhere there is none to give.
const script = '/usr/bin/script';
const onTerminal = test.skipIf(process.platform !== 'linux' || !existsSync(script));

function onScreen(command: string, folder: string, env: Readonly<Record<string, string>> = {}): string {
  const line = `"${process.execPath}" "${join(repository, 'bin/dpf.js')}" ${command}`;
  const { stdout } = spawnSync(script, ['-qec', line, '/dev/null'], {
    cwd: folder,
    env: environment({ TERM: 'xterm-256color', ...env }),
    encoding: 'utf8',
  });
  return stdout;
}

onTerminal.for([
  ['zh', /households\.xlsx \[#+\.*\] \d+ 行，每秒 \d+ 行，还需约 \d+ 秒/],
  ['en', /households\.xlsx \[#+\.*\] \d+ rows, \d+ a second, about \d+ s left/],
] as const)('work over a second shows how far it is, on one line that is cleared (%s)', ([lang, line]) => {
  const folder = temporaryFolder(join(repository, 'fixtures/dongxihu-2020'));
  const shown = onScreen(`import . --lang ${lang}`, folder);
  expect(shown).toMatch(line);
  const lines = shown.split('\r\n');
  // All progress is on the line that the table's heading then takes.
  expect(lines.slice(1).join('')).not.toContain('[#');
  expect(lines[0]?.lastIndexOf('\u001B[2K')).toBeGreaterThan(lines[0]?.lastIndexOf('[#') ?? 0);
  rmSync(join(folder, 'dpf.sqlite'));
  expect(onScreen(`import . --quiet --lang ${lang}`, folder)).not.toContain('[#');
});

onTerminal.for(['zh', 'en'])('colour is on a terminal, and NO_COLOR takes it away (%s)', (lang) => {
  const folder = temporaryFolder();
  expect(onScreen(`scheme show family-care --lang ${lang}`, folder)).toContain('\u001B[');
  expect(onScreen(`scheme show family-care --lang ${lang}`, folder, { NO_COLOR: '1' })).not.toContain(
    '\u001B[',
  );
  expect(onScreen(`scheme show family-care --lang ${lang}`, folder, { TERM: 'dumb' })).not.toContain(
    '\u001B[',
  );
});

onTerminal('an error on a terminal is the same three lines', () => {
  expect(onScreen('payout --month 2020-12', temporaryFolder()).split('\r\n').filter(Boolean)).toHaveLength(3);
});

test('what a roster holds cannot colour, move or reorder the screen', () => {
  const folder = temporaryFolder(join(repository, 'fixtures/commands/hostile-cells'));
  const { stdout } = spawnSync(process.execPath, [join(repository, 'bin/dpf.js'), 'import', '花名册.csv'], {
    cwd: folder,
    env: environment(),
    encoding: 'utf8',
  });
  expect(stdout).toContain('第 2 行');
  // eslint-disable-next-line no-control-regex -- these are what must not come through
  expect(stdout).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/);
});
