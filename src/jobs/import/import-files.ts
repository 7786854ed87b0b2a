import { dirname } from 'node:path';
import { saveProblems } from '../../db/history/import-store.ts';
import { databasesIn } from '../../db/connection/missing-database.ts';
import { createMarks } from '../../importing/save/holders/marks.ts';
import { hasDatabase } from '../../db/connection/database-file.ts';
import { countHolders } from '../../db/people/certificates-as-of.ts';
import {
  createDatabase,
  type Database,
  discardNewDatabase,
  openScratchDatabase,
  withDatabase,
  type Writing,
} from '../../db/connection/open.ts';
import { compareRoster, type RosterComparison } from '../../importing/save/holders/roster-comparison.ts';
import { type Entry, refuseThePast, write } from '../../db/connection/write.ts';
import { scopeOf } from '../../importing/headings/list-scope.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Text } from '../../kernel/text.ts';
import type { ListScope } from '../../registry/lists/lists.ts';
import { type JobContext, noting, openRegistry } from '../frame/context.ts';
import { isOfNoDistrict, recordDistrict } from '../admin/init-database.ts';
import { finishLists } from './finish-lists.ts';
import { importSheet, type SheetImport, withProblems } from './import-sheet.ts';
import { loadPolicies, type Policies } from '../policy/load-policies.ts';
import { type PlacedSheet, placeSheets } from './place-sheets.ts';
import type { NotRead } from '../../importing/find/not-read.ts';
import { leaveHalves, readAll, savingReadable } from './read-all.ts';
import { recogniseFiles, type RecognisedSheet, type SheetsToRead } from './read/recognise-files.ts';
import type { RosterRun } from './save/sheet-saver.ts';
import { isFirstRoster, refuseForeignRoster } from './refuse-foreign-roster.ts';
import { refuseWorkbook } from '../frame/save-document.ts';
import { writeProblems } from './give-back/write-problems.ts';

export type ImportRequest = SheetsToRead & {
  readonly dryRun: boolean;
  /** 名单范围 whom the lists name, where somebody says so. */
  readonly scope?: ListScope | undefined;
  /** 改名 a roster's name that differs from the one on record takes its place. */
  readonly acceptsRenames?: boolean;
  /** All or nothing. */
  readonly strict: boolean;
  /** Where to write the sheets back with their problems. */
  readonly problems?: string | undefined;
  /** Whether that file may be overwritten. */
  readonly force?: boolean;
};

/** 导入 what an import did. `isKept` is false after a dry run, and where `strict` met a rejected row. */
export type ImportOutcome = {
  readonly imports: readonly SheetImport[];
  readonly notRead: readonly NotRead[];
  readonly isKept: boolean;
  /** The sheets given back with their problems; undefined where none was asked for or there are no problems. */
  readonly problemsFile: string | undefined;
  /** The databases that lay beside the one that was made; none where it was there. */
  readonly madeBeside: readonly string[];
  /** Who is new, gone or changed; only for a full roster. */
  readonly comparison: RosterComparison | undefined;
  /** 有效持证残疾人 on the latest as-of date of the rosters; undefined where no roster was read. */
  readonly holders: { readonly count: number; readonly asOf: PlainDate } | undefined;
};

/** What `import show` can tell later; whoever wants all asks for them at once. */
const PROBLEMS_ON_RECORD = 1000;

type Found = Pick<ImportOutcome, 'notRead'> & { readonly sheets: readonly RecognisedSheet[] };
type Saved = Omit<ImportOutcome, 'isKept' | 'madeBeside'>;

/** Imports spreadsheets in one transaction, making the database if there is none. Throws CannotRun before any change. */
export async function importFiles(context: JobContext, request: ImportRequest): Promise<ImportOutcome> {
  refuseThePast(context);
  const { problems: problemsPath, force = false, map } = request;
  const keep = [context.dbPath, ...request.paths, ...(map === undefined ? [] : [map])];
  if (problemsPath !== undefined) await refuseWorkbook('--problems', problemsPath, { force, keep });
  const found = await recogniseFiles(request);
  const isNew = !hasDatabase(context.dbPath);
  const madeBeside = isNew ? databasesIn(dirname(context.dbPath)) : [];
  const policies = isNew ? await loadPolicies(context) : undefined;
  const db = await open(context, isNew, request.dryRun);
  const discard = (): void => {
    discardNewDatabase(db);
  };
  const forget = context.onExit(discard);
  let isKept = false;
  try {
    return await withDatabase(Promise.resolve(db), async () => {
      try {
        const saved = await savingReadable(request, found, (some) =>
          save(db, context, request, some, policies),
        );
        isKept = keeps(request, saved);
        const imports = isKept ? saved.imports : saved.imports.map(withoutId);
        return { ...saved, imports, isKept, madeBeside: isKept ? madeBeside : [] };
      } finally {
        if (!isKept) discard();
      }
    });
  } finally {
    forget();
  }
}

async function open(context: JobContext, isNew: boolean, dryRun: boolean): Promise<Database> {
  // One that was killed in its first import is completed by this one.
  if (!isNew) return openRegistry(context, { completes: true });
  return dryRun ? openScratchDatabase() : noting(await createDatabase(context.dbPath), context);
}

async function save(
  db: Database,
  context: JobContext,
  request: ImportRequest,
  { sheets, notRead }: Found,
  packaged: Policies | undefined,
): Promise<Saved> {
  const policies = packaged ?? (await loadPolicies(context, db));
  return write(
    db,
    context,
    'import',
    async (writing) => {
      const isOld = !(await isOfNoDistrict(writing));
      const begun = isOld ? [] : [await recordDistrict(writing, policies.district.id)];
      const isFirst = await isFirstRoster(writing);
      const placed = await placeSheets(writing, sheets, { context, policies, scope: request.scope });
      leaveHalves(placed, notRead);
      const rosters = rostersOf(request, placed);
      const read = await readAll(placed, (sheet) => importSheet(writing, context, policies, sheet, rosters));
      refuseForeignRoster(rosters.subdistricts, { district: policies.district.name, isFirst });
      const told = finishLists(writing, policies, read);
      const all = read.map((one) => ({ ...one, done: withProblems(one.done, told.get(one) ?? []) }));
      for (const { isRecorded, done } of all) {
        if (isRecorded && done.importId !== undefined)
          saveProblems(writing, done.importId, done.problems.slice(0, PROBLEMS_ON_RECORD));
      }
      const imports = all.map(({ done }) => done);
      const comparison = rosters.isFull ? comparisonOf(writing, imports) : undefined;
      const holders = await holdersOf(writing, imports, policies);
      // Before the commit: a file that cannot be written changes nothing at all.
      const problemsFile = await writeProblems(request, all);
      return {
        result: { imports, notRead, comparison, holders, problemsFile },
        log: [...begun, ...entriesOf(imports)],
      };
    },
    { dryRun: (saved) => !keeps(request, saved), saved: ({ imports }) => savedAs(imports) },
  );
}

/** The imports that are on record now; undefined where the files were known and nothing changed. */
function savedAs(imports: readonly SheetImport[]): Text | undefined {
  const isNew = ({ rows }: SheetImport) => rows.inserted + rows.updated > 0;
  const ids = imports.filter(isNew).flatMap(({ importId }) => importId ?? []);
  if (ids.length === 0) return undefined;
  return { zh: `已保存为第 ${ids.join('、')} 次导入`, en: `saved as import ${ids.join(', ')}` };
}

function rostersOf({ acceptsRenames = false }: ImportRequest, placed: readonly PlacedSheet[]): RosterRun {
  const rosters = placed.filter(
    ({ source, known }) => source.recognition.kind.kind === 'holders' && known === undefined,
  );
  const scopes = rosters.map(({ scoping, isScopeGiven }) => scopeOf(scoping, undefined, isScopeGiven).scope);
  return {
    isFull: scopes.includes('complete'),
    acceptsRenames,
    sheetsLeft: rosters.length,
    earlier: createMarks(),
    hasRejected: false,
    subdistricts: { known: 0, unknown: new Map() },
  };
}

function comparisonOf({ sqlite }: Writing, imports: readonly SheetImport[]): RosterComparison {
  const rosters = imports.filter(({ kind, rows }) => kind === 'holders' && rows.read > 0);
  return compareRoster(
    sqlite,
    rosters.flatMap(({ importId }) => importId ?? []),
  );
}

async function holdersOf(
  writing: Writing,
  imports: readonly SheetImport[],
  { district }: Policies,
): Promise<ImportOutcome['holders']> {
  // A roster known before was not read, and nobody has come or gone.
  const read = imports.filter(({ kind, skipped }) => kind === 'holders' && skipped !== undefined);
  const days = read.map(({ asOf }) => asOf);
  const asOf = days.toSorted().at(-1);
  if (asOf === undefined) return undefined;
  return { asOf, count: await countHolders(writing.query, asOf, district.certificates.extensions) };
}

function keeps(
  { dryRun, strict }: ImportRequest,
  { imports, notRead }: Pick<ImportOutcome, 'imports' | 'notRead'>,
): boolean {
  const isClean = imports.every(({ found }) => found.error === 0) && !notRead.some(({ isWrong }) => isWrong);
  return !dryRun && (!strict || isClean);
}

/** Whole files that came again unchanged leave no trace: the second import changes nothing at all. */
function entriesOf(imports: readonly SheetImport[]): readonly Entry[] {
  return imports
    .filter(({ importId, rows }) => importId !== undefined && rows.inserted + rows.updated > 0)
    .map(({ importId, kind, sha256, rows }) => ({ body: { importId, kind, sha256, rows } }));
}

function withoutId(done: SheetImport): SheetImport {
  return { ...done, importId: undefined };
}
