import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { maskIn } from '../../src/kernel/mask.ts';
import { dpf, repository, temporaryFolder } from './program.ts';

const sessions = join(repository, 'fixtures/commands');

/**
 * A session is a folder of fixtures/commands: the files a clerk has, `session.txt` with what is typed, one
 * command a line, and `expected.txt` with all that the real program shows and its exit codes.
 */
test.each(readdirSync(sessions))('%s shows what its expected.txt says', async (name) => {
  const folder = temporaryFolder(join(sessions, name));
  for (const own of ['session.txt', 'expected.txt']) rmSync(join(folder, own), { force: true });
  const typed = readFileSync(join(sessions, name, 'session.txt'), 'utf8')
    .split('\n')
    .filter(Boolean);
  const transcript = typed.map((line) => {
    const { status, stdout, stderr } = dpf(wordsOf(line), folder);
    expect(maskIn(stdout + stderr)).toBe(stdout + stderr);
    const errors = stderr.replaceAll(/^(?=.)/gm, '! ');
    return `$ dpf ${line}\n${stdout}${errors}[exit ${status}]\n`;
  });
  const shown = transcript.join('\n').replaceAll(folder, '…');
  await expect(shown).toMatchFileSnapshot(join(sessions, name, 'expected.txt'));
});

function wordsOf(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
}
