import { type Category, categoryNames } from '../../kernel/certificate-number.ts';
import { readGrade } from '../cells/people/read-category.ts';
import type { CellReading, ValueCell } from '../cells/reading.ts';
import type { Grade } from '../../kernel/certificate-number.ts';
import type { Column } from '../sheet-kind.ts';

/** Where a holder has no disability of that category, the national database writes 0. */
function readOwnGrade(cell: ValueCell): CellReading<Grade> {
  return /^\s*(?:0|无)\s*$/.test(cell.text) ? undefined : readGrade(cell);
}

function gradeColumn<const Single extends Exclude<Category, 'multiple'>>(category: Single) {
  const { zh } = categoryNames[category];
  return {
    field: `${category}Grade`,
    heading: `${zh}残疾等级`,
    headings: [`${zh}等级`, `${zh}残疾级别`],
    hint: { zh: '', en: '' },
    required: false,
    isExtra: true,
    as: readOwnGrade,
    width: 10,
  } as const satisfies Column;
}

/** 各类别的等级 as the national database keeps them: a column for each category, instead of 多重残疾明细. */
export const holderComponentColumns = [
  gradeColumn('visual'),
  gradeColumn('hearing'),
  gradeColumn('speech'),
  gradeColumn('physical'),
  gradeColumn('intellectual'),
  gradeColumn('psychiatric'),
] as const;
