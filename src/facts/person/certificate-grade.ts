import { categories, categoryNames } from '../../kernel/certificate-number.ts';
import type { Fact } from '../fact.ts';
import { ofHeldCertificate } from '../in-month/held-certificate.ts';
import { UNKNOWN } from '../in-month/the-one.ts';
import { certificateSheets, lists, proofs } from '../sources.ts';

const grades = [
  // Not an int: 1 is the gravest, so that "at least 2" would be read both ways.
  { value: 1, label: { zh: '一级', en: '1' } },
  { value: 2, label: { zh: '二级', en: '2' } },
  { value: 3, label: { zh: '三级', en: '3' } },
  { value: 4, label: { zh: '四级', en: '4' } },
] as const;

/** 残疾等级 of the certificate that counts. */
export const certificateGrade = {
  name: 'certificate.grade',
  entity: 'person',
  label: { zh: '残疾等级', en: 'grade' },
  source: lists.roster,
  sheets: certificateSheets,
  type: 'enum',
  values: grades,
  origin: 'certificate',
  proof: proofs.certificate,
  inMonth: (month) => ofHeldCertificate(month, ({ grade }, own) => (grade[own] ?? 0) - 1),
} as const satisfies Fact;

/** 类别等级 the grade of one disability, alone or as a component of 多重: 无 where the certificate names others. */
function gradeOf<Category extends Exclude<(typeof categories)[number], 'multiple'>>(category: Category) {
  const { zh, en } = categoryNames[category];
  const [single, multiple] = [categories.indexOf(category), categories.indexOf('multiple')];
  return {
    name: `certificate.grade_of.${category}`,
    entity: 'person',
    label: { zh: `${zh}残疾等级(含多重)`, en: `grade of ${en} disability, multiple included` },
    source: lists.roster,
    sheets: certificateSheets,
    absent: {
      zh: '多重残疾没有写明细时未知',
      en: 'unknown for 多重 without its components',
    },
    type: 'enum',
    values: [{ value: 'none', label: { zh: '无此类残疾', en: 'none' } }, ...grades],
    origin: 'certificate',
    proof: proofs.certificate,
    inMonth: (month) => {
      const gravest = month.onRecord.components.map((parts) =>
        parts
          ?.filter((part) => part.category === category)
          .reduce<number>((least, { grade }) => (least === 0 ? grade : Math.min(least, grade)), 0),
      );
      return ofHeldCertificate(month, ({ category: of, grade, components }, own) => {
        if (of[own] === single) return grade[own] ?? 0;
        return of[own] === multiple ? (gravest[components[own] ?? 0] ?? UNKNOWN) : 0;
      });
    },
  } as const satisfies Fact;
}

export const gradesOf = [
  gradeOf('visual'),
  gradeOf('hearing'),
  gradeOf('speech'),
  gradeOf('physical'),
  gradeOf('intellectual'),
  gradeOf('psychiatric'),
] as const;
