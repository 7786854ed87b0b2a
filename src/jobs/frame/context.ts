import { showAsKnownAt } from '../../db/connection/known-at.ts';
import { type Database, openDatabase, withDatabase } from '../../db/connection/open.ts';
import { write } from '../../db/connection/write.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Text } from '../../kernel/text.ts';
import { refuseOtherDistrict } from './refuse-other-district.ts';

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
  /** 当时所知: the registry is asked as it was known on that day; undefined means now. */
  readonly knownAt: PlainDate | undefined;
  /** The instant of the call, for the log only. */
  readonly now: string;
  readonly operator: string;
  /** Whether full numbers were asked for; that is logged. */
  readonly reveal: boolean;
  /** Whether telephones were asked for; that is logged, too. */
  readonly phones: boolean;
  /** Is told what has been saved, in words that follow “interrupted;”. */
  readonly saved?: (what: Text) => void;
  readonly progress: (progress: Progress) => void;
  /** Runs a clean-up if the process is interrupted; call the result to take it back. */
  readonly onExit: (cleanUp: () => void) => () => void;
};

/** Opens the database for a job; every job opens it here. Throws CannotRun where the policies named are another district's. */
export async function openRegistry(
  context: Pick<JobContext, 'dbPath' | 'policiesDir' | 'saved' | 'operator' | 'now'>,
  options: { readonly completes?: boolean } = {},
): Promise<Database> {
  const db = await openDatabase(context.dbPath, options);
  try {
    await refuseOtherDistrict(context.policiesDir, db);
    return noting(db, context);
  } catch (error) {
    await db.query.destroy();
    throw error;
  }
}

/** The database that knows who works on it, and tells the context what it saved. */
export function noting(
  db: Database,
  { saved, operator, now }: Pick<JobContext, 'saved' | 'operator' | 'now'>,
): Database {
  return { ...db, writer: { operator, now }, ...(saved && { noteSaved: saved }) };
}

/**
 * Opens the database for a job, logs the revealing of numbers and whose they are (`whose`; everybody's where a job does
 * not name people), and closes it whatever happens.
 */
export async function withRegistry<Result>(
  context: JobContext,
  action: string,
  work: (db: Database) => Promise<Result>,
  options: { readonly whose?: (db: Database) => Promise<readonly number[]> } = {},
): Promise<Result> {
  return withDatabase(openRegistry(context), async (db) => {
    if (context.knownAt !== undefined) showAsKnownAt(db.sqlite, context.knownAt);
    if (context.reveal || context.phones) await logShown(context, db, action, options.whose);
    return work(db);
  });
}

/** In a transaction of its own: two commands at once do not both take the next place in the log. */
async function logShown(
  context: JobContext,
  db: Database,
  command: string,
  whose: ((db: Database) => Promise<readonly number[]>) | undefined,
): Promise<void> {
  const shown = [...(context.reveal ? ['numbers'] : []), ...(context.phones ? ['telephones'] : [])];
  const people = whose === undefined ? 'all' : [...(await whose(db))];
  const log = [{ body: { command, shown, people } }];
  await write(db, context, 'reveal', () => Promise.resolve({ result: undefined, log }), {
    saved: () => undefined,
  });
}
