import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const tests = resolve(import.meta.dirname, '..');

/** Tests whose rows no import and no command could write, each with the reason; all others write as the program does. */
const byHand: Readonly<Record<string, string>> = {
  'db/append-only.test.ts': 'plants what the triggers refuse, in every table',
  'db/certificate-life.test.ts':
    'all lives of four events, also those that no import takes; ten thousand at once',
  'db/compact-lines.test.ts': 'plants a second line of a unit',
  'db/open.test.ts': 'plants a row without what it refers to',
  'db/schema.test.ts': 'plants what the checks of the tables refuse',
  'db/temporary.ts':
    'the head of an import whose rows a writer is tried with alone, under ids of its own choice',
  'payout/lists.ts': 'approves and voids runs, which no command does yet',
  'verify/campaign.test.ts': 'plants somebody on a frozen list',
};

test('a test writes rows past the program only where it must', () => {
  const files = readdirSync(tests, { recursive: true, encoding: 'utf8' }).filter(
    // The house itself speaks of writing, and writes nothing.
    (name) => name.endsWith('.ts') && !name.startsWith('house'),
  );
  const found = files.filter((name) =>
    /insert (?:or \w+ )?into (?!temp\.)[\w$]|\binsertInto\('/i.test(readFileSync(join(tests, name), 'utf8')),
  );
  expect(found.map((name) => name.replaceAll('\\', '/')).toSorted()).toEqual(Object.keys(byHand).toSorted());
});
