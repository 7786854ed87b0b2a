import { Readable } from 'node:stream';
import { type Options, parse } from 'csv-parse';

const LONGEST_RECORD = 1024 * 1024;
/** A record is measured in bytes, of which a character has up to three: a longer line is left to the library to judge. */
const LONGEST_LINE = LONGEST_RECORD / 4;
const LINE_END = /\r\n|\n|\r/;

/** A quote inside a cell that does not begin with one is a character; spaces around a quoted cell are not part of it. */
export function csvOptions(delimiter: string): Options {
  return {
    delimiter,
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    trim: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    max_record_size: LONGEST_RECORD,
  };
}

/**
 * The records of a text, some at a time. Up to the first double quote a line is a record, and to cut it takes a third of
 * what the library takes; from there on the library reads. The outcome is that of the library alone.
 */
export async function* readRecords(
  text: AsyncGenerator<string>,
  delimiter: string,
): AsyncGenerator<readonly string[][]> {
  const cut = (lines: string): string[][] =>
    lines.split(LINE_END).map((line) => line.split(delimiter).map((cell) => cell.trim()));
  let rest = '';
  try {
    for (;;) {
      const next = await text.next();
      if (next.done === true) break;
      rest += next.value;
      if (next.value.includes('"') || rest.length > LONGEST_LINE) {
        yield* readQuoted(follow(rest, text), delimiter);
        return;
      }
      // A last \r may be half of a line's end.
      const end = Math.max(rest.lastIndexOf('\n'), rest.slice(0, -1).lastIndexOf('\r')) + 1;
      if (end > 0) yield cut(rest.slice(0, end)).slice(0, -1);
      rest = rest.slice(end);
    }
    const isRecord = rest.endsWith('\r') || rest.includes(delimiter) || rest.trim() !== '';
    if (isRecord) yield cut(rest.replace(/\r$/, ''));
  } finally {
    await text.return(undefined);
  }
}

async function* follow(first: string, more: AsyncIterable<string>): AsyncGenerator<string> {
  yield first;
  yield* more;
}

async function* readQuoted(text: AsyncIterable<string>, delimiter: string): AsyncGenerator<string[][]> {
  const parser = parse(csvOptions(delimiter));
  const source = Readable.from(text);
  source.on('error', (error) => parser.destroy(error));
  const records: AsyncIterable<string[]> = source.pipe(parser);
  try {
    for await (const record of records) yield [record];
  } finally {
    source.destroy();
  }
}
