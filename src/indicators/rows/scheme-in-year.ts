import { sql } from 'kysely';
import type { Database } from '../../db/connection/open.ts';
import type { Text } from '../../kernel/text.ts';
import type { YearMonth } from '../../kernel/year-month.ts';
import { monthsOfScheme } from '../../payout/run/look-back.ts';
import { type OutdatedRun, outdatedRuns } from '../../payout/run/outdated-runs.ts';
import { addTally, noTally, type Tally } from '../../payout/calculate/tally.ts';
import { type Scheme, versionAt } from '../../schemes/language/scheme.ts';
import type { SchemeInYear, Reliability, Unit } from '../figure.ts';
import type { Scope } from '../indicator.ts';
import { missingLists } from './missing-lists.ts';
import { decemberOf, monthsOf } from './run-lines.ts';

type Run = {
  readonly run: number;
  readonly month: YearMonth;
  readonly isDraft: boolean;
  readonly tally: Tally | undefined;
  /** 过时 how it no longer follows from what is on record, if it does not. */
  readonly outdated: OutdatedRun | undefined;
};

/** How each scheme was calculated in the year, by the runs of `figure_run`. */
export async function schemesInYear(db: Database, scope: Scope): Promise<ReadonlyMap<string, SchemeInYear>> {
  const runs = await readRuns(db);
  const found = new Map<string, SchemeInYear>();
  for (const scheme of scope.schemes) {
    const own = runs.get(scheme.id) ?? [];
    const calculated = scheme.events
      ? await ofEvents(db, scope, scheme, own)
      : await ofMonths(db, scope, scheme, own);
    found.set(scheme.id, calculated);
  }
  return found;
}

/** The runs that stand with what each says of a scheme, the latest first. */
async function readRuns(db: Database): Promise<ReadonlyMap<string, readonly Run[]>> {
  const { rows } = await sql<{
    scheme: string;
    run: number;
    month: YearMonth;
    state: string;
    tally: string | null;
  }>`
    select figure_run.scheme, run, month, state, (select one.value from json_each(body, '$.schemes') as one
      where one.value ->> 'scheme' = figure_run.scheme) as tally
    from temp.figure_run left join draft_cache on draft_cache.id = (
      select max(id) from draft_cache where run_id = run)
    order by figure_run.scheme, month desc, run desc`.execute(db.query);
  const outdated = new Map((await outdatedRuns(db)).map((one) => [one.run, one]));
  const runs = new Map<string, Run[]>();
  for (const { scheme, run, month, state, tally: json } of rows) {
    const tally = json === null ? undefined : (JSON.parse(json) as Partial<Tally>);
    // What an earlier version of dpf kept does not say enough.
    const isWhole = tally?.concerned !== undefined;
    const one = { run, month, isDraft: state === 'drafted', outdated: outdated.get(run) };
    const own = { ...one, tally: isWhole ? (tally as Tally) : undefined };
    runs.set(scheme, [...(runs.get(scheme) ?? []), own]);
  }
  return runs;
}

/** What a figure lacks by the run that calculated it. */
async function lackingOf(
  db: Database,
  scheme: Scheme,
  run: Run,
  calculated: { readonly tally: Tally; readonly month: YearMonth },
): Promise<Text | undefined> {
  const laterKinds = run.outdated?.laterLists.map(({ kind }) => kind) ?? [];
  const lack = await missingLists(db, scheme, { ...calculated, laterKinds });
  return lack === 'another-draft' ? listsCameLater(run) : lack;
}

async function ofMonths(
  db: Database,
  scope: Scope,
  scheme: Scheme,
  runs: readonly Run[],
): Promise<SchemeInYear> {
  const december = decemberOf(scope);
  const included: YearMonth[] = [];
  const undecided = new Map<YearMonth, number>();
  let lacking = undefined as Text | undefined;
  const months = inForce(scope, scheme);
  for (const month of months) {
    const run = runs.find((one) => one.month === month);
    const tally = run?.tally;
    lacking = run && tally ? await lackingOf(db, scheme, run, { tally, month }) : notCalculated(month);
    if (lacking) continue;
    included.push(month);
    undecided.set(month, tally?.unknown ?? 0);
  }
  const standing = (of: readonly YearMonth[], unit: Unit, ...isDraft: readonly boolean[]): Reliability => {
    const count = of.reduce((sum, month) => sum + (undecided.get(month) ?? 0), 0);
    return { isDraft: isDraft.includes(true), ...(count > 0 && { undecided: { count, unit } }) };
  };
  const missing = months.filter((month) => !included.includes(month));
  const isHousehold = scheme.unit === 'household';
  const drafts = runs.map(({ isDraft }) => isDraft);
  const ofDecember = runs.map(({ month, isDraft }) => isDraft && month === december);
  return {
    december: {
      lacking: months.includes(december) ? lacking : notInForce(december),
      months: [december],
      standing: standing([december], isHousehold ? '户' : '人', ...ofDecember),
    },
    year: {
      lacking: included.length > 0 ? undefined : (lacking ?? notInForce(december)),
      months: included,
      standing: {
        ...standing(included, isHousehold ? '户月' : '人月', ...drafts),
        months: { included, missing },
      },
    },
  };
}

/** Each month by the latest run that looked at it; there is no figure before December was calculated. */
async function ofEvents(
  db: Database,
  scope: Scope,
  scheme: Scheme,
  runs: readonly Run[],
): Promise<SchemeInYear> {
  const december = decemberOf(scope);
  const months = inForce(scope, scheme);
  const covering = runs.map((one) => ({ ...one, at: monthsOfScheme(scheme, one.month) }));
  let tally = noTally;
  const missing: YearMonth[] = [];
  for (const month of months) {
    const by = covering.find((one) => one.at.includes(month));
    if (by?.tally) tally = addTally(tally, by.tally.byMonth?.[month] ?? noTally);
    else missing.push(month);
  }
  const { unknown } = tally;
  const hasBegun = monthsOf(scope).includes(december);
  const run = hasBegun ? runs.find((one) => one.month === december) : undefined;
  const last = runs.find(({ isDraft }) => isDraft);
  const lacking = !run
    ? notCalculated(december)
    : last?.outdated?.isOutOfStep === true
      ? mustBeCalculatedAgain(last)
      : await lackingOf(db, scheme, run, { tally, month: december });
  const standing = {
    isDraft: runs.some(({ isDraft }) => isDraft),
    ...(unknown > 0 && { undecided: { count: unknown, unit: '笔' as const } }),
    ...(missing.length > 0 && {
      months: { included: months.filter((month) => !missing.includes(month)), missing },
    }),
  };
  const calculated = { lacking, months, standing };
  return { december: calculated, year: calculated };
}

function inForce(scope: Scope, scheme: Scheme): readonly YearMonth[] {
  return monthsOf(scope).filter((month) => typeof versionAt(scheme, month) !== 'string');
}

/** A month that comes to nothing has no run either. */
function notCalculated(month: YearMonth): Text {
  const command = `dpf payout --month ${month}`;
  return {
    zh: `${month} 没有批次：没有测算，或者算下来没有应发的（${command}）`,
    en: `no run of ${month}: not calculated, or nothing was due (${command})`,
  };
}

function notInForce(month: YearMonth): Text {
  return { zh: `${month} 没有施行`, en: `not in force in ${month}` };
}

function listsCameLater({ run, month }: Run): Text {
  const command = `dpf payout --month ${month}`;
  return {
    zh: `${month} 的草稿（批次 ${run}）测算之后才导入名单，请再运行 ${command}`,
    en: `lists came after the draft of ${month} (run ${run}) was calculated: run ${command} again`,
  };
}

function mustBeCalculatedAgain({ run, month }: Run): Text {
  const command = `dpf payout --month ${month}`;
  return {
    zh: `${month} 的草稿（批次 ${run}）所依据的此前批次已变，请再运行 ${command}`,
    en: `the draft of ${month} (run ${run}) is held against runs that have changed: run ${command} again`,
  };
}
