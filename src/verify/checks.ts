import type { Check } from './check.ts';
import { birthDate } from './checks/birth-date.ts';
import { birthInNumber } from './checks/birth-in-number.ts';
import { categoryAndGrade } from './checks/category-and-grade.ts';
import { checkDigit } from './checks/check-digit.ts';
import { dead } from './checks/dead.ts';
import { expired } from './checks/expired.ts';
import { guardian } from './checks/guardian.ts';
import { numberForm } from './checks/number-form.ts';
import { ownNumber } from './checks/own-number.ts';
import { sex } from './checks/sex.ts';
import { twoLive } from './checks/two-live.ts';

/** 核查项目 every check, in order of its code (domain.md §2). */
export const checks: readonly Check[] = [
  numberForm,
  checkDigit,
  birthInNumber,
  categoryAndGrade,
  sex,
  birthDate,
  ownNumber,
  expired,
  twoLive,
  guardian,
  dead,
];
