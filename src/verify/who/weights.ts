import type { NameAgreement } from '../../registry/names/compare-names.ts';

/**
 * 权数 the numbers that evidence is weighed with (docs/who.md has them with their sources). `own` is how often the class is
 * seen between two writings of one person. How often it is seen between two people is asked of the register wherever
 * it can be; `relative` is that of two of one family, `twin` that of twins.
 */
export type Weight = { readonly own: number; readonly relative: number; readonly twin: number };

/** 姓名 the breadth is of how many other names such a slip would make this one. */
export const nameWeights: Readonly<Record<NameAgreement, Weight & { readonly breadth: number }>> = {
  same: { own: 0.9, relative: 0.0005, twin: 0.0002, breadth: 1 },
  sound: { own: 0.025, relative: 0.008, twin: 0.03, breadth: 0.8 },
  'near-sound': { own: 0.008, relative: 0.006, twin: 0.03, breadth: 1 },
  shape: { own: 0.012, relative: 0.004, twin: 0.01, breadth: 4 },
  'near-shape': { own: 0.004, relative: 0.01, twin: 0.03, breadth: 20 },
  order: { own: 0.005, relative: 0.001, twin: 0.002, breadth: 1 },
  extra: { own: 0.01, relative: 0.02, twin: 0.04, breadth: 0.25 },
  part: { own: 0.006, relative: 0.001, twin: 0.001, breadth: 1 },
  pinyin: { own: 0.004, relative: 0.001, twin: 0.001, breadth: 1 },
  several: { own: 0.003, relative: 0.03, twin: 0.05, breadth: 60 },
  other: { own: 0.011, relative: 0.25, twin: 0.5, breadth: 0.7 },
  surname: { own: 0.006, relative: 0.5, twin: 0.3, breadth: 1 },
  different: { own: 0.003, relative: 0.17, twin: 0.02, breadth: 1 },
};
/**
 * 分开登记 two entries of one person whose numbers differ were made at two times and places: their names differ three times as
 * often as those of a row and an entry, and home and telephone more often, too.
 */
export const APART = { name: 3, phone: 0.55, address: 0.5, place: 0.3 } as const;
/** A list that writes names in letters writes all of them so, and one without the father's name, too. */
export const AS_THE_LIST_WRITES = 0.9;
/** Of how many strangers the surname is one's own. */
export const SAME_SURNAME = 0.05;

export type NumberClass =
  'same' | 'one-digit' | 'exchange' | 'two-digits' | 'day-month' | 'birth' | 'other' | 'cut' | 'part';
/** 号码的写法 in what state a number is: right by its check character, wrong by it, a digit short or over, in part. */
export type NumberForm = 'valid' | 'broken' | 'cut' | 'part' | 'registered';

/** 身份证号 how often, by the form of the number: a slip of the pen breaks the check character, another person's number does not. */
export const numberOwn: Readonly<Record<NumberForm, Partial<Readonly<Record<NumberClass, number>>>>> = {
  valid: {
    same: 0.97,
    'one-digit': 0.004,
    exchange: 0.001,
    'two-digits': 0.002,
    'day-month': 0.0005,
    birth: 0.006,
    other: 0.012,
  },
  broken: {
    'one-digit': 0.64,
    exchange: 0.18,
    'two-digits': 0.13,
    'day-month': 0.01,
    birth: 0.02,
    other: 0.02,
  },
  cut: { cut: 0.9, other: 0.1 },
  part: { part: 0.95, other: 0.05 },
  // Two numbers of the register, both of them right: how the second of one person differs from the first. Wholly another number
  // beside one name and home is hardly ever one person's: such pairs stand at the end.
  registered: {
    'one-digit': 0.36,
    exchange: 0.12,
    'two-digits': 0.13,
    'day-month': 0.1,
    birth: 0.288,
    other: 0.002,
  },
};
/** The same of twins, whose numbers have one birth date and were given one after the other. */
export const numberTwin: Readonly<Record<NumberForm, Partial<Readonly<Record<NumberClass, number>>>>> = {
  valid: { same: 0.0001, 'one-digit': 0.7, exchange: 0.01, birth: 0.29 },
  broken: { 'one-digit': 0.03, exchange: 0.01, birth: 0.7, other: 0.26 },
  cut: { cut: 0.02, other: 0.98 },
  part: { part: 0.05, other: 0.95 },
  registered: { 'one-digit': 0.7, exchange: 0.01, birth: 0.29 },
};
/** Of two numbers of one birth date, whether the sequences lie within ten of each other. */
export const sequenceWeights = {
  near: { own: 0.15, stranger: 0.03, relative: 0.03, twin: 0.93 },
  apart: { own: 0.85, stranger: 0.97, relative: 0.97, twin: 0.07 },
} as const;

export type BirthClass = 'same' | 'day-month' | 'year' | 'one-digit' | 'exchange' | 'other';
/** 出生日期 the breadth is how many days such a slip makes of one; a twin was born on the very day, and is as often written so. */
export const birthWeights: Readonly<Record<BirthClass, { readonly own: number; readonly breadth: number }>> =
  {
    same: { own: 0.93, breadth: 1 },
    'day-month': { own: 0.01, breadth: 1 },
    year: { own: 0.012, breadth: 2 },
    'one-digit': { own: 0.02, breadth: 25 },
    exchange: { own: 0.004, breadth: 5 },
    other: { own: 0.024, breadth: 0 },
  };
/** 出生年月、年龄 a year, a month or an age instead of a day. */
export const BORN_IN = { within: 0.96, other: 0.04 } as const;
/** A second birth date in the row that is not that of the first. */
export const SECOND_BIRTH = {
  near: { own: 0.5, stranger: 0.5 },
  other: { own: 0.01, stranger: 0.99 },
} as const;

export const sexWeights = {
  same: { own: 0.985, stranger: 0.5, relative: 0.5, twin: 0.7 },
  differs: { own: 0.015, stranger: 0.5, relative: 0.5, twin: 0.3 },
} as const;

/** 电话, 住址 what agrees is as rare as the register says; a family shares both. */
export const phoneWeights = {
  same: { own: 0.6, relative: 0.5, twin: 0.5 },
  'one-digit': { own: 0.04, relative: 0.000_01, twin: 0.000_01 },
  other: { own: 0.36, relative: 0.5, twin: 0.5 },
} as const satisfies Record<string, Weight>;
export const addressWeights = {
  same: { own: 0.6, relative: 0.75, twin: 0.85 },
  door: { own: 0.12, relative: 0.1, twin: 0.08 },
  other: { own: 0.28, relative: 0.15, twin: 0.07 },
} as const satisfies Record<string, Weight>;
/** 街道、社区 where no address says more. */
export const placeWeights = {
  community: { own: 0.84, relative: 0.8, twin: 0.9 },
  subdistrict: { own: 0.08, relative: 0.08, twin: 0.05 },
  other: { own: 0.08, relative: 0.12, twin: 0.05 },
} as const satisfies Record<string, Weight>;

/**
 * 还可能是谁 whom a row may mean instead, and how many of them are on the register: a stranger is everybody; then a brother,
 * sister, parent or child, a twin, and the one whose number slipped in from another row.
 */
export const OTHERS = { relatives: 0.06, twins: 0.016, slippedIn: 0.002 } as const;

/**
 * 档次 the bands of the score, in bits: so many times as likely (as a power of two) that it is this person than that it is
 * any of the others. `most` is how far behind the best somebody may be and still be named.
 */
export const BANDS = { sure: 14, likely: 0, weak: -7, behind: 8 } as const;
/** Of the people on a register fewer are there twice than rows of a list are of somebody: what is listed is what is likelier than not. */
export const PAIR_BANDS = { likely: 0.5 } as const;
