import {
  categories,
  type Category,
  categoryNames,
  type Component,
  type Grade,
} from '../../../kernel/certificate-number.ts';
import { compact, compactCode } from '../clean.ts';
import { Fault, type CellReading, safeToShow, type ValueCell } from '../reading.ts';

/** What a category cell says: 肢体, or 肢体二级 with its grade, or 肢体、智力 which is 多重. */
export type StatedCategory = {
  readonly category: Category;
  readonly grade: Grade | undefined;
  readonly components: readonly Component[];
};

/** Beside 视力, 视力残疾, 视残 and the digit, each of these is one category and nothing else. */
const OTHER_NAMES: Record<Category, readonly string[]> = {
  visual: ['盲', '盲人', '低视力'],
  hearing: ['聋', '聋人'],
  speech: ['语言', '语言残疾'],
  physical: [],
  intellectual: [],
  psychiatric: [],
  multiple: ['多重残', '综合残疾'],
};

const CATEGORY_BY_NAME: ReadonlyMap<string, StatedCategory> = new Map(
  categories.flatMap((category, index) => {
    const name = categoryNames[category].zh;
    const spellings = [
      name,
      `${name}残疾`,
      `${name}类`,
      `${name.charAt(0)}残`,
      String(index + 1),
      ...OTHER_NAMES[category],
    ];
    const stated = { category, grade: undefined, components: [] };
    return spellings.map((spelling) => [spelling, stated] as const);
  }),
);

const GRADE_SYMBOLS: readonly (readonly [Grade, readonly string[]])[] = [
  [1, ['一', '壹', '1', 'I']],
  [2, ['二', '贰', '2', 'II']],
  [3, ['三', '叁', '3', 'III']],
  [4, ['四', '肆', '4', 'IV']],
];

// 重度 is left out on purpose: grade 2 in GB/T 26341, but 一级 and 二级 together in the subsidy rules.
const GRADE_BY_NAME: ReadonlyMap<string, Grade> = new Map(
  GRADE_SYMBOLS.flatMap(([grade, symbols]) =>
    symbols.flatMap((symbol) => [[symbol, grade] as const, [`${symbol}级`, grade] as const]),
  ),
);

const LONGEST = 100;
const JOINED = /^([^\dIV一二三四壹贰叁肆]+?)[-/(]?([1-4一二三四壹贰叁肆]|I{1,3}|IV)级?\)?$/;
const SEPARATORS = /[、,;/和+]/;
const DIGIT_PAIRS = /^[1-6],[1-4](?:,[1-6],[1-4])*,?$/;

/** 残疾类别 a category; unknown is refused, never defaulted. */
export function readCategory(cell: ValueCell): CellReading<StatedCategory> {
  const known = CATEGORY_BY_NAME.get(cell.text);
  if (known) return known;
  const text = compactCode(cell.text.slice(0, LONGEST));
  if (text === '') return undefined;
  const stated = CATEGORY_BY_NAME.get(text) ?? joined(text) ?? several(text);
  return stated ?? new Fault('unknown-category', safeToShow(text));
}

/** 残疾等级 a grade; unknown is refused, never defaulted. */
export function readGrade(cell: ValueCell): CellReading<Grade> {
  const known = GRADE_BY_NAME.get(cell.text);
  if (known) return known;
  const text = compactCode(cell.text.slice(0, LONGEST));
  if (text === '') return undefined;
  return GRADE_BY_NAME.get(text) ?? new Fault('unknown-grade', safeToShow(text));
}

/** 多重残疾明细 as 肢体二级、智力三级, or as the national database's pairs of digits 4,2,5,3. */
export function readComponents(cell: ValueCell): CellReading<readonly Component[]> {
  const text = compact(cell.text.slice(0, LONGEST));
  if (text === '' || text === '无') return undefined;
  if (DIGIT_PAIRS.test(text)) return digitPairs(text);
  const components = componentsOf(text.split(SEPARATORS).filter((part) => part !== ''));
  return components ?? new Fault('components-form', safeToShow(text));
}

function joined(text: string): StatedCategory | undefined {
  const parts = JOINED.exec(text);
  const category = CATEGORY_BY_NAME.get(parts?.[1] ?? '')?.category;
  const grade = GRADE_BY_NAME.get(parts?.[2] ?? '');
  return category && grade && { category, grade, components: [] };
}

/** 肢体、智力: two categories are 多重 by definition (第十三条); its grade stands elsewhere. */
function several(text: string): StatedCategory | undefined {
  const parts = text.split(SEPARATORS).filter((part) => part !== '');
  const named = parts.map((part) => CATEGORY_BY_NAME.get(part) ?? joined(part));
  const distinct = new Set(named.map((stated) => stated?.category));
  const isList = parts.length > 1 && distinct.size === parts.length;
  if (!isList || distinct.has(undefined) || distinct.has('multiple')) return undefined;
  return { category: 'multiple', grade: undefined, components: componentsOf(parts) ?? [] };
}

function componentsOf(parts: readonly string[]): Component[] | undefined {
  const components: Component[] = [];
  for (const part of parts) {
    const stated = joined(part);
    if (!stated?.grade || stated.category === 'multiple') return undefined;
    components.push({ category: stated.category, grade: stated.grade });
  }
  return components.length > 0 ? components : undefined;
}

function digitPairs(text: string): readonly Component[] {
  const digits = text.split(',').filter((digit) => digit !== '');
  const components: Component[] = [];
  for (let index = 0; index + 1 < digits.length; index += 2) {
    const category = categories[Number(digits[index]) - 1];
    const grade = GRADE_BY_NAME.get(digits[index + 1] ?? '');
    if (category && grade) components.push({ category, grade });
  }
  return components;
}
