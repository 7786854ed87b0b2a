import { test } from 'vitest';
import { moneyDifferences } from './money.ts';
import { worldOf } from './world.ts';
import { listsOf } from './lists.ts';
test('x', async () => {
  const from = Number(process.env['FROM'] ?? 0), n = Number(process.env['N'] ?? 3);
  for (let s = from; s < from + n; s++) {
    const t = performance.now();
    const lists = listsOf(worldOf(s));
    try {
    const d = await moneyDifferences(lists.map((l) => [l]));
    console.log('seed', s, lists.length, d.length, (performance.now() - t).toFixed(0), '\n' + d.slice(0, Number(process.env['SHOW'] ?? 5)).join('\n'));
    } catch (e) { console.log('seed', s, String(e).slice(0, 600)); }
  }
}, 600_000);
