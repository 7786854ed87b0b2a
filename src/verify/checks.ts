import type { Check } from './check.ts';
import { accountChange } from './checks/account-change.ts';
import { ageAtIssue } from './checks/age-at-issue.ts';
import { birthDate } from './checks/birth-date.ts';
import { birthInNumber } from './checks/birth-in-number.ts';
import { categoryAndGrade } from './checks/category-and-grade.ts';
import { checkDigit } from './checks/check-digit.ts';
import { components } from './checks/components.ts';
import { dead } from './checks/dead.ts';
import { eventOrder } from './checks/event-order.ts';
import { expired } from './checks/expired.ts';
import { expiring } from './checks/expiring.ts';
import { guardian } from './checks/guardian.ts';
import { hukou } from './checks/hukou.ts';
import { idSlip } from './checks/id-slip.ts';
import { issuedAfterCancellation } from './checks/issued-after-cancellation.ts';
import { movedOut } from './checks/moved-out.ts';
import { numberForm } from './checks/number-form.ts';
import { oldAge } from './checks/old-age.ts';
import { oldNumber } from './checks/old-number.ts';
import { otherPayee } from './checks/other-payee.ts';
import { ownNumber } from './checks/own-number.ts';
import { reassessedSoon } from './checks/reassessed-soon.ts';
import { sameIssue } from './checks/same-issue.ts';
import { sameNameAndBirth } from './checks/same-name-and-birth.ts';
import { sex } from './checks/sex.ts';
import { sharedAccount } from './checks/shared-account.ts';
import { sharedPhone } from './checks/shared-phone.ts';
import { staffRelative } from './checks/staff-relative.ts';
import { stateContradicted } from './checks/state-contradicted.ts';
import { eventWithoutEffect } from './checks/event-without-effect.ts';
import { twoHouseholds } from './checks/two-households.ts';
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
  expiring,
  twoLive,
  guardian,
  ageAtIssue,
  components,
  movedOut,
  dead,
  issuedAfterCancellation,
  reassessedSoon,
  staffRelative,
  hukou,
  oldNumber,
  sharedPhone,
  sharedAccount,
  otherPayee,
  accountChange,
  oldAge,
  sameNameAndBirth,
  idSlip,
  twoHouseholds,
  eventOrder,
  sameIssue,
  stateContradicted,
  eventWithoutEffect,
];
