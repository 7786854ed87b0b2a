import type { Database } from '../../src/db/connection/open.ts';
import { waiveFinding } from '../../src/jobs/verify/waive-finding.ts';
import { day } from './invented-holder.ts';

/** Waives a finding of a person of the registry, as `dpf verify waive` does. */
export async function waive(db: Database, code: string, person: number, until: string): Promise<void> {
  await waiveFinding(
    {
      dbPath: db.sqlite.name,
      policiesDir: undefined,
      asOf: day('2020-12-01'),
      isAsOfGiven: true,
      knownAt: undefined,
      now: '2020-12-01T00:00:00.000Z',
      operator: '甲',
      reveal: false,
      phones: false,
      progress: () => undefined,
      onExit: () => () => undefined,
    },
    { code, person: String(person), until: day(until), why: '户籍室核过', dryRun: false },
  );
}
