import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Source } from '../../src/importing/save/source.ts';
import { createHolderWriter, type HolderEntry } from '../../src/importing/save/holders/holder-writer.ts';
import { nextImportId, saveImport } from '../../src/db/history/import-store.ts';
import { deriveHouseholds } from '../../src/importing/derive/derive-households.ts';
import { deriveLowIncome } from '../../src/importing/derive/derive-low-income.ts';
import { createHouseholdWriter, createLowIncomeWriter } from '../../src/importing/save/list-writer.ts';
import {
  createDatabase,
  type Database,
  inTransaction,
  withDatabase,
  type Writing,
} from '../../src/db/connection/open.ts';
import { sheetKinds } from '../../src/importing/kinds.ts';
import { parseCitizenId, type CitizenId } from '../../src/kernel/citizen-id.ts';
import { parsePlainDate, type PlainDate } from '../../src/kernel/plain-date.ts';
import { lastDayOf, parseYearMonth, type YearMonth } from '../../src/kernel/year-month.ts';
import { type WordedDraft, draftRun } from '../../src/payout/run/draft.ts';
import type { FactContext } from '../../src/payout/calculate/read-on-record.ts';
import type { ListScope } from '../../src/registry/lists/lists.ts';
import type { ValidityPolicy } from '../../src/registry/certificate/validity.ts';
import type { Scheme } from '../../src/schemes/language/scheme.ts';
import type { Stacking } from '../../src/schemes/language/stacking.ts';
import { inventedId } from '../importing/invented.ts';
import { committed, ids } from '../schemes/policies.ts';

/** The packaged schemes. */
export const schemes: readonly Scheme[] = ids.map((id) => committed(id).scheme);

export const day = (text: string): PlainDate => known(parsePlainDate(text));
export const month = (text: string): YearMonth => known(parseYearMonth(text));
/** An invented person by number. */
export const someone = (sequence: number, birth = '19800506'): CitizenId =>
  known(parseCitizenId(inventedId(birth, sequence)));

/** Ten years, and no extension. */
export const validity: ValidityPolicy = {
  validity: [{ from: day('2009-01-01'), years: 10, lastDay: 'day-before-anniversary' }],
  extensions: [],
};
/** Every field that a sheet can speak of. */
const everyField = new Set(sheetKinds.flatMap(({ columns }) => columns.map(({ field }) => field)));
/** The sheet of an import, each a command of its own. */
export const sourceOf = (importId: number, sheet = '', asOf = '2020-12-31'): Source => ({
  importId,
  sheet,
  asOf: day(asOf),
  command: importId,
  stated: everyField,
});
const AT = '2020-12-31T00:00:00.000Z';

/** A district of one subdistrict. */
export const contextOf = (extensions: FactContext['extensions'] = []): FactContext => ({
  subdistricts: ['甲街道'],
  extensions,
});

/** A real database in a folder of its own, removed afterwards. */
export async function withRegistry(work: (db: Database) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'dpf-payout-'));
  try {
    await withDatabase(createDatabase(join(folder, 'dpf.db')), work);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Imports a roster; what a holder leaves out is an ordinary psychiatric certificate of the second grade. */
export async function importHolders(
  db: Database,
  holders: readonly (Partial<HolderEntry> & { readonly citizenId: CitizenId })[],
  asOf = '2020-12-31',
): Promise<void> {
  const write = (writing: Writing, importId: number): void => {
    const source = { ...sourceOf(importId, '花名册', asOf), validity };
    const save = createHolderWriter(writing.sqlite, source);
    for (const [index, holder] of holders.entries()) {
      const issuedOn = holder.issuedOn ?? day('2015-03-04');
      const { category = 'psychiatric', grade = 2 } = holder;
      save(
        {
          name: '甲某',
          category,
          grade,
          components: [],
          subdistrict: '甲街道',
          issuedOn,
          firstIssuedOn: issuedOn,
          certificateNumber: `${holder.citizenId}62`,
          ...holder,
        },
        index + 2,
      );
    }
  };
  await importing(db, 'holders', '花名册.xlsx', write, { asOf: day(asOf) });
}

/** Imports a low-income list of the months up to one; one that is not complete had rows that were rejected. */
export async function importLowIncome(
  db: Database,
  listed: readonly CitizenId[],
  {
    from = '2020-01',
    to = '2020-12',
    isComplete = true,
    area,
  }: { from?: string; to?: string; isComplete?: boolean; area?: string } = {},
): Promise<void> {
  const rejected = isComplete ? 0 : 1;
  const list = {
    asOf: lastDayOf(month(to)),
    sheet: '低保',
    scope: 'complete' as const,
    ...(area !== undefined && { area }),
    rows_read: rejected,
    rows_rejected: rejected,
  };
  const write = (writing: Writing, importId: number) => {
    const source = { ...sourceOf(importId, '低保', list.asOf), scope: list.scope, readings: [] };
    const { save } = createLowIncomeWriter(writing.sqlite, source);
    for (const [index, citizenId] of listed.entries())
      save({ citizenId, name: '甲某', fromMonth: month(from) }, index + 2);
  };
  await importing(db, 'low-income', '低保.xlsx', write, list, deriveLowIncome);
}

/** Imports a household list; the first member named is the head unless there is none. */
export async function importHousehold(
  db: Database,
  householdKey: string,
  members: readonly CitizenId[],
  { since = '2019-01-01', hasHead = true, asOf = '2020-12-31' } = {},
): Promise<void> {
  const list = { asOf: day(asOf), sheet: '户籍', scope: 'part' } as const;
  const write = (writing: Writing, importId: number) => {
    const source = { ...sourceOf(importId, '户籍', asOf), scope: list.scope, readings: [] };
    const { save } = createHouseholdWriter(writing.sqlite, source);
    for (const [index, citizenId] of members.entries()) {
      const relation = index === 0 && hasHead ? '户主' : '家人';
      save({ householdKey, citizenId, name: '甲某', relation, since: day(since) }, index + 2);
    }
  };
  await importing(db, 'households', '户籍.xlsx', write, list, deriveHouseholds);
}

/** Drafts a month as the job does, in one transaction. */
export async function draft(
  db: Database,
  text = '2020-12',
  options: {
    schemes?: readonly Scheme[];
    /** The ids chosen among them; all where none are given. */
    scope?: readonly string[];
    stacking?: Stacking;
    extensions?: FactContext['extensions'];
    context?: FactContext;
    knownAt?: PlainDate | undefined;
  } = {},
): Promise<WordedDraft> {
  const { schemes: known = schemes, stacking = { groups: [], budgets: [] } } = options;
  return inTransaction(db, (writing) =>
    draftRun(writing, {
      policy: { context: options.context ?? contextOf(options.extensions), schemes: known, stacking },
      knownAt: options.knownAt,
      month: month(text),
      scope: options.scope ?? known.map(({ id }) => id).sort(),
      createdBy: '经办人',
      createdAt: AT,
    }),
  );
}

/** One scheme of a draft. */
export const of = (drafted: WordedDraft, id: string) =>
  known(drafted.schemes.find(({ scheme }) => scheme === id));

export function known<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('the test expected a value');
  return value;
}

/** What an import row says of its list besides what all have. */
type ListRow = {
  readonly asOf?: PlainDate;
  readonly sheet?: string;
  readonly area?: string;
  readonly scope?: ListScope;
  readonly rows_read?: number;
  readonly rows_rejected?: number;
};

/** One import around what is written, and what is derived from it. */
export async function importing(
  db: Database,
  kind: string,
  fileName: string,
  write: (writing: Writing, importId: number) => void,
  { asOf = day('2020-12-31'), ...list }: ListRow = {},
  derive?: (sqlite: Writing['sqlite'], importId: number) => unknown,
): Promise<void> {
  await inTransaction(db, async (writing) => {
    const id = await nextImportId(writing);
    write(writing, id);
    await saveImport(writing, {
      id,
      file_name: fileName,
      sha256: String(id).padStart(64, '0'),
      kind,
      sheet: kind,
      as_of: asOf,
      command: id,
      operator: '经办人',
      recorded_at: AT,
      rows_read: 0,
      rows_inserted: 0,
      rows_updated: 0,
      rows_unchanged: 0,
      rows_rejected: 0,
      row_problems: 0,
      ...list,
    });
    derive?.(writing.sqlite, id);
  });
}
