import type { Text } from '../kernel/text.ts';

/** 全角标点 where a Chinese input method put its own mark into the YAML of a line: offset and what belongs there. */
export type WideMark = {
  readonly line: number;
  readonly column: number;
  readonly message: Text;
  /** Whether it stands where YAML must have its own: a comma within Chinese words is often meant. */
  readonly isCertain: boolean;
};

// A key with a full-width colon; then a full-width comma or colon inside brackets, where no quotes are open.
const COLON = /^\s*(?:-\s+)*[A-Za-z_]\w*\s*(?=：)/;
const BEFORE_KEY = /^[，：]\s*[A-Za-z_][\w-]*\s*[:：]/;
const IN_BRACKETS = /^[^"'#]*[[{][^"'\]}]*?(?=[，：])/;

/** The full-width marks of a text that stand where YAML needs its own. Only asked of a file that has a fault. */
export function wideMarks(text: string): readonly WideMark[] {
  return text.split(/\r\n|[\r\n]/).flatMap((content, index) => {
    const afterKey = COLON.exec(content)?.[0];
    const before = afterKey ?? IN_BRACKETS.exec(content)?.[0];
    if (before === undefined) return [];
    const mark = content.charAt(before.length);
    const wanted = mark === '：' ? ': ' : ', ';
    const message = {
      zh: `这里是全角的“${mark}”，应为半角的“${wanted.trim()}”加一个空格`,
      en: `a full-width ${mark} stands here; write the half-width "${wanted}" with a space after it`,
    };
    const isCertain = afterKey !== undefined || BEFORE_KEY.test(content.slice(before.length));
    return [{ line: index + 1, column: before.length + 1, message, isCertain }];
  });
}
