import {
  type ImportRecord,
  kindsOnRecord,
  latestDayOf,
  listIncomplete,
} from '../../db/history/import-store.ts';
import { keepCacheSmall } from '../../db/connection/open.ts';
import { type Entry, refuseThePast, write } from '../../db/connection/write.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Text } from '../../kernel/text.ts';
import type { YearMonth } from '../../kernel/year-month.ts';
import { type WordedDraft as Run, type WordedScheme as RunScheme, draftRun } from '../../payout/run/draft.ts';
import type { Policy } from '../../payout/run/draft-request.ts';
import { replacedByCases } from '../../payout/calculate/events.ts';
import type { FactContext } from '../../payout/calculate/read-on-record.ts';
import { outdatedRuns } from '../../payout/run/outdated-runs.ts';
import {
  householdsOnRecord,
  type ListsToImport,
  listsToImport,
} from '../../payout/explain/lists-to-import.ts';
import { type NamedWithoutPayee, namedWithoutPayee } from '../../payout/run/without-payee.ts';
import { eventSources } from '../../facts/event-sources.ts';
import { factOf } from '../../facts/facts.ts';
import { type JobContext, withRegistry } from '../frame/context.ts';
import { factKinds } from '../../schemes/language/fact-lists.ts';
import { loadPolicies, type Policies } from '../policy/load-policies.ts';
import { worded as wordedRun, type WordedRun } from './outdated-words.ts';
import { chooseSchemes } from '../policy/read-schemes.ts';

export type PayoutRequest = {
  readonly month: YearMonth;
  /** Ids of schemes; all where none is given. */
  readonly schemes: readonly string[];
  readonly dryRun: boolean;
};

/** 测算 a draft, with what it lacks worded: the fact, and the list that brings it. */
export type Draft = Omit<Run, 'schemes' | 'linesWithoutPayee'> & {
  readonly schemes: readonly DraftedScheme[];
  readonly linesWithoutPayee: readonly NamedWithoutPayee[];
  /** The lists that came with rejected rows: whoever stood there was left out. */
  readonly incompleteLists: readonly IncompleteList[];
  /** 过时的草稿 the drafts of other months that no longer follow from what is on record. */
  readonly outdatedRuns: readonly WordedRun[];
  /** The day of the latest roster. */
  readonly rosterOf: PlainDate | undefined;
  /** From when households are known; undefined where no list of them was imported. */
  readonly households: Text | undefined;
};
type IncompleteList = {
  readonly import: number;
  readonly file: string;
  readonly kind: string;
  readonly rejected: number;
};
export type DraftedScheme = Omit<RunScheme, 'unknownFacts'> & {
  readonly unknownFacts: readonly MissingFact[];
  /** 没有导入的名单 the list whose rows the scheme pays for, where none was ever imported: nothing is known then. */
  readonly missingList: Text | undefined;
  /** 个案代替的台账 rows that are not paid for, because a case of the same unit and year is. */
  readonly replacedRows: readonly { readonly file: string; readonly row: number }[];
};
type MissingFact = RunScheme['unknownFacts'][number] & { readonly label: Text; readonly source: Text };

/** 测算 drafts the run of a month in one transaction; the same facts and policies again write nothing. */
export async function draftPayout(context: JobContext, request: PayoutRequest): Promise<Draft> {
  if (!request.dryRun) refuseThePast(context);
  return withRegistry(context, 'payout', async (db) => {
    keepCacheSmall(db);
    const policies = await loadPolicies(context, db);
    const schemes = await chooseSchemes(policies.schemes, request.schemes);
    const draft = await write(
      db,
      context,
      'payout',
      async (writing) => {
        const run = await draftRun(writing, {
          policy: policyOf(policies),
          month: request.month,
          scope: schemes.map(({ id }) => id).toSorted(),
          knownAt: context.knownAt,
          createdBy: context.operator,
          createdAt: context.now,
        });
        return { result: run, log: run.isNew ? [entryOf(run)] : [] };
      },
      {
        dryRun: request.dryRun,
        saved: ({ isNew, run }) =>
          isNew ? { zh: `已保存为批次 ${run}`, en: `saved as run ${run}` } : undefined,
      },
    );
    const outdated = await outdatedRuns(db);
    const incomplete = await listIncomplete(db, factKinds);
    const unknown = draft.schemes.flatMap(({ unknownFacts }) => unknownFacts.map(({ fact }) => fact));
    const toImport = await listsToImport(db, unknown);
    const missingLists = listsNeverImported(schemes, await kindsOnRecord(db));
    return {
      ...draft,
      schemes: draft.schemes.map((scheme) => ({
        ...worded(scheme, toImport),
        missingList: missingLists.get(scheme.scheme),
        replacedRows: schemes.flatMap((one) =>
          one.id === scheme.scheme
            ? replacedByCases(db, one, { from: `${request.month.slice(0, 4)}-01`, to: request.month })
            : [],
        ),
      })),
      rosterOf: await latestDayOf(db, 'holders'),
      linesWithoutPayee: await namedWithoutPayee(db, draft.linesWithoutPayee, request.month),
      households: await householdsOnRecord(db),
      incompleteLists: incomplete.map(toIncompleteList),
      outdatedRuns: outdated
        .filter(({ run, month }) => run !== draft.run && (!request.dryRun || month !== request.month))
        .map(wordedRun),
    };
  });
}

/** The list of each scheme that pays for the rows of one, where none was ever imported. */
function listsNeverImported(
  schemes: Policies['schemes'],
  kinds: ReadonlySet<string>,
): ReadonlyMap<string, Text> {
  return new Map(
    schemes.flatMap(({ id, events }) =>
      events && !kinds.has(events.sheet) && !kinds.has('cases')
        ? [[id, eventSources[events.sheet].label] as const]
        : [],
    ),
  );
}

function entryOf({ month, run, replaces, lines, totalFen }: Run): Entry {
  return { body: { month, run, replaces, lines, totalFen } };
}

function toIncompleteList({ id, file_name, kind, rows_rejected }: ImportRecord): IncompleteList {
  return { import: id, file: file_name, kind, rejected: rows_rejected };
}

function worded(
  { unknownFacts, ...scheme }: RunScheme,
  toImport: ListsToImport,
): Omit<DraftedScheme, 'missingList' | 'replacedRows'> {
  const missing = unknownFacts.map((one) => ({
    ...one,
    label: factOf(one.fact).label,
    source: toImport(one.fact),
  }));
  return { ...scheme, unknownFacts: missing };
}

/** What decides money beside the registry. */
function policyOf({ district, schemes, stacking }: Policies): Policy {
  return { context: factContext(district), schemes, stacking };
}

/** What facts are built from besides the registry. */
export function factContext({ subdistricts, certificates }: Policies['district']): FactContext {
  return { subdistricts: subdistricts.map(({ name }) => name), extensions: certificates.extensions };
}
