import { CannotRun } from '../../../kernel/cannot-run.ts';
import type { RecognisedSheet } from './recognise-files.ts';

/** 读到一半 a sheet whose rows could not be read to their end, and why. */
export class BrokenOff extends CannotRun {
  readonly source: RecognisedSheet;

  constructor(source: RecognisedSheet, { what, why, next, exitCode, cause }: CannotRun) {
    super({ what, exitCode, cause, ...(why && { why }), ...(next && { next }) });
    this.source = source;
  }
}
