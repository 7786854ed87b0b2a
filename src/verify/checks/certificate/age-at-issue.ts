import { categoryNames } from '../../../kernel/certificate-number.ts';
import { birthDateOf } from '../../../kernel/citizen-id.ts';
import { fullYears, type PlainDate } from '../../../kernel/plain-date.ts';
import type { AgeRule } from '../../../registry/certificate/certificate-policy.ts';
import { inForceOn } from '../../../registry/dated.ts';
import type { HolderCertificate } from '../../../registry/certificate/holder-file.ts';
import { type FileCheck, onKept } from '../../check.ts';

/** V12 评定年龄: a category or grade that is not assessed at the age at which the certificate was issued. */
export const ageAtIssue: FileCheck = {
  over: 'file',
  code: 'V12',
  severity: 'warning',
  title: { zh: '发证时的年龄不评定此类别或等级', en: 'category or grade not assessed at that age' },
  rule: {
    zh: '听力、言语、精神残疾按年龄评定；治疗、患病满一年要看病历，数据查不出',
    en: 'hearing, speech and psychiatric disabilities are assessed by age; a year of treatment or illness no data shows',
  },
  source: { document: '残疾评定办理须知（湖南2017细则等三地相同）', confidence: 'medium' },
  policy: 'ages',
  find: (file, { policy }) =>
    onKept(file, (certificate) => {
      const born = birthDateOf(file.citizenId);
      const { issuedOn } = certificate;
      // A birth after the issue is V03.
      if (born > issuedOn) return undefined;
      const age = fullYears(born, issuedOn);
      const rules = inForceOn(policy.ages, issuedOn)?.rules ?? [];
      const broken = assessedParts(certificate).find((part) => breaks(rules, part, age));
      return broken && wording(broken, age, issuedOn);
    }),
};

type Part = Pick<HolderCertificate, 'category' | 'grade'>;

function assessedParts({ category, grade, components }: HolderCertificate): readonly Part[] {
  return category === 'multiple' ? components : [{ category, grade }];
}

/** Of the rules of a category the one for the lowest age that the holder is under. */
function breaks(rules: readonly AgeRule[], { category, grade }: Part, age: number): boolean {
  const rule = rules
    .filter((each) => each.category === category && age < each.underYears)
    .toSorted((one, other) => one.underYears - other.underYears)[0];
  return rule !== undefined && !rule.grades.includes(grade);
}

function wording({ category, grade }: Part, age: number, issuedOn: PlainDate) {
  const name = categoryNames[category];
  return {
    zh: `${issuedOn} 发证时${age}岁，评为${name.zh}${grade}级；请核对评定表`,
    en: `issued on ${issuedOn} at the age of ${age} as ${name.en} ${grade}; check the assessment`,
    evidence: { issuedOn, assessed: `${category} ${grade}` },
  };
}
