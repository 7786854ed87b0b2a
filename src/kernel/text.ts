/** The languages a user may read; the documents themselves are always Chinese. */
export type Lang = 'zh' | 'en';

/** A text for people, written in both languages where it belongs. */
export type Text = { readonly zh: string; readonly en: string };

/** The text in the reader's language. */
export function inLang(text: Text, lang: Lang): string {
  return text[lang];
}
