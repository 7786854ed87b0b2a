import type { Database } from '../../db/connection/open.ts';
import type { YearMonth } from '../../kernel/year-month.ts';
import { outdatedRuns } from '../../payout/run/outdated-runs.ts';
import { worded } from '../payout/outdated-words.ts';
import type { TodayLine } from './today-line.ts';

type OpenDraft = { readonly run: number; readonly month: YearMonth; readonly body: string | null };

/** 发放 the open drafts by month, and what stands in the way of each. */
export async function draftLines(db: Database): Promise<readonly TodayLine[]> {
  const outdated = new Map((await outdatedRuns(db)).map((run) => [run.run, worded(run).text]));
  const drafts = db.sqlite
    .prepare<[], OpenDraft>(
      `select id as run, month,
         (select body from draft_cache where run_id = run.id order by draft_cache.id desc limit 1) as body
       from run where id in (select run from standing_run where state = 'drafted') order by month, id`,
    )
    .all();
  return drafts.map(({ run, month, body }): TodayLine => {
    const old = outdated.get(run);
    const missing = withoutPayee(body);
    const command = `dpf payout --month ${month}`;
    const head = { zh: `${month} 的草稿（批次 ${run}）`, en: `the draft of ${month} (run ${run})` };
    if (old) return { key: 'payout.outdated', count: null, text: old, command, isUrgent: true };
    if (missing > 0)
      return {
        key: 'payout.without-payee',
        count: missing,
        command,
        isUrgent: true,
        text: {
          zh: `${head.zh}有 ${missing} 条明细没有收款人`,
          en: `${head.en} has ${missing} lines without a payee`,
        },
      };
    return {
      key: 'payout.open',
      count: null,
      command,
      isUrgent: false,
      text: { zh: `${head.zh}没有批准`, en: `${head.en} has not been approved` },
    };
  });
}

function withoutPayee(body: string | null): number {
  if (body === null) return 0;
  const { schemes = [] } = JSON.parse(body) as { schemes?: readonly { readonly withoutPayee?: number }[] };
  return schemes.reduce((sum, one) => sum + (one.withoutPayee ?? 0), 0);
}
