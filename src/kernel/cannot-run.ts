import type { Text } from './text.ts';

/** The exit codes of the program (cli.md, "exit code"); `dpf help exit-codes` prints this table. */
export const exitCodes = {
  clean: 0,
  problems: 1,
  cannotRun: 2,
  stale: 4,
  noDatabase: 10,
  locked: 11,
  wrongKey: 12,
  damaged: 13,
  newer: 14,
  bug: 70,
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** The only thing that is thrown on purpose: the program cannot do what was asked, and nothing was changed. */
export class CannotRun extends Error {
  readonly what: Text;
  readonly why: Text | undefined;
  readonly next: Text | undefined;
  readonly exitCode: ExitCode;

  constructor(parts: { what: Text; why?: Text; next?: Text; exitCode?: ExitCode; cause?: unknown }) {
    super(parts.what.en, { cause: parts.cause });
    this.name = 'CannotRun';
    this.what = parts.what;
    this.why = parts.why;
    this.next = parts.next;
    this.exitCode = parts.exitCode ?? exitCodes.cannotRun;
  }
}
