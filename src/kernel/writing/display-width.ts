// Wide or full-width by Unicode (UAX 11): Chinese with its punctuation and full-width forms, kana, Hangul, Yi, emoji.
const WIDE =
  /[\u1100-\u115F\u2329\u232A\u2630-\u2637\u268A-\u268F\u2E80-\u303E\u3041-\u3247\u3250-\uA4CF\uA960-\uA97C\uAC00-\uD7A3\uF900-\uFAFF\uFE10-\uFE19\uFE30-\uFE6B\uFF01-\uFF60\uFFE0-\uFFE6\u{16FE0}-\u{1B2FF}\u{20000}-\u{3FFFD}]|\p{Emoji_Presentation}/u;
const NOTHING =
  /[\p{Mn}\p{Me}\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/u;

/**
 * 显示宽度 how many columns a text takes on screen: a Chinese character two, a mark upon a letter none. Counted by
 * character: what joins several emoji into one is in no register, and its tables cost a third of a start.
 */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) {
    if (character >= ' ' && character <= '~') width += 1;
    else if (!NOTHING.test(character)) width += WIDE.test(character) ? 2 : 1;
  }
  return width;
}
