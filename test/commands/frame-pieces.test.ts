import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inLargePieces, jsonPieces } from '../../src/commands/frame/frame-pieces.ts';

test('JSON in pieces has the bytes of JSON at once, whether a list is an array or made as it is read', () => {
  const value = fc.jsonValue({ maxDepth: 3 });
  const document = fc.dictionary(
    fc.string(),
    fc.oneof(
      value,
      fc.array(value),
      fc.constantFrom(undefined, () => 1),
    ),
  );
  fc.assert(
    fc.property(document, (written) => {
      const lazy = Object.entries(written).map(([key, part]) => [
        key,
        Array.isArray(part) ? part.values() : part,
      ]);
      const whole = `${JSON.stringify(written, undefined, 2)}\n`;
      expect([...jsonPieces(written)].join('')).toBe(whole);
      expect([...jsonPieces(Object.fromEntries(lazy) as object)].join('')).toBe(whole);
    }),
  );
});

test('no more is read of a long list than is being written', () => {
  let read = 0;
  function* findings(): Generator<string> {
    for (; read < 100_000; read += 1) yield '请核对'.repeat(10);
  }
  const [first = ''] = inLargePieces(jsonPieces({ findings: findings() }));
  expect(first.length).toBeLessThan(70_000);
  expect(read).toBeLessThan(3000);
});
