import type { Progress } from '../../jobs/frame/context.ts';
import type { Lang } from '../../kernel/text.ts';
import type { Io } from './io.ts';

const INTERVAL = 250;
const SILENT_FOR = 1000;
const BAR = 20;

/** The line of progress: shown anew, or taken away. */
export type ProgressLine = { readonly show: (progress: Progress) => void; readonly clear: () => void };

/** One line on a terminal's stderr for work over a second: a bar, how much, how fast, how long still. */
export function createProgress(io: Io, isQuiet: boolean): ProgressLine {
  const started = io.elapsed();
  let shownAt = started;
  let calledAt = started;
  let isShown = false;
  let part = { of: '', since: started };
  if (!io.errIsTerminal || isQuiet) return { show: () => undefined, clear: () => undefined };
  return {
    show(progress) {
      const now = io.elapsed();
      if (progress.of !== part.of) part = { of: progress.of, since: calledAt };
      calledAt = now;
      if (now - started < SILENT_FOR || now - shownAt < INTERVAL) return;
      shownAt = now;
      isShown = true;
      io.err(`\r\u001B[2K${progressLine(progress, now - part.since, io.lang)}`);
    },
    clear() {
      if (isShown) io.err('\r\u001B[2K');
      isShown = false;
    },
  };
}

function progressLine({ done, share, of }: Progress, spent: number, lang: Lang): string {
  const filled = Math.round(Math.min(share, 1) * BAR);
  const bar = `[${'#'.repeat(filled)}${'.'.repeat(BAR - filled)}]`;
  const rate = Math.round((done * 1000) / Math.max(spent, 1));
  const left = share > 0 ? Math.ceil((spent * (1 - share)) / share / 1000) : undefined;
  const name = of === '' ? '' : `${of} `;
  return lang === 'zh'
    ? `${name}${bar} ${done} 行，每秒 ${rate} 行${left === undefined ? '' : `，还需约 ${left} 秒`}`
    : `${name}${bar} ${done} rows, ${rate} a second${left === undefined ? '' : `, about ${left} s left`}`;
}
