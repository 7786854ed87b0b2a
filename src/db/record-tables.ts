/** 台账表 the tables whose rows are kept as they came and corrected by superseding (migrations 0002 and 0008). */
export const recordTables = [
  'death',
  'move',
  'account',
  'review',
  'staff_relative',
  'employer',
  'placement',
  'service_record',
  'entitlement',
  'education_application',
  'application',
  'insurance_policy',
  'insurance_claim',
  'bank_return',
  'district_fact',
  'narrative',
] as const;

/** The sheets whose rows say who is on a list. */
export type ListKind = 'low-income' | 'households';

/** 名单表 the rows of each list as they were said. */
export const listTables: Readonly<Record<ListKind, string>> = {
  'low-income': 'low_income_row',
  households: 'household_row',
};
