/** 核定过的 what of cases was ever approved for a scheme, so that nobody looks through every event of every case for it. */
export const statements: readonly string[] = [
  'create index case_approval on case_event (scheme) where scheme is not null',
];
