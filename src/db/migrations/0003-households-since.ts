/** 户名单起始日 from when households are known is answered out of the index alone: `explain` asks it. */
export const statements: readonly string[] = [
  'drop index fact_of_household',
  `create index fact_of_household on fact (value, person_id, valid_from, superseded_by) where name = 'household'`,
];
