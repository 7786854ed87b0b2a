import { accounts } from './kinds/accounts.ts';
import { applications } from './kinds/applications.ts';
import { bankReturns } from './kinds/bank-returns.ts';
import { certificateEvents, type CertificateEventRow } from './kinds/certificate-events.ts';
import { claims } from './kinds/claims.ts';
import { deaths } from './kinds/deaths.ts';
import { districtFacts } from './kinds/district-facts.ts';
import { education } from './kinds/education.ts';
import { employers } from './kinds/employers.ts';
import { entitlements } from './kinds/entitlements.ts';
import { holders, type HolderRow } from './kinds/holders.ts';
import { households, type HouseholdRow } from './kinds/households.ts';
import { insurance } from './kinds/insurance.ts';
import { lowIncome, type LowIncomeRow } from './kinds/low-income.ts';
import { moves } from './kinds/moves.ts';
import { narrative } from './kinds/narrative.ts';
import { placements } from './kinds/placements.ts';
import { reviews } from './kinds/reviews.ts';
import { services } from './kinds/services.ts';
import { staff } from './kinds/staff.ts';
import type { RecordRow, SheetKind } from './sheet-kind.ts';

/** 表种 whose rows are kept as they are. */
const recordKinds = [
  deaths,
  moves,
  entitlements,
  accounts,
  reviews,
  staff,
  employers,
  placements,
  services,
  education,
  applications,
  insurance,
  claims,
  bankReturns,
  districtFacts,
  narrative,
] as const;

type RecordKind = (typeof recordKinds)[number]['kind'];

/** A typed row of any kind; `kind` tells which. */
export type IntakeRow = HolderRow | CertificateEventRow | LowIncomeRow | HouseholdRow | RecordRow<RecordKind>;

/** 表种 every kind of sheet, in the order in which they are tried and imported: people before what speaks of them. */
export const sheetKinds: readonly SheetKind<IntakeRow>[] = [
  holders,
  certificateEvents,
  households,
  lowIncome,
  ...recordKinds,
];
