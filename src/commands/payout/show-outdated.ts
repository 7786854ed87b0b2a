import type { WordedRun } from '../../jobs/payout/outdated-words.ts';
import type { Session } from '../frame/frame.ts';

/** 过时的草稿 drafts that nobody should rest on: what they were calculated from has changed. */
export function hintOutdated(session: Session, runs: readonly WordedRun[]): void {
  for (const { month, text } of runs) {
    session.hint({
      zh: `须重新测算：${text.zh}。请运行 dpf payout --month ${month}`,
      en: `Calculate again: ${text.en}. Run dpf payout --month ${month}`,
    });
  }
}

/** The same under the keys of cli.md. */
export function outdatedJson(runs: readonly WordedRun[]): readonly object[] {
  return runs.map(({ run, month, laterLists, isOutOfStep }) => ({ run, month, laterLists, isOutOfStep }));
}
