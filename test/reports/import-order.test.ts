import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { dpf, repository, sharedFolder } from '../commands/program.ts';

const reference = join(repository, 'fixtures/dongxihu-2020');
const written = ['s.md', 's.html', 's.docx', 's.xlsx'];

/** The year's lists imported one by one in an order, December drafted, and the summary as each document. */
function summaryOf(lists: readonly string[]): ReadonlyMap<string, string> {
  const office = sharedFolder(reference);
  for (const list of lists) {
    const { status, stderr } = dpf(['import', list, '--quiet', '--as-of', '2020-12-31'], office);
    expect([list, status, stderr]).toEqual([list, 0, '']);
  }
  dpf(['payout', '--month', '2020-12', '--as-of', '2020-12-31'], office);
  const parts = new Map<string, string>();
  for (const file of written) {
    dpf(['report', 'annual', '--year', '2020', '--as-of', '2020-12-31', '-o', file], office);
    const bytes = new Uint8Array(readFileSync(join(office, file)));
    const texts = file.endsWith('x') ? unzipSync(bytes) : { '': bytes };
    for (const [part, content] of Object.entries(texts))
      // The log tells in which order it was: its last entry is another.
      parts.set(
        `${file}/${part}`,
        Buffer.from(content)
          .toString('utf8')
          .replace(/日志第\d+条 ?[0-9a-f]{12}/g, '日志'),
      );
  }
  return parts;
}

test('the summary is the same bytes in whatever order the lists of the year came', () => {
  const lists = readdirSync(reference).filter(
    (file) => /\.(?:csv|xlsx|md)$/.test(file) && file !== 'README.md',
  );
  const sorted = summaryOf(['.']);
  expect(sorted.size).toBeGreaterThan(20);
  // Backwards, and every other one first.
  const back = lists.toReversed();
  const shuffled = summaryOf(
    back.filter((_, index) => index % 2 === 1).concat(back.filter((_, index) => index % 2 === 0)),
  );
  expect([...shuffled.keys()]).toEqual([...sorted.keys()]);
  for (const [part, text] of shuffled) expect(`${part} ${text === sorted.get(part)}`).toBe(`${part} true`);
}, 240_000);
