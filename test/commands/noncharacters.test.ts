import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import { dpfHere, repository, temporaryFolder } from './program.ts';

/** Every part of an office file, read by a strict parser. */
function partsOf(path: string): readonly string[] {
  const parts = Object.entries(unzipSync(readFileSync(path))).filter(([name]) =>
    /\.(?:xml|rels)$/.test(name),
  );
  return parts.map(([, bytes]) => {
    const text = strFromU8(bytes);
    new SaxesParser().write(text).close();
    return text;
  });
}

test('what XML forbids reaches no document that leaves', async () => {
  const folder = temporaryFolder(join(repository, 'fixtures/noncharacters'));
  const run = (...args: readonly string[]) => dpfHere(args, folder);
  await run('import', 'roster.csv', '--as-of', '2020-12-31');
  await run('explain', '1', '--month', '2020-12', '--scheme', 'nursing-subsidy', '--letter', '-o', 'l.docx');
  await run('verify', 'certificates', '--as-of', '2035-12-31', '--format', 'xlsx', '-o', 'v.xlsx');
  await run('import', 'to-correct.csv', '--as-of', '2020-12-31', '--problems', 'p.xlsx');
  for (const file of ['l.docx', 'v.xlsx', 'p.xlsx']) {
    const text = partsOf(join(folder, file)).join('');
    expect(text).toContain('李');
    expect(/[\uFFFE\uFFFF]/.test(text)).toBe(false);
  }
});
