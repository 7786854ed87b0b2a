/** 名单比对的判定 who was asked to be found out of a list's rows, and what was found out. */
export const statements: readonly string[] = [
  `create table match_question ( -- 待判定 whether what a row of a list says is said of somebody on record
  id integer primary key, listed text not null check (length(listed) = 64), person_id integer not null references person,
  is_sure integer not null check (is_sure in (0, 1)), file_name text not null, sheet text not null,
  row_number integer not null, listed_name text,
  actor text not null, at text not null, unique (listed, person_id)) strict`,
  `create table match_judgement ( -- 判定 the answer to a question: the last one counts
  id integer primary key, question_id integer not null references match_question,
  verdict text not null check (verdict in ('same', 'different', 'unclear')), why text check (why <> ''),
  file_name text not null, file_sha256 text not null check (length(file_sha256) = 64), sheet text not null,
  row_number integer not null, actor text not null, at text not null) strict`,
  'create index match_question_of on match_question (person_id)',
  'create index match_judgement_of on match_judgement (question_id)',
];
