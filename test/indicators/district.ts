import type { Database } from '../../src/db/connection/open.ts';
import type { PlainDate } from '../../src/kernel/plain-date.ts';
import { computeFigures, measureYear } from '../../src/indicators/compute-figures.ts';
import type { Figure, FigureValue } from '../../src/indicators/figure.ts';
import type { Scope } from '../../src/indicators/indicator.ts';
import { day, known, schemes } from '../payout/registry.ts';
import { committedCertificates, committedFigures } from '../schemes/policies.ts';

/** A district of two subdistricts with a population for 2020 only. */
export const district: Scope['district'] = {
  id: 'test',
  name: '某区',
  federation: '某区残联',
  population: [{ year: 2020, people: 1000, source: '统计公报' }],
  subdistricts: [
    { code: '999999001', name: '甲街道', aliases: [] },
    { code: '999999002', name: '乙街道', aliases: [] },
  ],
  lists: {
    mostEnded: { people: 20, percent: 5 },
    ofYear: [{ from: '1949-01-01' as PlainDate, until: '03-31' }],
    rosterDays: 92,
  },
  certificates: { ...committedCertificates(), extensions: [] },
};
/** The year 2020 of that district. */
export const scope = (change: Partial<Scope> = {}): Scope => ({
  year: 2020,
  asOf: day('2020-12-31'),
  district,
  schemes,
  ...committedFigures(schemes),
  ...change,
});

/** The value of a figure as a number, or undefined where it is not recorded. */
export async function figure(
  db: Database,
  key: string,
  change: Partial<Scope> = {},
): Promise<number | undefined> {
  const found = (await computeFigures(db, scope(change))).find((one) => one.key === key);
  return found && plain(found.value);
}

export function plain(value: FigureValue): number {
  if (value.kind === 'count') return value.count;
  if (value.kind === 'money') return value.fen;
  return value.kind === 'rate' ? value.numerator / value.denominator : 0;
}

/** The figures of the year by key, and in Chinese what the others lack. */
export async function told(db: Database, change: Parameters<typeof scope>[0] = {}) {
  const { figures, lacking } = await measureYear(db, scope(change));
  const byKey = new Map<string, Figure>(figures.map((one) => [one.key, one]));
  return {
    value: (key: string) => byKey.has(key) && plain(known(byKey.get(key)).value),
    standing: (key: string) => byKey.get(key)?.standing,
    lacking: (key: string) => lacking.get(key)?.zh,
    figures,
  };
}
