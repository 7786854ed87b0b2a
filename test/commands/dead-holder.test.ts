import { expect, test } from 'vitest';
import { ids } from './name-rows.ts';
import { bothHolders, office } from './office.ts';

type Held = { readonly diedOn?: string; readonly certificates: readonly object[] };
type Decided = { readonly decisions: readonly { readonly reasons: readonly { readonly text: string }[] }[] };

const deaths = ['姓名,身份证号,死亡日期', [`韩凯建,${ids.韩凯建},2020-06-05`]] as const;
const explain = ['explain', ids.韩凯建, '--month', '2020-12', '--scheme', 'family-care'] as const;

test('the certificate of a dead holder is live until the day of the death, and then nowhere', async () => {
  const { load, say } = await office(...bothHolders);
  await load(...deaths);
  const on = (day: string) => say<Held>('person', 'show', ids.韩凯建, '--as-of', day);
  expect(await on('2020-06-04')).toMatchObject({ certificates: [{ isLive: true, standing: 'live' }] });
  expect(await on('2020-06-05')).toMatchObject({
    diedOn: '2020-06-05',
    certificates: [{ isLive: false, standing: 'dead', standingText: '持证人已死亡，不算持证' }],
  });
  const { indicators } = await say<{ indicators: readonly { key: string; value: unknown }[] }>(
    'report',
    'indicators',
    '--year',
    '2020',
  );
  expect(indicators.find(({ key }) => key === 'certificates.holders')?.value).toBe(1);
  expect(await say('verify', 'certificates')).toMatchObject({ holders: 1 });
});

test('explain names the death by the list, or the cancellation for it, and nothing where nobody has died', async () => {
  const { load, say } = await office(...bothHolders);
  const because = async (): Promise<string> =>
    (await say<Decided>(...explain)).decisions.flatMap(({ reasons }) => reasons)[0]?.text ?? '';
  const change = '姓名,身份证号,残疾人证号,变动类型,变动日期,注销原因';
  await load(change, [`韩凯建,${ids.韩凯建},${ids.韩凯建}43,注销,2020-06-20,死亡`]);
  expect(await because()).toBe('残疾人证 2020-06-20 因死亡注销，残疾人证为无效，要求有效');
  await load(change, [
    `韩凯建,${ids.韩凯建},${ids.韩凯建}43,恢复,2020-06-25,`,
    `韩凯建,${ids.韩凯建},${ids.韩凯建}43,冻结,2020-06-30,`,
  ]);
  expect(await because()).toBe('残疾人证为无效，要求有效');
  await say('import', 'undo', '3');
  await load(...deaths);
  expect(await because()).toBe('持证人 2020-06-05 死亡，残疾人证为无效，要求有效');
  await say('import', 'undo', '5');
  await say('import', 'undo', '2');
  await load(change, [`韩凯建,${ids.韩凯建},${ids.韩凯建}43,注销,2020-06-20,自愿`]);
  expect(await because()).toBe('残疾人证为无效，要求有效');
});
