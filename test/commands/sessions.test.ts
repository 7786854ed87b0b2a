import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { maskIn } from '../../src/kernel/mask.ts';
import { dpf, dpfHere, repository, temporaryFolder } from './program.ts';

const sessions = join(repository, 'fixtures/commands');

/**
 * A session is a folder of fixtures/commands: the files a clerk has, `session.txt` with what is typed, one
 * command a line, and `expected.txt` with all that the real program shows and its exit codes.
 */
test.each(readdirSync(sessions))('%s shows what its expected.txt says', async (name) => {
  await expect(await transcriptOf(name, dpfHere)).toMatchFileSnapshot(expectedOf(name));
});

test('in a process of its own the program says the same', async () => {
  await expect(await transcriptOf('import-problems', dpf)).toMatchFileSnapshot(expectedOf('import-problems'));
});

const expectedOf = (name: string): string => join(sessions, name, 'expected.txt');

async function transcriptOf(name: string, run: typeof dpf | typeof dpfHere): Promise<string> {
  const folder = temporaryFolder(join(sessions, name));
  const typed = readFileSync(join(sessions, name, 'session.txt'), 'utf8')
    .split('\n')
    .filter(Boolean);
  const transcript: string[] = [];
  for (const line of typed) {
    const { status, stdout, stderr } = await run(wordsOf(line), folder);
    expect(maskIn(stdout + stderr)).toBe(stdout + stderr);
    const errors = stderr.replaceAll(/^(?=.)/gm, '! ');
    transcript.push(`$ dpf ${line}\n${stdout}${errors}[exit ${status}]\n`);
  }
  // A word in any policy is another digest at the foot of the report.
  const foot = /(指标|政策|日志第\d+条) [0-9a-f]{12}/g;
  return transcript.join('\n').replaceAll(folder, '…').replaceAll(foot, '$1 …');
}

function wordsOf(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
}
