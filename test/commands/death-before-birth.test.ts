import { expect, test } from 'vitest';
import { ids } from './name-rows.ts';
import { bothHolders, office } from './office.ts';

test('a death before the birth is told with its place, and nobody is dead of it', async () => {
  const { load, say } = await office(...bothHolders);
  const { counts, problems } = await load('姓名,身份证号,死亡日期', [
    `韩凯建,${ids.韩凯建},1949-06-01`,
    `萧红,${ids.萧红},2020-06-01`,
  ]);
  expect(counts).toBe('2 1 0 0 1');
  expect(problems).toMatchObject([{ code: 'death-before-birth', row: 2, column: '死亡日期' }]);
  const dead = async (who: keyof typeof ids) =>
    JSON.stringify(await say('person', 'show', ids[who])).includes('2020-06-01');
  expect([await dead('韩凯建'), await dead('萧红')]).toEqual([false, true]);
});
