import { createHash } from 'node:crypto';
import type { Writing } from '../../../db/connection/open.ts';
import type { Action, Written } from '../../../db/connection/write.ts';
import { nextCommand, nextImportId, saveImport } from '../../../db/history/import-store.ts';
import { stateOf, stepsFrom } from '../../../cases/case-kind.ts';
import { CannotRun } from '../../../kernel/cannot-run.ts';
import { canonicalJson } from '../../../kernel/writing/canonical-json.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { Text } from '../../../kernel/text.ts';
import type { JobContext } from '../../frame/context.ts';
import { writing } from '../../frame/writing.ts';
import { loadPolicies, type Policies } from '../../policy/load-policies.ts';
import { stepTitle } from '../case-words.ts';
import { type CaseWriter, type CaseWritten, createCaseWriter } from './case-writer.ts';

/** 办理结果 what was done to a case, and where it stands now. */
export type ChangedCase = {
  readonly case: number;
  readonly kind: string;
  readonly title: string;
  readonly step: string;
  readonly stepTitle: Text;
  readonly on: PlainDate;
  readonly state: string;
  readonly stateTitle: string;
  readonly dueOn: PlainDate | null;
  readonly ended: string | null;
  readonly clerk: string | null;
  /** 可办 what can be done next. */
  readonly next: readonly { readonly step: string; readonly title: string }[];
  readonly notes: readonly Text[];
  readonly importId: number;
};

/** What a command does once the registry is open. */
export type CaseWork = (parts: {
  readonly db: Writing;
  readonly writer: CaseWriter;
  readonly policies: Policies;
  readonly on: PlainDate;
  readonly importId: number;
}) => Promise<CaseWritten>;

/**
 * 办理个案 by hand, as an import of one row that can be taken back like any other. Throws CannotRun, saying what is missing
 * and what is possible.
 */
export async function changeCase(
  context: JobContext,
  action: Extract<Action, `case ${string}`>,
  { on: given, dryRun }: { readonly on: PlainDate | undefined; readonly dryRun: boolean },
  work: CaseWork,
): Promise<ChangedCase> {
  const on = given ?? context.asOf;
  if (on > context.asOf) throw notYet(on, context.asOf);
  return writing(
    context,
    action,
    async (db) => {
      const policies = await loadPolicies(context, db);
      const importId = await nextImportId(db);
      const command = await nextCommand(db);
      const writer = createCaseWriter(db, { importId, sheet: '', command, policies });
      const done = await work({ db, writer, policies, on, importId });
      if ('refused' in done) throw refused(done);
      await saveImport(db, {
        id: importId,
        file_name: `dpf ${action}`,
        kind: 'cases',
        sheet: '',
        as_of: on,
        command,
        sha256: digestOf({ importId, action, on, done: [done.id, done.step, done.standing] }),
        operator: context.operator,
        recorded_at: context.now,
        row_problems: 0,
        rows_read: 1,
        rows_unchanged: 0,
        rows_rejected: 0,
        ...(action === 'case open'
          ? { rows_inserted: 1, rows_updated: 0 }
          : { rows_inserted: 0, rows_updated: 1 }),
      });
      return written(done, on, importId);
    },
    { dryRun },
  );
}

function written(
  done: Exclude<CaseWritten, { refused: Text }>,
  on: PlainDate,
  importId: number,
): Written<ChangedCase> {
  const { id, kind, version, step, standing, notes } = done;
  const { state, dueOn, ended, clerk } = standing;
  return {
    result: {
      case: id,
      kind: kind.id,
      title: kind.title,
      step,
      stepTitle: stepTitle(version, step),
      on,
      state,
      stateTitle: stateOf(version, state).title,
      dueOn,
      ended,
      clerk,
      notes,
      importId,
      next:
        ended === null ? stepsFrom(version, state).map((one) => ({ step: one.id, title: one.title })) : [],
    },
    log: [{ body: { importId, case: id, kind: kind.id, step, on, state } }],
  };
}

function digestOf(content: object): string {
  return createHash('sha256').update(canonicalJson(content)).digest('hex');
}

/** The refusal of a move: what is wrong, and what is possible. */
function refused({ refused: what, next }: Extract<CaseWritten, { refused: Text }>): CannotRun {
  return new CannotRun({ what, next });
}

function notYet(on: PlainDate, asOf: PlainDate): CannotRun {
  return new CannotRun({
    what: { zh: `${on} 还没有到（今天是 ${asOf}）`, en: `${on} is yet to come (today is ${asOf})` },
    next: { zh: '请核对 --on', en: 'Check --on' },
  });
}
