import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Severity } from '../../kernel/problem.ts';
import type { Text } from '../../kernel/text.ts';
import { sheetKinds } from '../../importing/kinds.ts';
import { latestDayOf } from '../../db/history/import-store.ts';
import { type Database, keepCacheSmall } from '../../db/connection/open.ts';
import {
  type FindingChange,
  type Check,
  type CheckHead,
  type CheckList,
  checkLists,
  type Finding,
} from '../../verify/check.ts';
import { allChecks } from '../../verify/check-lists.ts';
import { duplicates } from '../../verify/duplicates/duplicates.ts';
import {
  createFindingStore,
  type FindingStore,
  type FoundPerson,
  type FindingState,
} from '../../verify/finding-store.ts';
import { countRows } from '../../verify/rows/count-rows.ts';
import { countHolderFiles } from '../../verify/rows/holder-files.ts';
import { notCheckable, type NotChecked } from '../../verify/rows/needed-lists.ts';
import { runChecks, type RunOptions } from '../../verify/run-checks.ts';
import { chooseChecks } from './choose-checks.ts';
import { chooseSubdistrict } from './choose-subdistrict.ts';
import { type JobContext, withRegistry } from '../frame/context.ts';
import { asOfEarlier } from '../frame/earlier-day.ts';
import { loadPolicies } from '../policy/load-policies.ts';

/** 核查清单 one list, or all of them with one total. */
export type ListName = CheckList | 'all';

/** What is asked for: one list or all, some checks or all, one subdistrict or all. */
export type VerifyOptions = {
  readonly list: ListName;
  readonly codes: readonly string[];
  readonly subdistrict?: string | undefined;
  /** 对照日 the day to compare with. */
  readonly since?: PlainDate | undefined;
};

/** 核查结果 what the checks found as of a day. */
export type Verification = {
  readonly asOf: PlainDate;
  /** The day of the latest roster. */
  readonly rosterOf: PlainDate | undefined;
  readonly lists: readonly CheckList[];
  /** Holders whose files were checked, where the certificates are; else rows. */
  readonly checked: number;
  /** Those among the holders who hold a live certificate; undefined where the certificates are not checked. */
  readonly holders: number | undefined;
  /** 行数 how many rows of the other sheets were checked; undefined where none of them is. */
  readonly rows: number | undefined;
  readonly counts: Readonly<Record<Severity, number>>;
  readonly byCode: Readonly<Record<string, number>>;
  /** 无从核查 the checks of which that is 0 as there is nothing they could look at, and what they need. */
  readonly notChecked: readonly (Pick<NotChecked, 'code'> & { readonly needs: readonly NeededList[] })[];
  /** 豁免 how many more there are that were judged acceptable. */
  readonly waived: Readonly<Record<string, number>>;
  readonly comparison: Comparison | undefined;
  /** All findings or the first of each check, the gravest first; only while the registry is open. */
  readonly findings: (perCode?: number, of?: FindingState) => Iterable<Finding>;
  /** The same by person, street by street. */
  readonly byPerson: () => Iterable<FoundPerson>;
  /** 街道顺序 as the district orders them. */
  readonly streets: readonly string[];
};

/** 前后对照 with the findings of an earlier day, by what was known on it or, where nothing was, by what is known now. */
export type Comparison = Readonly<Record<FindingChange, number>> & {
  readonly since: PlainDate;
  readonly knownAt: 'then' | 'now';
};

export type { Finding };

/** A list, or a file of the policies, by its name and as people call it. */
type NeededList = { readonly id: string; readonly title: Text };

/** A check as it is listed. */
export type ListedCheck = CheckHead;

/** The checks there are; the last is asked for by itself, with `dpf verify duplicates`. */
export const listedChecks: readonly ListedCheck[] = [...allChecks, duplicates].map(
  ({ code, severity, title, rule, source }) => ({ code, severity, title, rule, source }),
);

/**
 * 核查 runs the checks asked for, or all, and hands what they found to `present` while the registry is open.
 * Throws CannotRun for an unknown check or subdistrict.
 */
export async function runVerification<Result>(
  context: JobContext,
  options: VerifyOptions,
  present: (verification: Verification) => Promise<Result>,
): Promise<Result> {
  const { list, since } = options;
  const lists = list === 'all' ? checkLists : [list];
  const command = `verify ${list}`;
  const wanted = await chooseChecks(options.codes, lists);
  return withRegistry(context, command, async (db) => {
    keepCacheSmall(db);
    const policies = await loadPolicies(context, db);
    const { district } = policies;
    const subdistrict = await chooseSubdistrict(district, options.subdistrict);
    const people = await countHolderFiles(db);
    const onProgress = (done: number): void => {
      context.progress({ done, share: done / people, of: '' });
    };
    const store = createFindingStore(db, context);
    const subdistricts = district.subdistricts.map(({ name }) => name);
    const about = { asOf: context.asOf, policy: district.certificates, subdistricts, services: policies };
    const isWithoutFiles = !lists.includes('certificates');
    const asked = { checks: wanted, context: about, subdistrict, isWithoutFiles };
    const seen = runChecks(db, { ...asked, store, onProgress });
    store.setAsideWaived();
    const comparison = since && (await compare(context, db, store, { ...asked, since, command }));
    const found = { ...countsOf(wanted, store), comparison, findings: store.list, byPerson: store.byPerson };
    const rosterOf = await latestDayOf(db, 'holders');
    const rows = countRows(db, context.asOf, lists);
    const checked = isWithoutFiles ? (rows ?? 0) : seen.checked;
    const holders = isWithoutFiles ? undefined : seen.holders;
    const head = { asOf: context.asOf, rosterOf, lists, checked, holders, rows };
    const notChecked = notCheckable(db, wanted, about)
      .filter(({ code }) => found.byCode[code] === 0)
      .map(({ code, needs }) => ({ code, needs: needs.map(titled) }));
    return present({ ...head, ...found, notChecked, streets: subdistricts });
  });
}

function titled(id: string): NeededList {
  if (id === 'complete-roster') return { id, title: { zh: '全量花名册', en: 'complete roster' } };
  return { id, title: sheetKinds.find(({ kind }) => kind === id)?.title ?? { zh: id, en: id } };
}

/** Runs the same checks as of an earlier day on a connection of its own, and hands over what they found then. */
async function compare(
  context: JobContext,
  db: Database,
  store: FindingStore,
  {
    since,
    command,
    ...asked
  }: Omit<RunOptions, 'store' | 'onProgress'> & { readonly since: PlainDate; readonly command: string },
): Promise<Comparison> {
  const { then, knownAt } = asOfEarlier(context, db.sqlite, since);
  await withRegistry(then, command, async (earlier) => {
    keepCacheSmall(earlier);
    const before = createFindingStore(earlier, then);
    runChecks(earlier, { ...asked, context: { ...asked.context, asOf: since }, store: before });
    store.compareWith(before.list());
    return Promise.resolve();
  });
  return { since, knownAt, ...store.countChanges() };
}

function countsOf(
  wanted: readonly Check[],
  store: FindingStore,
): Pick<Verification, 'counts' | 'byCode' | 'waived'> {
  const found = store.countByCode();
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { code, severity } of wanted) counts[severity] += found.get(code) ?? 0;
  const byCode = Object.fromEntries(wanted.map(({ code }) => [code, found.get(code) ?? 0]));
  return { counts, byCode, waived: Object.fromEntries(store.countByCode('waived')) };
}
