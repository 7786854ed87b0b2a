import type { Check } from './check.ts';
import { accountChange } from './checks/person/account-change.ts';
import { ageAtIssue } from './checks/certificate/age-at-issue.ts';
import { birthDate } from './checks/number/birth-date.ts';
import { birthInNumber } from './checks/number/birth-in-number.ts';
import { categoryAndGrade } from './checks/certificate/category-and-grade.ts';
import { checkDigit } from './checks/number/check-digit.ts';
import { components } from './checks/certificate/components.ts';
import { dead } from './checks/person/dead.ts';
import { eventOrder } from './checks/certificate/event-order.ts';
import { expired } from './checks/certificate/expired.ts';
import { expiring } from './checks/certificate/expiring.ts';
import { guardian } from './checks/person/guardian.ts';
import { hukou } from './checks/person/hukou.ts';
import { idSlip } from './checks/number/id-slip.ts';
import { issuedAfterCancellation } from './checks/certificate/issued-after-cancellation.ts';
import { movedOut } from './checks/person/moved-out.ts';
import { numberForm } from './checks/number/number-form.ts';
import { notOnRoster } from './checks/certificate/not-on-roster.ts';
import { oldAge } from './checks/person/old-age.ts';
import { oldNumber } from './checks/number/old-number.ts';
import { otherPayee } from './checks/person/other-payee.ts';
import { ownNumber } from './checks/number/own-number.ts';
import { reassessedSoon } from './checks/certificate/reassessed-soon.ts';
import { sameIssue } from './checks/certificate/same-issue.ts';
import { sameNameAndBirth } from './checks/number/same-name-and-birth.ts';
import { sex } from './checks/number/sex.ts';
import { sharedAccount } from './checks/person/shared-account.ts';
import { sharedPhone } from './checks/person/shared-phone.ts';
import { staffRelative } from './checks/person/staff-relative.ts';
import { stateContradicted } from './checks/certificate/state-contradicted.ts';
import { eventWithoutEffect } from './checks/certificate/event-without-effect.ts';
import { twoHouseholds } from './checks/person/two-households.ts';
import { twoLive } from './checks/certificate/two-live.ts';

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
  notOnRoster,
];
