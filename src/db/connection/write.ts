import { CannotRun } from '../../kernel/cannot-run.ts';
import { maskIn } from '../../kernel/mask.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { appendAudit } from '../history/audit.ts';
import { type Database, inTransaction, type TransactionOptions, type Writing } from './open.ts';

/** 操作 every change that somebody can ask for, by the word it is logged under. Permanent. */
export type Action =
  | 'case advance'
  | 'case attach'
  | 'case note'
  | 'case open'
  | 'case reassign'
  | 'case reopen'
  | 'import'
  | 'import undo'
  | 'init'
  | 'judge'
  | 'match'
  | 'payout'
  | 'record'
  | 'report freeze'
  | 'reveal'
  | 'review record'
  | 'review start'
  | 'waive';

/** 经办人 who asks for a change and when, and as of which day they look at the registry. */
export type Author = {
  readonly operator: string;
  readonly now: string;
  readonly knownAt: PlainDate | undefined;
};

/** What is told to the log; its action is that of the writing where it says nothing else. */
export type Entry = { readonly action?: Action; readonly body: Record<string, unknown> };

/** 一次写入 what was done, and what the log is told of it: nothing where nothing changed. */
export type Written<Result> = { readonly result: Result; readonly log: readonly Entry[] };

/**
 * 写入 the one way to change the database: one immediate transaction around `work`, and the log told in it. With
 * `dryRun` it is rolled back. Throws CannotRun where the past is looked at.
 */
export async function write<Result>(
  db: Database,
  author: Author,
  action: Action,
  work: (writing: Writing) => Promise<Written<Result>>,
  options: TransactionOptions<Result> = {},
): Promise<Result> {
  // A try writes nothing, and what is shown of the past is logged today.
  if (options.dryRun !== true && action !== 'reveal') refuseThePast(author);
  return inTransaction(
    db,
    async (writing) => {
      const { result, log } = await work(writing);
      for (const entry of log) {
        const told = { at: author.now, actor: author.operator, action: entry.action ?? action };
        await appendAudit(writing.query, { ...told, body: masked(entry.body) as Entry['body'] });
      }
      return result;
    },
    options,
  );
}

/** Whatever people typed, no full number stands in the log. */
function masked(value: unknown): unknown {
  if (typeof value === 'string') return maskIn(value);
  if (Array.isArray(value)) return value.map(masked);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, masked(one)]));
}

/** 试算 works as if it were written, in a transaction that is always rolled back. */
export async function trying<Result>(
  db: Database,
  work: (writing: Writing) => Promise<Result>,
): Promise<Result> {
  return inTransaction(db, work, { dryRun: true });
}

/** What was known on an earlier day can be asked, not changed. */
export function refuseThePast({ knownAt }: Pick<Author, 'knownAt'>): void {
  if (knownAt === undefined) return;
  throw new CannotRun({
    what: { zh: '--known-at 只能用来查询', en: '--known-at is for asking only' },
    why: { zh: '过去所知的数据不能再改', en: 'what was known on an earlier day cannot be changed' },
    next: {
      zh: '去掉 --known-at；只有 dpf payout 可以加 --dry-run 试算',
      en: 'Leave it out; only dpf payout can be tried with --dry-run',
    },
  });
}
