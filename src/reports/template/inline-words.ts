import type { Run } from '../../kernel/documents/document.ts';
import type { Placeholder } from './placeholder.ts';

type Piece = string | Placeholder;

/** What a template may say inside a line: `code`, **strong**, and a backslash before a sign that is meant as itself. */
const TOKEN = /\\([!-/:-@[-`{-~])|(`)|(\*\*)/g;

/**
 * The words of each piece of a line as they look, without their marks; a placeholder has one empty run of the look that it
 * stands in. A mark without its partner is a sign like any other.
 */
export function literalRuns(pieces: readonly Piece[], skip: number): readonly (readonly Run[])[] {
  const text = pieces.map((piece) => (typeof piece === 'string' ? piece : '')).join('');
  const isPaired = { code: countOf(text, 2) % 2 === 0, strong: countOf(text, 3) % 2 === 0 };
  let look: Run['look'];
  return pieces.map((piece, index) => {
    if (typeof piece !== 'string') return [{ text: '', ...(look && { look }) }];
    const runs: Run[] = [];
    const add = (words: string): void => {
      if (words !== '') runs.push({ text: words, ...(look && { look }) });
    };
    const own = index === 0 ? piece.slice(skip) : piece;
    let from = 0;
    for (const match of own.matchAll(TOKEN)) {
      const [whole, escaped, code] = match;
      const mark = code === undefined ? 'strong' : 'code';
      const isLiteral =
        look === 'code' ? mark !== 'code' || escaped !== undefined : escaped === undefined && !isPaired[mark];
      if (isLiteral) continue;
      add(own.slice(from, match.index) + (escaped ?? ''));
      from = match.index + whole.length;
      if (escaped === undefined) look = look === mark ? undefined : mark;
    }
    add(own.slice(from));
    return runs;
  });
}

function countOf(text: string, group: number): number {
  return [...text.matchAll(TOKEN)].filter((match) => match[group] !== undefined).length;
}

/** Runs that follow each other and look alike as one; a figure stays by itself. */
export function merged(runs: readonly Run[]): readonly Run[] {
  const all: Run[] = [];
  for (const run of runs) {
    const last = all.at(-1);
    const isAlike = last && last.look === run.look && last.figure === undefined && run.figure === undefined;
    if (isAlike) all[all.length - 1] = { ...last, text: last.text + run.text };
    else if (run.text !== '') all.push(run);
  }
  return all;
}

/** No text that somebody edits has one (`edited-text`). */
const BAR = '\0';

/** A line of a table with its bars marked, so that those of a value and those that are meant as signs part no cells. */
export function withBars(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.map((piece) => (typeof piece === 'string' ? piece.replace(/(?<!\\)\|/g, BAR) : piece));
}

/** The cells of such a line. */
export function cellsOf(runs: readonly Run[]): readonly (readonly Run[])[] {
  const cells: Run[][] = [[]];
  for (const run of runs) {
    run.text.split(BAR).forEach((text, index) => {
      if (index > 0) cells.push([]);
      cells.at(-1)?.push({ ...run, text });
    });
  }
  const inner = cells.slice(
    1,
    cells.at(-1)?.every(({ text }) => text.trim() === '') === true ? -1 : undefined,
  );
  return inner.map((cell) => merged(trimmed(merged(cell))));
}

function trimmed(cell: readonly Run[]): readonly Run[] {
  return cell.map((run, index) => {
    const start = index === 0 ? run.text.trimStart() : run.text;
    return { ...run, text: index === cell.length - 1 ? start.trimEnd() : start };
  });
}
