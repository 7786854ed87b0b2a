import {
  type CertificateEventEntry,
  createCertificateEventWriter,
} from '../../src/importing/save/holders/certificate-event-writer.ts';
import { deriveAbsences } from '../../src/importing/derive/roster-absence.ts';
import { deriveHouseholds } from '../../src/importing/derive/derive-households.ts';
import type { Source } from '../../src/importing/save/source.ts';
import { createHolderWriter, type HolderEntry } from '../../src/importing/save/holders/holder-writer.ts';
import { nextImportId, saveImport } from '../../src/db/history/import-store.ts';
import { createHouseholdWriter } from '../../src/importing/save/list-writer.ts';
import {
  type Database,
  inTransaction,
  openScratchDatabase,
  withDatabase,
  type Writing,
} from '../../src/db/connection/open.ts';
import { createRecordWriter } from '../../src/importing/save/record-writer.ts';
import { createRosterWriter } from '../../src/importing/save/holders/roster-writer.ts';
import type { RecordRow, SheetKind } from '../../src/importing/sheet-kind.ts';
import type { CitizenId } from '../../src/kernel/citizen-id.ts';
import { day, someone, sourceOf, validity } from '../payout/registry.ts';

type Holder = Partial<HolderEntry> & { readonly citizenId: CitizenId };
type Household = { readonly key: string; readonly member: CitizenId; readonly since?: string };

/** What a story can put into a registry in memory; each call is an import of its own. */
export type Registry = {
  readonly db: Database;
  /** 肢体三级 since 2015 unless the story says otherwise. */
  readonly holders: (...holders: readonly Holder[]) => Promise<void>;
  /** The same of a day, from a sheet with a column for the state. */
  readonly roster: (asOf: string, ...holders: readonly Holder[]) => Promise<void>;
  /** 全量花名册 that names the two ordinary holders and whom the story says. */
  readonly fullRoster: (asOf: string, ...holders: readonly Holder[]) => Promise<void>;
  readonly events: (...events: readonly CertificateEventEntry[]) => Promise<void>;
  /** Rows of a kind of sheet that says itself where they are kept. */
  readonly list: (
    kind: SheetKind<RecordRow<string>>,
    ...rows: readonly Readonly<Record<string, string>>[]
  ) => Promise<void>;
  readonly households: (asOf: string, ...rows: readonly Household[]) => Promise<void>;
};

const ordinary: readonly Holder[] = [
  { citizenId: someone(901, '19640101'), name: '寅某' },
  { citizenId: someone(902, '19650101'), name: '卯某' },
];

/** Two ordinary holders who must never be found, and whatever the story adds. */
export async function inRegistry(work: (registry: Registry) => Promise<void>): Promise<void> {
  await withDatabase(openScratchDatabase(), async (db) => {
    const registry = registryOf(db);
    await registry.holders(...ordinary);
    await work(registry);
  });
}

function registryOf(db: Database): Registry {
  return {
    db,
    holders: (...holders) =>
      importing(db, 'holders', '2020-12-31', (writing, origin) => {
        const save = createHolderWriter(writing.sqlite, { ...origin, validity });
        for (const [index, holder] of holders.entries()) save(entryOf(holder), index + 2);
      }),
    roster: (asOf, ...holders) =>
      importing(db, 'holders', asOf, writingRoster(holders), { stated: ['state'] }),
    fullRoster: (asOf, ...holders) =>
      importing(db, 'holders', asOf, writingRoster([...ordinary, ...holders]), {
        scope: 'complete',
        derive: deriveAbsences,
      }),
    events: (...events) =>
      importing(db, 'certificate-events', '2020-12-31', (writing, origin) => {
        const save = createCertificateEventWriter(writing.sqlite, { ...origin, validity });
        for (const [index, event] of events.entries()) save(event, index + 2);
      }),
    list: (kind, ...rows) =>
      importing(db, kind.kind, '2020-12-31', (writing, origin) => {
        if (!kind.record) throw new Error('a kind that keeps its rows itself');
        const fields = kind.columns.map(({ field }) => field);
        const plan = { ...kind.record, fields, stated: new Set(fields) };
        const save = createRecordWriter(writing.sqlite, origin, plan);
        for (const [index, values] of rows.entries()) save(values, index + 2);
      }),
    households: (asOf, ...rows) => {
      const write = (writing: Writing, origin: Source): void => {
        const { save } = createHouseholdWriter(writing.sqlite, { ...origin, scope: 'part', readings: [] });
        for (const [index, { key, member, since }] of rows.entries()) {
          const dated = since === undefined ? {} : { since: day(since) };
          save({ householdKey: key, citizenId: member, name: '甲某', relation: '家人', ...dated }, index + 2);
        }
      };
      return importing(db, 'households', asOf, write, { derive: deriveHouseholds });
    },
  };
}

function writingRoster(holders: readonly Holder[]) {
  return (writing: Writing, origin: Source): void => {
    const writer = createRosterWriter(writing.sqlite, { ...origin, validity });
    writer.save(holders.map((holder, index) => ({ entry: entryOf(holder), row: index + 2 })));
    writer.close();
  };
}

function entryOf(holder: Holder): HolderEntry {
  const issuedOn = holder.issuedOn ?? day('2015-05-05');
  return {
    name: '甲某',
    category: 'physical',
    grade: 3,
    components: [],
    subdistrict: '甲街道',
    issuedOn,
    firstIssuedOn: issuedOn,
    certificateNumber: `${holder.citizenId}43`,
    ...holder,
  };
}

async function importing(
  db: Database,
  kind: string,
  asOf: string,
  write: (writing: Writing, origin: Source) => void,
  {
    stated = [],
    scope = 'part',
    derive,
  }: {
    readonly stated?: readonly string[];
    readonly scope?: 'part' | 'complete';
    readonly derive?: (sqlite: Writing['sqlite'], importId: number) => unknown;
  } = {},
): Promise<void> {
  await inTransaction(db, async (writing) => {
    const id = await nextImportId(writing);
    write(writing, sourceOf(id, kind, asOf));
    await saveImport(writing, {
      id,
      file_name: `${kind}.xlsx`,
      sha256: String(id).padStart(64, '0'),
      kind,
      sheet: kind,
      as_of: day(asOf),
      operator: '经办人',
      recorded_at: '2020-12-31T00:00:00.000Z',
      rows_read: 0,
      rows_inserted: 0,
      rows_updated: 0,
      rows_unchanged: 0,
      rows_rejected: 0,
      row_problems: 0,
      command: id,
      scope,
      stated: JSON.stringify(stated),
    });
    derive?.(writing.sqlite, id);
  });
}

/** A planted defect: the one check that must find it, how it gets into the registry, and the twin that is in order. */
export type RegistryStory = readonly [
  code: string,
  what: string,
  planted: (registry: Registry) => Promise<void>,
  twin: (registry: Registry) => Promise<void>,
];

/** Two people of the stories. */
export const one = { citizenId: someone(1), name: '甲某' };
export const other = { citizenId: someone(2, '19700506'), name: '乙某' };

/** A certificate that was cancelled on a day. */
export const cancelled = (on: string, reason: 'voluntary' | 'replaced' = 'voluntary') => ({
  state: { kind: 'cancelled', on: day(on), reason } as const,
});
