import { stripVTControlCharacters } from 'node:util';
import { maskIn, maskPhonesIn } from '../../kernel/mask.ts';
import { fitTables } from './frame-table.ts';

/** How a piece of text stands out on a terminal. */
export type Style = 'bold' | 'red' | 'yellow' | 'green' | 'dim';

const styles: readonly Style[] = ['bold', 'red', 'yellow', 'green', 'dim'];
// Noncharacters mark our own colours, so that every escape sequence that came in with data can be dropped.
const FIRST_MARK = 0xfdd0;
const END_MARK = '\uFDDF';
const MARKED = /([\uFDD0-\uFDD4])([^\uFDD0-\uFDDF]*)\uFDDF/g;

// C0 and C1 controls but tab and newline, then the invisible and bidirectional marks that reorder a line.
const CONTROLS = /(?![\t\n])\p{Cc}|[\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu;

/** Colours a piece of text. */
export type Paint = (style: Style, text: string) => string;

/** Marks a text to be shown in a style; the sink colours it or drops the mark. */
export function inStyle(style: Style, text: string): string {
  return String.fromCharCode(FIRST_MARK + styles.indexOf(style)) + text + END_MARK;
}

/** What may be seen: full numbers, telephones; and the colours. */
export type Safety = {
  readonly reveal: boolean;
  readonly phones?: boolean;
  readonly paint: Paint | undefined;
  /** The width of the screen; undefined where there is none. */
  readonly width?: number | undefined;
};

/** The one way to a screen: drops control and reordering characters, masks numbers and telephones, then colours. */
export function screenSafe(text: string, { reveal, phones = false, paint, width }: Safety): string {
  const plain = stripVTControlCharacters(text).replace(CONTROLS, '');
  const unnumbered = reveal ? plain : maskIn(plain);
  const masked = phones ? unnumbered : maskPhonesIn(unnumbered);
  return fitTables(masked, width).replace(MARKED, (_, mark: string, inner: string) => {
    const style = styles[mark.charCodeAt(0) - FIRST_MARK];
    return style && paint ? paint(style, inner) : inner;
  });
}
