import type { Text } from '../../kernel/text.ts';

const MOST_DIGITS = 400;
const MOST_BRACKETS = 100;
/** A paragraph of 300 pages: what goes on for longer is no paragraph. */
const LONGEST = 200_000;

/** 不是文稿 why a text is none that anybody wrote, and what to do; undefined where it may be one. */
export function refusedText(text: string): { readonly why: Text; readonly next: Text } | undefined {
  const next = { zh: '请给出一篇写好的总结、汇报或公报', en: 'Name a summary, a report or a bulletin' };
  const [digits] = /[0-9０-９]{401,}/.exec(text) ?? [];
  if (digits !== undefined)
    return {
      why: {
        zh: `有一串超过 ${MOST_DIGITS} 位的数字`,
        en: `it holds a run of more than ${MOST_DIGITS} digits`,
      },
      next,
    };
  let [open, line] = [0, 0];
  for (const character of text) {
    if (character === '\n') [open, line] = [0, 0];
    else line += 1;
    if ('(（[【〔'.includes(character)) open += 1;
    else if (')）]】〕'.includes(character) && open > 0) open -= 1;
    if (open > MOST_BRACKETS)
      return {
        why: {
          zh: `括号嵌套超过 ${MOST_BRACKETS} 层`,
          en: `more than ${MOST_BRACKETS} brackets are open at once`,
        },
        next,
      };
    if (line > LONGEST)
      return {
        why: { zh: `有一行超过 ${LONGEST} 字`, en: `a line has more than ${LONGEST} characters` },
        next,
      };
  }
  return undefined;
}
