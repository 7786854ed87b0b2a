import type { Lang, Text } from '../../kernel/text.ts';
import type { ExitCode } from '../../kernel/cannot-run.ts';

/** The process as the commands see it: text out, the environment, and the only clock there is. */
export type Io = {
  readonly out: (text: string) => void;
  /** Text too long to hold, no faster than it is read; stops where its reader has gone. */
  readonly outInPieces: (pieces: Iterable<string>) => Promise<void>;
  readonly err: (text: string) => void;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly outIsTerminal: boolean;
  readonly errIsTerminal: boolean;
  /** The width of the terminal in characters. */
  readonly columns: number;
  /** The instant of the call in UTC, ISO text. */
  readonly now: string;
  /** Milliseconds that only ever grow, for progress rates. */
  readonly elapsed: () => number;
  readonly operator: string;
  readonly lang: Lang;
  /** Runs a clean-up if the process is interrupted; call the result to take it back. */
  readonly onExit: (cleanUp: () => void) => () => void;
  /** Notes what has been saved, in words that follow “interrupted;”. */
  readonly noteSaved: (what: Text) => void;
  /** What has been saved in this call so far; undefined while nothing was. */
  readonly savedSoFar: () => Text | undefined;
  readonly setExitCode: (code: ExitCode) => void;
};

/** Runs another call of the program, as the demo does. */
export type RunAgain = (argv: readonly string[], io: Io) => Promise<void>;
