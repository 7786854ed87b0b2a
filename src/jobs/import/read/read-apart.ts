import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { CannotRun } from '../../../kernel/cannot-run.ts';
import { programFolder } from '../../../kernel/program-folder.ts';
import { BrokenOff } from './broken-off.ts';
import { readRows, type RowSource } from './read-rows.ts';
import type { RecognisedSheet } from './recognise-files.ts';
import { packSheet, type RowMessage, unpackBatch } from './row-message.ts';

/** The built program, also where the sources run: a thread cannot be started from TypeScript. */
const READER = fileURLToPath(new URL('dist/worker/row-worker.js', programFolder));
/** Cells die young: with little room for them the thread holds less and is no slower. */
const LIMITS = { maxYoungGenerationSizeMb: 12 };
/** Below this the start of a thread costs more than it saves. A workbook is packed. */
const WORTH_A_THREAD = { '.xlsx': 200_000, other: 1_000_000 } as const;

/**
 * Reads the rows of a sheet: a large one in a thread of its own, while the main thread saves. Throws BrokenOff where the
 * file cannot be read to its end.
 */
export async function* openRows(source: RecognisedSheet): RowSource {
  const least = /\.xlsx$/i.test(source.path) ? WORTH_A_THREAD['.xlsx'] : WORTH_A_THREAD.other;
  try {
    return yield* source.size < least ? readRows(source) : readApart(source);
  } catch (error) {
    throw error instanceof CannotRun ? new BrokenOff(source, error) : error;
  }
}

/** Reads the rows of a sheet for nothing but whether they can be read. */
export async function readToEnd(source: RecognisedSheet): Promise<void> {
  const rows = openRows(source);
  while ((await rows.next()).done !== true);
}

/** Reads the rows of a sheet in a thread of its own. */
export async function* readApart(source: RecognisedSheet): RowSource {
  const worker = new Worker(READER, { workerData: packSheet(source), resourceLimits: LIMITS });
  const messages = receive(worker);
  try {
    for (;;) {
      const message = await messages();
      if ('refusal' in message) throw new CannotRun(message.refusal);
      if ('problems' in message) return message.problems;
      worker.postMessage('more');
      yield unpackBatch(message.batch);
    }
  } finally {
    await worker.terminate();
  }
}

/** The messages of a thread one by one; rejects where it fails or ends too early. */
function receive(worker: Worker): () => Promise<RowMessage> {
  const waiting: RowMessage[] = [];
  let failure: Error | undefined;
  let wake: () => void = () => undefined;
  worker.on('message', (message: RowMessage) => {
    waiting.push(message);
    wake();
  });
  const fail = (error: Error): void => {
    failure ??= error;
    wake();
  };
  worker.once('error', fail);
  worker.once('exit', () => {
    fail(new Error('the reading thread ended before the sheet did'));
  });
  return async () => {
    for (;;) {
      const message = waiting.shift();
      if (message) return message;
      if (failure) throw failure;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
}
