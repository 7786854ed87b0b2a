/** 上报留存 the figures of a year as they were handed in. A later one of the same year stands in place of the earlier. */
export const statements: readonly string[] = [
  `create table frozen_report ( -- 上报留存 the figures of a year as they were handed in, and what they rested on
  id integer primary key, year integer not null, as_of text not null check (as_of is date(as_of)),
  figures text not null check (json_valid(figures)), policies_sha256 text not null, last_import integer not null,
  last_run_event text not null, why text, frozen_by text not null, frozen_at text not null) strict`,
  'create index frozen_report_of on frozen_report (year)',
];
