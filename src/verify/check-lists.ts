import type { Check, CheckList } from './check.ts';
import { checks } from './checks.ts';
import { declaredNumber } from './checks/employers/declared-number.ts';
import { notPassed } from './checks/employers/not-passed.ts';
import { placedUncertified } from './checks/employers/placed-uncertified.ts';
import { quota } from './checks/employers/quota.ts';
import { twoEmployers } from './checks/employers/two-employers.ts';
import { aboveLimit } from './checks/insurance/above-limit.ts';
import { claimedTwice } from './checks/insurance/claimed-twice.ts';
import { deathNotRecorded } from './checks/insurance/death-not-recorded.ts';
import { insuredTwice } from './checks/insurance/insured-twice.ts';
import { insuredUncertified } from './checks/insurance/insured-uncertified.ts';
import { notInsured } from './checks/insurance/not-insured.ts';
import { paidBefore } from './checks/insurance/paid-before.ts';
import { age } from './checks/services/age.ts';
import { category } from './checks/services/category.ts';
import { ceiling } from './checks/services/ceiling.ts';
import { impossibleDay } from './checks/services/impossible-day.ts';
import { notNamed } from './checks/services/not-named.ts';
import { once } from './checks/services/once.ts';
import { sameRow } from './checks/services/same-row.ts';
import { undeclared } from './checks/services/undeclared.ts';
import { unit } from './checks/services/unit.ts';
import { withoutCertificate } from './checks/services/without-certificate.ts';

/** 核查清单 the checks of each list in order of their codes. */
export const checksOf: Readonly<Record<CheckList, readonly Check[]>> = {
  certificates: checks,
  services: [
    undeclared,
    age,
    category,
    withoutCertificate,
    ceiling,
    once,
    impossibleDay,
    unit,
    notNamed,
    sameRow,
  ],
  employers: [twoEmployers, placedUncertified, declaredNumber, quota, notPassed],
  insurance: [
    notInsured,
    insuredTwice,
    paidBefore,
    aboveLimit,
    claimedTwice,
    insuredUncertified,
    deathNotRecorded,
  ],
};

/** Every check there is. */
export const allChecks: readonly Check[] = Object.values(checksOf).flat();
