const FULL_WIDTH = /[\uff01-\uff5e\u3000﹪﹣−]/g;
const LONE: Readonly<Record<string, string>> = { '　': ' ', '﹪': '%', '﹣': '-', '−': '-' };

/**
 * 半角 a text with full-width forms as half-width ones, character for character, so that places stay. A full-width comma
 * between half-width digits parts two numbers, and stays what it is.
 */
export function plainOf(text: string): string {
  return text
    .replace(/(?<=[0-9])，(?=\d{3})/g, '、')
    .replace(FULL_WIDTH, (one) => LONE[one] ?? String.fromCharCode(one.charCodeAt(0) - 0xfee0));
}
