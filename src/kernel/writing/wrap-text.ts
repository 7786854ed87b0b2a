import { displayWidth } from './display-width.ts';

// No line begins with what closes, and none ends with what opens.
const CLOSING = '，。；：、！？）》」』】”’…%)\\],;:!?';
const OPENING = '（《「『【“‘(\\[';
const HAN = '\\p{Script=Han}\\u3000-\\u303F\\uFF00-\\uFFEF';
const UNITS = new RegExp(
  `[${OPENING}]*(?:[${HAN}](?<![${OPENING}${CLOSING}])|[^\\s${HAN}]+)?[${CLOSING}]*(?:\\s+|$)?`,
  'gu',
);
/** Where a word that is longer than a line may be broken: never within a number. */
const JOINTS = /(?:[^./_-]|(?<=\d)[./_-](?=\d))*(?:[./_-]+|$)/g;

/** 折行 the lines of a text, none wider than asked for unless it is a single number or word; Chinese breaks anywhere. */
export function wrapText(text: string, width: number): readonly string[] {
  return text.split('\n').flatMap((line) => wrapLine(line, width));
}

function wrapLine(text: string, width: number): readonly string[] {
  if (displayWidth(text) <= width) return [text];
  const lines: string[] = [];
  let line = '';
  for (const unit of unitsOf(text, width)) {
    if (line !== '' && displayWidth(line) + displayWidth(unit.trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += unit;
  }
  return [...lines, line.trimEnd()];
}

/** How wide a text must be to be broken nowhere but where it may. */
export function narrowestWidth(text: string): number {
  return Math.max(0, ...unitsOf(text, 0).map((unit) => displayWidth(unit.trimEnd())));
}

function unitsOf(text: string, width: number): readonly string[] {
  const units = text.match(UNITS)?.filter((unit) => unit !== '') ?? [];
  return units.flatMap((unit) =>
    displayWidth(unit.trimEnd()) > width && /\p{Script=Latin}/u.test(unit)
      ? (unit.match(JOINTS) ?? [unit])
      : [unit],
  );
}
