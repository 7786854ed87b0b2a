import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { figureShapes } from '../../src/indicators/language/figure-spec.ts';

test('the page on figures has every kind, in its order, and no other', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/indicators.md'), 'utf8');
  const kinds = [...page.matchAll(/^\| `(\w+)` +\|/gm)].map(([, kind]) => kind);
  expect(kinds).toEqual(Object.keys(figureShapes));
});
