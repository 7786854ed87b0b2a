/** 公民身份号码 of an invented person: area 999999, a birth date, a number of their own, the check digit of GB 11643. */
export function citizenIdOf(bornOn: string, nth: number): string {
  const first17 = `999999${bornOn.replaceAll('-', '')}${String(nth).padStart(3, '0')}`;
  // ISO 7064 MOD 11-2 step by step, instead of by the table of weights.
  let product = 0;
  for (const digit of first17) product = ((product + Number(digit)) * 2) % 11;
  const check = (12 - product) % 11;
  return first17 + (check === 10 ? 'X' : String(check));
}

/** 残疾类别 in the order of their digits in a certificate number. */
export const CATEGORIES = ['视力', '听力', '言语', '肢体', '智力', '精神', '多重'] as const;
export type Category = (typeof CATEGORIES)[number];
export type Grade = 1 | 2 | 3 | 4;
export const GRADES = ['一级', '二级', '三级', '四级'] as const;

/** 残疾人证号: citizen id, category, grade, and B1 … where it was issued again. */
export function certificateNumberOf(id: string, category: Category, grade: Grade, copy = 0): string {
  return `${id}${CATEGORIES.indexOf(category) + 1}${grade}${copy > 0 ? `B${copy}` : ''}`;
}

/** What the digits of a certificate number say. */
export function saidByNumber(number: string): { category: Category; grade: Grade } {
  const category = CATEGORIES[Number(number[18]) - 1];
  if (category === undefined) throw new RangeError('not a certificate number');
  return { category, grade: Number(number[19]) as Grade };
}
