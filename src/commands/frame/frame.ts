import type { Command } from 'commander';
import type { JobContext } from '../../jobs/frame/context.ts';
import { exitCodes } from '../../kernel/cannot-run.ts';
import { inert } from '../../kernel/writing/inert.ts';
import { maskedText } from '../../kernel/mask.ts';
import type { Listing } from '../../kernel/documents/listing.ts';
import { isAtLeast, type Severity } from '../../kernel/problem.ts';
import { inLang, type Text } from '../../kernel/text.ts';
import { callerOf } from './frame-caller.ts';
import { screenWidth } from './frame-help.ts';
import { chooseFormat, filesInUse } from './frame-output.ts';
import { inLargePieces, jsonPieces } from './frame-pieces.ts';
import { type Paint, type Safety, screenSafe } from './screen/frame-sink.ts';
import type { Io } from './io.ts';
import type { CommonOptions } from './options.ts';
import { createProgress, type ProgressLine } from './show-progress.ts';

/**
 * A result to be shown, to a file with `-o`: as JSON with `--json`, or where there is no text; as the document of its list
 * where `--format` asks for one; else as text. What is long in `json` may be an iterable: it is written piece by piece.
 */
type Result = {
  readonly schema: string;
  readonly json: object | (() => object);
  readonly text?: () => string;
  readonly format?: string | undefined;
  readonly list?: { readonly name: string; readonly of: (format: FileFormat) => Listing };
};
const fileFormats = ['csv', 'md', 'xlsx'] as const;
type FileFormat = (typeof fileFormats)[number];

/** What a command is given: the job's context, and the ways to show its result. */
export type Session = {
  readonly io: Io;
  readonly options: CommonOptions;
  readonly context: JobContext;
  readonly say: (text: Text) => string;
  readonly show: (result: Result) => Promise<void>;
  /** Writes a document made by a job, text also in pieces of whole words: to the file of `-o`, else, if it is text, to stdout. */
  readonly deliver: (document: Iterable<string> | Uint8Array, suggestedName: string) => Promise<void>;
  /** A hint or warning for people, on stderr. */
  readonly hint: (text: Text) => void;
  /** Ends with exit code 1 if a problem is at or above `--fail-on`. */
  readonly failOn: (worst: readonly Severity[]) => void;
};

/** Wraps a command's action: gathers its common options into a session and clears the progress line at the end. */
export function run<Args extends unknown[]>(
  io: Io,
  action: (session: Session, ...args: Args) => Promise<void>,
): (...args: [...Args, Command]) => Promise<void> {
  return async (...args) => {
    const command = args.at(-1) as Command;
    chooseFormat(command);
    const options = command.optsWithGlobals<CommonOptions>();
    const keep = filesInUse(command, dbPathOf(io, options));
    const progress = createProgress(io, options.quiet === true || options.json === true);
    const paints = {
      out: await paintFor(io, options, io.outIsTerminal),
      err: await paintFor(io, options, io.errIsTerminal),
    };
    const session = createSession(io, { ...options, keep }, paints, progress);
    try {
      if (options.output !== undefined) {
        const { refuseDocument } = await import('../../jobs/frame/save-document.ts');
        await refuseDocument(options.output, { force: options.force === true, keep });
      }
      await action(session, ...(args.slice(0, -1) as Args));
    } finally {
      progress.clear();
    }
  };
}

function createSession(
  io: Io,
  options: CommonOptions & { readonly keep: readonly string[] },
  paints: { readonly out: Paint | undefined; readonly err: Paint | undefined },
  { show: progress, clear }: ProgressLine,
): Session {
  const safe = { reveal: options.reveal === true, phones: options.phones === true, paint: paints.out };
  const say = (text: Text): string => inLang(text, io.lang);
  const deliver: Session['deliver'] = async (document, suggestedName) => {
    clear();
    if (options.output !== undefined) {
      const { saveDocument } = await import('../../jobs/frame/save-document.ts');
      const content =
        document instanceof Uint8Array
          ? [document]
          : safePieces(document, { ...safe, paint: undefined, isFile: true });
      await saveDocument(options.output, content, { force: options.force === true, keep: options.keep });
      const file = maskedText(inert(options.output));
      io.err(say({ zh: `已写入 ${file}\n`, en: `Wrote ${file}\n` }));
    } else if (!(document instanceof Uint8Array)) {
      await io.outInPieces(safePieces(document, { ...safe, width: screenWidth(io) }));
    } else {
      const { binaryNeedsFile } = await import('../../jobs/frame/save-document.ts');
      throw binaryNeedsFile(suggestedName);
    }
  };
  const context = createContext(io, options, progress);
  return {
    io,
    options,
    say,
    deliver,
    context,
    show: async ({ schema, json, text, format, list }) => {
      const asked = fileFormats.find((one) => one === format);
      if (options.json === true || text === undefined || format === 'json') {
        const value = typeof json === 'function' ? (json as () => object)() : json;
        await deliver(jsonPieces({ schema, ...value }), 'result.json');
      } else if (list && asked) {
        const { writeListing } = await import('../../jobs/frame/write-listing.ts');
        await deliver(
          await writeListing(list.of(asked), asked, {
            createdOn: context.asOf,
            reveal: context.reveal,
            phones: context.phones,
          }),
          `${list.name}.${asked}`,
        );
      } else await deliver(text(), 'result.txt');
    },
    hint: (text) => {
      clear();
      if (options.quiet !== true) io.err(`${screenSafe(say(text), { ...safe, paint: paints.err })}\n`);
    },
    failOn: (found) => {
      if (found.some((severity) => isAtLeast(severity, options.failOn))) io.setExitCode(exitCodes.problems);
    },
  };
}

const BYTE_ORDER_MARK = '\uFEFF';

/**
 * A number never spans two pieces, so that each is made safe by itself. A file keeps its ends of lines, and the mark at
 * its very beginning by which Excel knows the encoding of a CSV; elsewhere both are characters that nobody sees.
 */
function* safePieces(
  document: Iterable<string>,
  { isFile = false, ...options }: Safety & { readonly isFile?: boolean },
): Generator<string> {
  const pieces = typeof document === 'string' ? [document] : document;
  let isFirst = true;
  for (const piece of inLargePieces(pieces)) {
    if (isFirst && isFile && piece.startsWith(BYTE_ORDER_MARK)) yield BYTE_ORDER_MARK;
    isFirst = false;
    if (isFile) {
      const lines = piece.split('\r\n').map((line) => screenSafe(line, options));
      yield lines.join('\r\n');
    } else yield screenSafe(piece, options);
  }
}

function createContext(io: Io, options: CommonOptions, progress: JobContext['progress']): JobContext {
  const { now, today, operator } = callerOf(io);
  return {
    dbPath: dbPathOf(io, options),
    policiesDir: options.policies ?? nonEmpty(io.env['DPF_POLICIES']),
    asOf: options.asOf ?? today,
    isAsOfGiven: options.asOf !== undefined,
    knownAt: options.knownAt,
    now,
    operator,
    reveal: options.reveal === true,
    phones: options.phones === true,
    saved: io.noteSaved,
    progress,
    onExit: io.onExit,
  };
}

function dbPathOf(io: Io, options: CommonOptions): string {
  return options.db ?? nonEmpty(io.env['DPF_DB']) ?? 'dpf.sqlite';
}

/** Colour only where a person looks: NO_COLOR and --no-color switch it off, FORCE_COLOR on. */
export async function paintFor(
  io: Io,
  options: Pick<CommonOptions, 'color'>,
  isTerminal: boolean,
): Promise<Paint | undefined> {
  return wantsColour(io, options, isTerminal) ? (await import('./screen/frame-paint.ts')).paint : undefined;
}

function wantsColour(io: Io, options: Pick<CommonOptions, 'color'>, isTerminal: boolean): boolean {
  const forced = nonEmpty(io.env['FORCE_COLOR']);
  if (!options.color || nonEmpty(io.env['NO_COLOR']) !== undefined) return false;
  if (forced !== undefined) return forced !== '0';
  return isTerminal && io.env['TERM'] !== 'dumb';
}

function nonEmpty(value: string | undefined): string | undefined {
  return value === '' ? undefined : value;
}
