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
