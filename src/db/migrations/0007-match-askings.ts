/** 还在问吗 whether a list still asks what was asked of one of its rows. */
export const statements: readonly string[] = [
  `create table match_asking ( -- 还在问吗 a question that its list asks no more, or again: the last one counts, and without one it asks
  id integer primary key, question_id integer not null references match_question,
  is_asked integer not null check (is_asked in (0, 1)), actor text not null, at text not null) strict`,
  'create index match_asking_of on match_asking (question_id)',
];
