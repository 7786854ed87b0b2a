import type { Progress } from '../jobs/context.ts';
import type { Lang } from '../kernel/text.ts';
import type { Io } from './io.ts';

const INTERVAL = 250;
const SILENT_FOR = 1000;

/** One line on a terminal's stderr for work over a second: how much, how fast, how long still. */
export function createProgress(
  io: Io,
  isQuiet: boolean,
): { show: (progress: Progress) => void; clear: () => void } {
  const started = io.elapsed();
  let shownAt = started;
  let isShown = false;
  if (!io.errIsTerminal || isQuiet) return { show: () => undefined, clear: () => undefined };
  return {
    show({ done, total }) {
      const now = io.elapsed();
      if (now - started < SILENT_FOR || now - shownAt < INTERVAL) return;
      shownAt = now;
      isShown = true;
      io.err(`\r\u001B[2K${progressLine(done, total, now - started, io.lang)}`);
    },
    clear() {
      if (isShown) io.err('\r\u001B[2K');
      isShown = false;
    },
  };
}

function progressLine(done: number, total: number | undefined, spent: number, lang: Lang): string {
  const rate = Math.round((done * 1000) / Math.max(spent, 1));
  const left = total === undefined || rate === 0 ? undefined : Math.ceil((total - done) / rate);
  const count = total === undefined ? String(done) : `${done}/${total}`;
  return lang === 'zh'
    ? `${count} 行  每秒 ${rate} 行${left === undefined ? '' : `  还需约 ${left} 秒`}`
    : `${count} rows  ${rate} rows/s${left === undefined ? '' : `  about ${left} s left`}`;
}
