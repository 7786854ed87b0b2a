import type { TransactionOptions, Writing } from '../../db/connection/open.ts';
import { type Action, refuseThePast, write, type Written } from '../../db/connection/write.ts';
import { type JobContext, withRegistry } from './context.ts';

/** The command that asks for a change, where it is not the word of the log itself. */
const commands: Partial<Record<Action, string>> = { judge: 'verify judge', waive: 'verify waive' };

/** 写入 opens the registry and changes it: `work` in one transaction, and the log told. Throws CannotRun. */
export function writing<Result>(
  context: JobContext,
  action: Action,
  work: (writing: Writing) => Promise<Written<Result>>,
  options: TransactionOptions<Result>,
): Promise<Result> {
  refuseThePast(context);
  return withRegistry(context, commands[action] ?? action, (db) => write(db, context, action, work, options));
}
