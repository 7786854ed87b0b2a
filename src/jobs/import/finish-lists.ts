import { deriveHouseholds } from '../../importing/derive/derive-households.ts';
import { deriveLowIncome } from '../../importing/derive/derive-low-income.ts';
import type { ListOutcome } from '../../importing/derive/derive-people.ts';
import { correctionBy, namesOf } from '../../importing/derive/list-corrections.ts';
import { hasListOfArea } from '../../importing/derive/lists-on-record.ts';
import type { ListKind } from '../../db/catalogue.ts';
import { hasSetAside } from '../../importing/derive/set-aside.ts';
import type { Writing } from '../../db/connection/open.ts';
import type { Problem } from '../../kernel/problem.ts';
import type { Policies } from '../policy/load-policies.ts';
import { monthOf, plusMonths } from '../../kernel/year-month.ts';
import type { ReadSheet } from './import-sheet.ts';
import { refuseMassEnding } from './refuse-mass-ending.ts';
import { deriveAbsences } from '../../importing/derive/roster-absence.ts';
import { refuseTwins } from './refuse-twins.ts';
import { createProblemMaker } from './save/sheet-saver.ts';

type ProblemsBySheet = Map<ReadSheet, Problem[]>;

const derivations = { 'low-income': deriveLowIncome, households: deriveHouseholds } as const;

/**
 * 推定 what the lists of one command change, once all are read: the facts that follow are written, whoever left is told by
 * name at the sheet that says so. Throws CannotRun where two sheets contradict each other, or a list would end more people
 * than a list does.
 */
export function finishLists(
  { sqlite }: Writing,
  policies: Policies,
  read: readonly ReadSheet[],
): ReadonlyMap<ReadSheet, readonly Problem[]> {
  const problems: ProblemsBySheet = new Map();
  refuseTwins(sqlite, read);
  const last = read.findLast(({ isRecorded }) => isRecorded)?.done.importId;
  tellAbsent(sqlite, policies, read, problems);
  const rosters = read.flatMap(({ done, isRecorded }) =>
    done.kind === 'holders' && isRecorded && done.importId !== undefined ? [done.importId] : [],
  );
  const hasMoved = rosters.length > 0;
  for (const kind of ['low-income', 'households'] as const) {
    const own = read.filter(({ done, isRecorded }) => done.kind === kind && isRecorded);
    const by = own.at(-1)?.done.importId;
    if (by !== undefined) tell(sqlite, kind, derivations[kind](sqlite, by), { own, policies, problems });
    // Where people are recorded decides what a list of a place says of them.
    else if (
      hasMoved &&
      last !== undefined &&
      (hasListOfArea(sqlite, kind) || hasSetAside(sqlite, kind, rosters))
    )
      derivations[kind](sqlite, last);
  }
  return problems;
}

/** 不在册 who is on no complete roster any more, told at the last roster of the command. */
function tellAbsent(
  sqlite: Writing['sqlite'],
  policies: Policies,
  read: readonly ReadSheet[],
  problems: ProblemsBySheet,
): void {
  const sheet = read.findLast(({ done, isRecorded }) => done.kind === 'holders' && isRecorded);
  if (sheet?.done.importId === undefined) return;
  const absences = deriveAbsences(sqlite, sheet.done.importId);
  if (sheet.done.scope === 'complete') refuseMassEnding(policies.district.lists, sheet.placed, absences);
  if (absences.left > 0) add(problems, sheet, 'gone-from-roster', String(absences.left));
}

type Reporting = {
  readonly own: readonly ReadSheet[];
  readonly policies: Policies;
  readonly problems: ProblemsBySheet;
};

function tell(
  sqlite: Writing['sqlite'],
  kind: ListKind,
  { counts, departures, neverOn }: ListOutcome,
  { own, policies, problems }: Reporting,
): void {
  const sheetOf = (imports: readonly number[]) =>
    own.findLast(({ done: { importId } }) => importId !== undefined && imports.includes(importId));
  for (const { list, held, left } of counts) {
    const sheet = sheetOf(list.imports);
    if (sheet) refuseMassEnding(policies.district.lists, sheet.placed, { held, left });
  }
  const left = departures.filter(({ isRemoval }) => !isRemoval);
  const dropped = own.flatMap((sheet) => {
    const { held, dropped: people } = correctionBy(sqlite, kind, sheet.done.importId ?? 0);
    refuseMassEnding(policies.district.lists, sheet.placed, {
      held,
      left: people.length,
      isCorrection: true,
    });
    return people.map((personId) => ({ sheet, personId }));
  });
  const nameOf = namesOf(
    sqlite,
    [...left, ...dropped].map(({ personId }) => personId),
  );
  const gone = new Map<ReadSheet, number>();
  for (const { list, before, personId, undecided } of left) {
    const sheet = sheetOf(list.imports) ?? sheetOf(before?.imports ?? []);
    if (!sheet) continue;
    if (sheetOf(list.imports)) gone.set(sheet, (gone.get(sheet) ?? 0) + 1);
    const until = undecided && plusMonths(monthOf(undecided.until), -1);
    const months = undecided && { from: monthOf(undecided.from), until };
    const hint = months && {
      zh: `名单日期 ${list.asOf}，未定 ${months.from} 至 ${months.until ?? ''}`,
      en: `list of ${list.asOf}, undecided ${months.from} to ${months.until ?? ''}`,
    };
    const at = list.asOf;
    const plain = hint ?? { zh: `名单日期 ${at}`, en: `list of ${at}` };
    add(problems, sheet, undecided ? 'left-undecided' : 'left-list', nameOf(personId), plain);
  }
  for (const [sheet, count] of gone) add(problems, sheet, 'gone-from-list', String(count));
  for (const { sheet, personId } of dropped) add(problems, sheet, 'dropped-by-correction', nameOf(personId));
  for (const { importId, row } of neverOn) {
    const sheet = sheetOf([importId]);
    if (sheet) add(problems, sheet, 'not-on-list', undefined, undefined, row);
  }
}

function add(
  problems: ProblemsBySheet,
  sheet: ReadSheet,
  code: Parameters<ReturnType<typeof createProblemMaker>>[0],
  shown: string | undefined,
  hint?: Problem['message'],
  row?: number,
): void {
  const { source } = sheet.placed;
  const at = row ?? source.recognition.headingRows.last;
  const field = code === 'gone-from-roster' ? 'certificateNumber' : 'citizenId';
  const problem = createProblemMaker(source)(code, field, at, shown, hint);
  const known = problems.get(sheet);
  if (known) known.push(problem);
  else problems.set(sheet, [problem]);
}
