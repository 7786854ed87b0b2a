// A thread of its own: it reads, cleans and judges rows while the main thread saves those before.
import { parentPort, workerData } from 'node:worker_threads';
import { CannotRun } from '../../../kernel/cannot-run.ts';
import { readRows } from './read-rows.ts';
import { packBatch, type RowMessage, type SheetMessage, unpackSheet } from './row-message.ts';

/** Batches that may be on their way: enough while the main thread writes what waited, and packed they are small. */
const CREDIT = 12;

let credit = CREDIT;
let goOn: () => void = () => undefined;
parentPort?.on('message', () => {
  credit += 1;
  goOn();
});

function say(message: RowMessage): void {
  parentPort?.postMessage(message);
}

async function read(sheet: SheetMessage): Promise<void> {
  const rows = readRows(unpackSheet(sheet));
  for (;;) {
    const next = await rows.next();
    if (next.done === true) {
      say({ problems: next.value });
      return;
    }
    say({ batch: packBatch(next.value) });
    credit -= 1;
    if (credit === 0)
      await new Promise<void>((resolve) => {
        goOn = resolve;
      });
  }
}

try {
  await read(workerData as SheetMessage);
} catch (error) {
  if (!(error instanceof CannotRun)) throw error;
  const { what, why, next, exitCode } = error;
  say({ refusal: { what, exitCode, ...(why && { why }), ...(next && { next }) } });
} finally {
  parentPort?.close();
}
