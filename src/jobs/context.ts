import { appendAudit } from '../db/audit.ts';
import { type Database, openDatabase, withDatabase } from '../db/open.ts';
import type { PlainDate } from '../kernel/plain-date.ts';

/** How far a long job has come: rows done, the share of the whole from 0 to 1, and of which file. */
export type Progress = { readonly done: number; readonly share: number; readonly of: string };

/** What every job is given: where the data is, what "today" is, and who asks. No job reads a clock itself. */
export type JobContext = {
  readonly dbPath: string;
  /** The folder of `--policies` or `$DPF_POLICIES`; undefined means the district recorded in the database. */
  readonly policiesDir: string | undefined;
  readonly asOf: PlainDate;
  /** Whether `--as-of` was given, so that it outweighs what a file says of itself. */
  readonly isAsOfGiven: boolean;
  /** The instant of the call, for the log only. */
  readonly now: string;
  readonly operator: string;
  /** Whether full numbers were asked for; that is logged. */
  readonly reveal: boolean;
  readonly progress: (progress: Progress) => void;
  /** Runs a clean-up if the process is interrupted; call the result to take it back. */
  readonly onExit: (cleanUp: () => void) => () => void;
};

/** Opens the database for a job, logs the revealing of numbers, and closes it whatever happens. */
export async function withRegistry<Result>(
  context: JobContext,
  action: string,
  work: (db: Database) => Promise<Result>,
): Promise<Result> {
  return withDatabase(openDatabase(context.dbPath), async (db) => {
    if (context.reveal) {
      const entry = { at: context.now, actor: context.operator, action: 'reveal', body: { command: action } };
      await appendAudit(db.query, entry);
    }
    return work(db);
  });
}
