import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawSample } from '../../src/verify/review/draw-sample.ts';

const people = Array.from({ length: 100 }, (_, index) => index + 1);

test('the same seed over the same people gives this very list, on any machine and at any time', () => {
  expect(drawSample(people, 2020, { size: 6 })).toMatchInlineSnapshot(`
    [
      61,
      87,
      94,
      47,
      75,
      27,
    ]
  `);
  expect(drawSample(people, 2021, { size: 6 })).not.toEqual(drawSample(people, 2020, { size: 6 }));
});

test.each([
  [{ size: 0 }, 0],
  [{ size: 7 }, 7],
  [{ size: 1000 }, 100],
  [{ percent: 5 }, 5],
  [{ percent: 0.5 }, 1],
  [{ percent: 100 }, 100],
])('%j of a hundred people is %i', (wanted, count) => {
  const drawn = drawSample(people, 1, wanted);
  expect([drawn.length, new Set(drawn).size]).toEqual([count, count]);
});

test('the order people come in does not matter, and who leaves changes nothing among the rest', () => {
  const ids = fc.uniqueArray(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 2, maxLength: 60 });
  fc.assert(
    fc.property(ids, fc.integer({ min: 0, max: 999_999_999 }), (some, seed) => {
      const all = drawSample(some, seed, { percent: 100 });
      expect(drawSample(some.toReversed(), seed, { percent: 100 })).toEqual(all);
      const [gone] = some;
      const rest = some.filter((id) => id !== gone);
      expect(drawSample(rest, seed, { percent: 100 })).toEqual(all.filter((id) => id !== gone));
    }),
  );
});

test('nobody is favoured: over a thousand seeds each of a hundred people is drawn about a tenth of the time', () => {
  const times = new Map<number, number>();
  for (let seed = 0; seed < 1000; seed += 1)
    for (const id of drawSample(people, seed, { size: 10 })) times.set(id, (times.get(id) ?? 0) + 1);
  expect(times.size).toBe(100);
  // Ten standard deviations of a fair draw would be 95.
  expect([...times.values()].filter((count) => Math.abs(count - 100) > 50)).toEqual([]);
});
