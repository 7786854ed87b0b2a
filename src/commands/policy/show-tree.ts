import type { Style } from '../../kernel/documents/listing.ts';
import { inLang, type Lang, type Text } from '../../kernel/text.ts';
import { inStyle } from '../frame/screen/frame-marks.ts';

/** A worded tree of conditions; `outcome` is marked where it was decided. */
export type ShownTree = {
  readonly outcome: boolean | 'unknown';
  readonly text: Text;
  readonly children: readonly ShownTree[];
};

/** A tree of conditions as indented lines; with marks, ✓ ✗ ? before each. */
export function showTree(tree: ShownTree, lang: Lang, indent: string, marks = false): readonly string[] {
  const text = inLang(tree.text, lang);
  const [mark, style]: [string, Style] =
    tree.outcome === true ? ['✓', 'green'] : tree.outcome === false ? ['✗', 'red'] : ['?', 'yellow'];
  const line = marks ? `${indent}${inStyle(style, mark)} ${text}` : `${indent}${text}`;
  return [line, ...tree.children.flatMap((child) => showTree(child, lang, `${indent}  `, marks))];
}
