import { expect, test } from 'vitest';
import { maskIn } from '../../src/kernel/mask.ts';
import type { Finding } from '../../src/verify/check.ts';
import { checks } from '../../src/verify/checks.ts';
import { createFindingStore } from '../../src/verify/finding-store.ts';
import { runChecks } from '../../src/verify/run-checks.ts';
import { day } from '../payout/registry.ts';
import { committedCertificates, noServices } from '../schemes/policies.ts';
import { inRegistry, type Registry } from './planted.ts';
import { registryStories } from './registry-stories.ts';

const asOf = day('2020-12-31');
const context = { asOf, policy: committedCertificates(), subdistricts: ['甲街道'], services: noServices };

/** Everything all checks find in a registry, and that none of it shows a number. */
async function findingsOf(plant: (registry: Registry) => Promise<void>): Promise<readonly Finding[]> {
  let found: readonly Finding[] = [];
  await inRegistry(async (registry) => {
    await plant(registry);
    const { db } = registry;
    const store = createFindingStore(db, { asOf, reveal: false });
    runChecks(db, { checks, context, store });
    found = [...store.list()];
    const secrets = db.sqlite
      .prepare<[], string>(
        `select citizen_id from person union select number from certificate
         union select phone from person where phone is not null
         union select account from account where account is not null`,
      )
      .pluck()
      .all();
    const shown = JSON.stringify(found);
    expect(maskIn(shown)).toBe(shown);
    for (const secret of secrets) expect(shown).not.toContain(secret);
  });
  return found;
}

test.each(registryStories)('%s finds %s, and nothing else does', async (code, _, planted) => {
  const found = await findingsOf(planted);
  expect(found.map((each) => each.code)).toEqual([code]);
  for (const { people, personId, message, key } of found) {
    expect(people[0]).toBe(personId);
    expect(new Set(people).size).toBe(people.length);
    expect(key).toMatch(/^V\d\d-\d+-[0-9a-f]{12}$/);
    expect(message.zh).not.toBe('');
    expect(message.en).not.toBe('');
  }
});

test.each(registryStories)('%s: the twin in order of %s has no finding', async (_code, _, __, twin) => {
  expect(await findingsOf(twin)).toEqual([]);
});

test('every check over the registry has a story', () => {
  const codes = checks.filter(({ over }) => over === 'registry').map(({ code }) => code);
  expect([...new Set(registryStories.map(([code]) => code))].sort()).toEqual(codes.toSorted());
});

test.each([
  ['V21', 5],
  ['V22', 2],
  ['V26', 2],
  ['V27', 2],
])('%s names all %i people', async (code, people) => {
  const [, , planted] = registryStories.find((story) => story[0] === code) ?? [];
  const [found] = await findingsOf(planted ?? (() => Promise.resolve()));
  expect(found?.people).toHaveLength(people);
});
