CREATE TRIGGER audit_never_delete before delete on audit begin select raise(abort, 'append-only: audit'); end;

CREATE TRIGGER audit_never_replace before insert on audit when exists (select 1 from audit where seq = new.seq) or exists (select 1 from audit where hash = new.hash) begin select raise(abort, 'append-only: audit'); end;

CREATE TRIGGER audit_never_update before update on audit begin select raise(abort, 'append-only: audit'); end;

CREATE TRIGGER certificate_event_never_delete before delete on certificate_event begin select raise(abort, 'append-only: certificate_event'); end;

CREATE TRIGGER certificate_event_never_replace before insert on certificate_event when exists (select 1 from certificate_event where id = new.id) or exists (select 1 from certificate_event where certificate_id = new.certificate_id and happened_on = new.happened_on and kind = new.kind) begin select raise(abort, 'append-only: certificate_event'); end;

CREATE TRIGGER certificate_event_never_update before update on certificate_event begin select raise(abort, 'append-only: certificate_event'); end;

CREATE TRIGGER coverage_never_delete before delete on coverage begin select raise(abort, 'append-only: coverage'); end;

CREATE TRIGGER coverage_never_replace before insert on coverage when exists (select 1 from coverage where id = new.id) begin select raise(abort, 'append-only: coverage'); end;

CREATE TRIGGER coverage_never_update before update on coverage begin select raise(abort, 'append-only: coverage'); end;

CREATE TRIGGER fact_never_delete before delete on fact begin select raise(abort, 'append-only: fact'); end;

CREATE TRIGGER fact_never_replace before insert on fact when exists (select 1 from fact where id = new.id) begin select raise(abort, 'append-only: fact'); end;

CREATE TRIGGER fact_never_update before update on fact when old.superseded_by is not null or new.id is not old.id or new.person_id is not old.person_id or new.name is not old.name or new.value is not old.value or new.valid_from is not old.valid_from or new.valid_to is not old.valid_to or new.recorded_by is not old.recorded_by or new.sheet is not old.sheet or new.row_number is not old.row_number begin select raise(abort, 'append-only: fact'); end;

CREATE TRIGGER import_never_delete before delete on import begin select raise(abort, 'append-only: import'); end;

CREATE TRIGGER import_never_replace before insert on import when exists (select 1 from import where id = new.id) begin select raise(abort, 'append-only: import'); end;

CREATE TRIGGER import_never_update before update on import begin select raise(abort, 'append-only: import'); end;

CREATE TRIGGER line_never_delete before delete on line begin select raise(abort, 'append-only: line'); end;

CREATE TRIGGER line_never_replace before insert on line when exists (select 1 from line where id = new.id) or exists (select 1 from line where run_id = new.run_id and scheme = new.scheme and unit_type = new.unit_type and unit_id = new.unit_id and month = new.month) begin select raise(abort, 'append-only: line'); end;

CREATE TRIGGER line_never_update before update on line begin select raise(abort, 'append-only: line'); end;

CREATE TRIGGER run_event_never_delete before delete on run_event begin select raise(abort, 'append-only: run_event'); end;

CREATE TRIGGER run_event_never_replace before insert on run_event when exists (select 1 from run_event where run_id = new.run_id and seq = new.seq) begin select raise(abort, 'append-only: run_event'); end;

CREATE TRIGGER run_event_never_update before update on run_event begin select raise(abort, 'append-only: run_event'); end;

CREATE TRIGGER run_never_delete before delete on run begin select raise(abort, 'append-only: run'); end;

CREATE TRIGGER run_never_replace before insert on run when exists (select 1 from run where id = new.id) begin select raise(abort, 'append-only: run'); end;

CREATE TRIGGER run_never_update before update on run begin select raise(abort, 'append-only: run'); end;

CREATE TRIGGER scheme_version_never_delete before delete on scheme_version begin select raise(abort, 'append-only: scheme_version'); end;

CREATE TRIGGER scheme_version_never_replace before insert on scheme_version when exists (select 1 from scheme_version where sha256 = new.sha256) begin select raise(abort, 'append-only: scheme_version'); end;

CREATE TRIGGER scheme_version_never_update before update on scheme_version begin select raise(abort, 'append-only: scheme_version'); end;

CREATE TABLE audit (
  seq integer primary key, at text not null, actor text not null, action text not null,
  body text not null check (json_valid(body)), previous_hash text not null, hash text not null unique) strict;

CREATE TABLE certificate (
  id integer primary key, person_id integer not null references person (id), number text not null unique,
  category text not null check (category in
    ('visual', 'hearing', 'speech', 'physical', 'intellectual', 'psychiatric', 'multiple')),
  grade integer not null check (grade between 1 and 4), components text check (json_valid(components)),
  first_issued_on text not null check (first_issued_on is date(first_issued_on)), import_id integer not null references import (id) deferrable initially deferred,
  sheet text not null, row_number integer not null) strict;

CREATE TABLE certificate_event (
  id integer primary key, certificate_id integer not null references certificate (id),
  kind text not null check (kind in ('issued', 'renewed', 'reissued', 'regraded', 'transferred-in',
    'transferred-out', 'frozen', 'suspended', 'restored', 'cancelled')),
  happened_on text not null check (happened_on is date(happened_on)), expires_on text check (expires_on is null or expires_on is date(expires_on)), reason text, import_id integer not null references import (id) deferrable initially deferred,
  sheet text not null, row_number integer not null,
  unique (certificate_id, happened_on, kind)) strict;

CREATE TABLE coverage (
  id integer primary key, name text not null, from_month text not null check (from_month || '-01' is date(from_month || '-01')), to_month text not null check (to_month || '-01' is date(to_month || '-01')),
  import_id integer not null references import (id) deferrable initially deferred, check (from_month <= to_month)) strict;

CREATE TABLE fact (
  id integer primary key, person_id integer not null references person (id), name text not null,
  value text not null, valid_from text not null check (valid_from is date(valid_from)), valid_to text check (valid_to is null or valid_to is date(valid_to)),
  recorded_by integer not null references import (id) deferrable initially deferred, superseded_by integer references import (id) deferrable initially deferred,
  sheet text not null, row_number integer not null, check (valid_to is null or valid_to > valid_from)) strict;

CREATE TABLE household (
  id integer primary key, household_key text not null unique, import_id integer not null references import (id) deferrable initially deferred) strict;

CREATE TABLE import (
  id integer primary key, file_name text not null, sha256 text not null check (length(sha256) = 64),
  kind text not null, sheet text not null, as_of text not null check (as_of is date(as_of)), operator text not null, recorded_at text not null,
  rows_read integer not null, rows_inserted integer not null, rows_updated integer not null,
  rows_unchanged integer not null, rows_rejected integer not null, row_problems integer not null,
  check (rows_read = rows_inserted + rows_updated + rows_unchanged + rows_rejected)) strict;

CREATE TABLE "kysely_migration" ("name" varchar(255) not null primary key, "timestamp" varchar(255) not null);

CREATE TABLE "kysely_migration_lock" ("id" varchar(255) not null primary key, "is_locked" integer default 0 not null);

CREATE TABLE line (
  id integer primary key, run_id integer not null references run (id), scheme text not null,
  unit_type text not null check (unit_type in ('person', 'household', 'employer')), unit_id integer not null,
  month text not null check (month || '-01' is date(month || '-01')), payee_person_id integer references person (id),
  fen integer not null check (fen <> 0 and abs(fen) <= 1000000000000),
  reason text not null check (reason in ('regular', 'backpay', 'clawback')),
  version_sha256 text not null references scheme_version (sha256),
  unique (run_id, scheme, unit_type, unit_id, month)) strict;

CREATE TABLE narrative (
  id integer primary key, year integer not null, section text not null, text text not null,
  import_id integer not null references import (id) deferrable initially deferred) strict;

CREATE TABLE person (
  id integer primary key, citizen_id text not null unique check (length(citizen_id) = 18), name text not null,
  stated_sex text check (stated_sex in ('male', 'female')), stated_birth_date text check (stated_birth_date is null or stated_birth_date is date(stated_birth_date)),
  ethnicity text, address text, phone text, import_id integer not null references import (id) deferrable initially deferred,
  sheet text not null, row_number integer not null) strict;

CREATE TABLE run (
  id integer primary key, month text not null check (month || '-01' is date(month || '-01')), scope text not null check (json_valid(scope)),
  policy_sha256 text not null, last_import integer not null, lines_sha256 text not null,
  created_by text not null, created_at text not null) strict;

CREATE TABLE run_event (
  run_id integer not null references run (id), seq integer not null,
  state text not null check (state in ('drafted', 'voided', 'approved', 'exported', 'closed')),
  actor text not null, at text not null, primary key (run_id, seq)) strict;

CREATE TABLE scheme_version (
  sha256 text primary key check (length(sha256) = 64), scheme text not null, from_month text not null check (from_month || '-01' is date(from_month || '-01')),
  body text not null check (json_valid(body)), loaded_at text not null) strict;

CREATE TABLE setting (name text primary key, value text not null) strict;

CREATE INDEX certificate_person on certificate (person_id);

CREATE INDEX fact_of_household on fact (value, person_id) where name = 'household';

CREATE INDEX fact_of_person on fact (person_id, name, valid_from);

CREATE INDEX import_by_content on import (sha256);
