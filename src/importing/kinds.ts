import { accounts } from './kinds/people/accounts.ts';
import { applications } from './kinds/support/applications.ts';
import { bankReturns } from './kinds/support/bank-returns.ts';
import { type CaseRow, cases } from './kinds/support/cases.ts';
import { certificateEvents, type CertificateEventRow } from './kinds/people/certificate-events.ts';
import { claims } from './kinds/support/claims.ts';
import { deaths } from './kinds/people/deaths.ts';
import { districtFacts } from './kinds/support/district-facts.ts';
import { education } from './kinds/support/education.ts';
import { employers } from './kinds/support/employers.ts';
import { entitlements } from './kinds/support/entitlements.ts';
import { holders, type HolderRow } from './kinds/people/holders.ts';
import { households, type HouseholdRow } from './kinds/people/households.ts';
import { insurance } from './kinds/support/insurance.ts';
import { lowIncome, type LowIncomeRow } from './kinds/people/low-income.ts';
import { moves } from './kinds/people/moves.ts';
import { narrative } from './kinds/support/narrative.ts';
import { placements } from './kinds/support/placements.ts';
import { reviews } from './kinds/people/reviews.ts';
import { services } from './kinds/support/services.ts';
import { staff } from './kinds/people/staff.ts';
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
export type IntakeRow =
  HolderRow | CertificateEventRow | LowIncomeRow | HouseholdRow | CaseRow | RecordRow<RecordKind>;

/** 表种 every kind of sheet, in the order in which they are tried and imported: people before what speaks of them. */
export const sheetKinds: readonly SheetKind<IntakeRow>[] = [
  holders,
  certificateEvents,
  households,
  lowIncome,
  ...recordKinds,
  cases,
];

/** By what the rows of a table are told apart: one current row for each key. */
export const recordKeys: ReadonlyMap<string, readonly string[]> = new Map(
  sheetKinds.flatMap(({ record }) => (record ? [[record.table, record.key]] : [])),
);
