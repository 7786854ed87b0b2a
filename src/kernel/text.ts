/** The languages a user may read; the documents themselves are always Chinese. */
export type Lang = 'zh' | 'en';

/** A text for people, written in both languages where it belongs. */
export type Text = { readonly zh: string; readonly en: string };

/** The text in the reader's language. */
export function inLang(text: Text, lang: Lang): string {
  return text[lang];
}

/** Several texts as one. */
export function joined(texts: readonly Text[], by: Text): Text {
  return { zh: texts.map(({ zh }) => zh).join(by.zh), en: texts.map(({ en }) => en).join(by.en) };
}

/** What stands between reasons. */
export const semicolon: Text = { zh: '；', en: '; ' };

/** 是, 否. */
export function yesNo(is: boolean): Text {
  return is ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' };
}
