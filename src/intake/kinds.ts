import { certificateEvents, type CertificateEventRow } from './kinds/certificate-events.ts';
import { holders, type HolderRow } from './kinds/holders.ts';
import { households, type HouseholdRow } from './kinds/households.ts';
import { lowIncome, type LowIncomeRow } from './kinds/low-income.ts';
import type { SheetKind } from './sheet-kind.ts';

/** A typed row of any kind; `kind` tells which. */
export type IntakeRow = HolderRow | CertificateEventRow | LowIncomeRow | HouseholdRow;

/** 表种 every kind of sheet that can be imported, in the order in which they are tried. */
export const sheetKinds: readonly SheetKind<IntakeRow>[] = [
  holders,
  certificateEvents,
  lowIncome,
  households,
];
