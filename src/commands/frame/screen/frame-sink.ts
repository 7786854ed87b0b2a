import { stripVTControlCharacters } from 'node:util';
import type { Style } from '../../../kernel/documents/listing.ts';
import { maskedText } from '../../../kernel/mask.ts';
import { FIRST_MARK, MARKED, styles } from './frame-marks.ts';
import { fitTables } from './frame-table.ts';

// C0 and C1 controls but tab and newline, then the invisible and bidirectional marks that reorder a line.
const CONTROLS = /(?![\t\n])\p{Cc}|[\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu;

/** Colours a piece of text. */
export type Paint = (style: Style, text: string) => string;

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
  return fitTables(maskedText(plain, { reveal, phones }), width).replace(
    MARKED,
    (_, mark: string, inner: string) => {
      const style = styles[mark.charCodeAt(0) - FIRST_MARK];
      return style && paint ? paint(style, inner) : inner;
    },
  );
}
