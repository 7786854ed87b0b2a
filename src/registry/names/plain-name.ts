const DOTS = /[·•‧∙⋅・･●．.]/gu;
const DIRT = /[\s\p{Cc}\p{Cf}]/gu;
const LONGEST_NAME = 60;
const LETTERS = /^[a-zü]{2,60}$/;

/** 比对用的写法 a name for comparing only: compatibility forms, spaces and invisible characters gone, one kind of dot. */
export function plainName(name: string, longest = LONGEST_NAME): string {
  const plain = name.slice(0, longest).normalize('NFKC').replace(DIRT, '').replace(DOTS, '·');
  return plain.toUpperCase();
}

/** The characters of a plain name without the dots of 少数民族 names, which lists put in or leave out. */
export function charactersOf(plain: string): readonly string[] {
  return Array.from(plain.replaceAll('·', ''));
}

/** 拼音 the letters of a text that may be pinyin or initials, spaces gone and ü as v; undefined for any other text. */
export function pinyinLetters(text: string): string | undefined {
  const letters = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s'’]/g, '');
  return LETTERS.test(letters) ? letters.replaceAll('ü', 'v') : undefined;
}
