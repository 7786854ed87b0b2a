import { expect, test } from 'vitest';
import { office } from '../commands/office.ts';
import { ids } from '../commands/name-rows.ts';

const ledger = '服务项目,姓名,身份证号,服务对象,服务日期,数量,计量单位';
const served = (programme: string, on: string): string => `${programme},韩凯建,${ids.韩凯建},,${on},1,人`;

test('a programme that is not declared is kept, and told of once by its word, with what was meant', async () => {
  const { load, say } = await office();
  const { counts, codes, problems } = await load(ledger, [
    served('电商培训', '2020-03-01'),
    served('农村 电商 培训', '2020-03-02'),
    served('农村电商培圳', '2020-03-03'),
    served('农村电商培圳', '2020-03-04'),
    served('插花', '2020-03-05'),
  ]);
  expect(counts).toBe('5 5 0 0 0');
  expect(codes).toEqual(['programme-not-declared 服务项目', 'programme-not-declared 服务项目']);
  expect(problems).toMatchObject([
    { severity: 'info', row: 4, message: expect.stringMatching(/农村电商培圳 ×2.*是不是“农村电商培训”/) },
    { severity: 'info', row: 6, message: expect.stringContaining('插花 ×1') },
  ]);
  expect(problems[1]?.message).not.toContain('是不是');
  const { history } = await say<{ history: { what: string }[] }>('person', 'history', ids.韩凯建);
  expect(history.filter(({ what }) => what.startsWith('服务台账'))).toHaveLength(5);
});

test('a row that is not kept is not told of as kept', async () => {
  const { load } = await office();
  await load(ledger, [served('电商培训', '2020-03-01')]);
  const { counts, codes } = await load(ledger, [served('刺绣', '2020-03-06').replace('韩凯建', '别人')]);
  expect([counts, codes]).toEqual(['1 0 0 0 1', ['name-differs 姓名']]);
});
