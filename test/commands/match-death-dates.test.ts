import { expect, test } from 'vitest';
import { ids } from './name-rows.ts';
import { bothHolders, office } from './office.ts';

type Matched = {
  readonly byBand: Readonly<Record<string, number>>;
  readonly hits: readonly {
    readonly band: string;
    readonly severity: string;
    readonly people: readonly {
      readonly proposal: { readonly case?: string; readonly text: string | { readonly zh: string } };
    }[];
  }[];
};

/** A list of deaths of 韩凯建, one on each day. */
async function died(...days: readonly string[]): Promise<Matched> {
  const { write, say } = await office(...bothHolders);
  write(
    '姓名,身份证号,死亡日期',
    days.map((day) => `韩凯建,${ids.韩凯建},${day}`),
  );
  return say<Matched>('match', '名单.csv');
}

test.each([
  ['before being born', ['1949-01-01'], '早于出生日期'],
  ['before the certificate was issued', ['2014-03-04'], '早于首次发证日期 2015-03-04'],
  ['on several days', ['2020-05-01', '2020-06-01'], '2020-05-01、2020-06-01'],
])('of whom it says that they died %s nothing is proposed', async (_, days, words) => {
  const { hits, byBand } = await died(...days);
  expect(byBand).toMatchObject({ sure: 0, likely: days.length });
  expect(hits).toHaveLength(days.length);
  for (const { band, severity, people } of hits) {
    expect([band, severity]).toEqual(['likely', 'warning']);
    expect(people[0]?.proposal.case).toBeUndefined();
    expect(JSON.stringify(people[0]?.proposal.text)).toContain(words);
  }
});

test('the same death twice is one', async () => {
  const { hits } = await died('2020-05-01', '2020-05-01');
  expect(hits.map(({ band, people }) => [band, people[0]?.proposal.case])).toEqual([
    ['sure', 'cancel'],
    ['sure', 'cancel'],
  ]);
});
