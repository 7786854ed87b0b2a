/**
 * 建库 the tables of 0.2.0, the first dated release: what came in, who is on record, what lists said, what follows from
 * it, records as they came, what people decided, money, the log. The views and guards upon them are made of the
 * catalogue. A comment inside a statement stays in the file for whoever opens it without this program.
 */

const day = (column: string): string => `${column} text not null check (${column} is date(${column}))`;
const dayOrNull = (column: string): string =>
  `${column} text check (${column} is null or ${column} is date(${column}))`;
const month = (column: string): string =>
  `${column} text not null check (${column} || '-01' is date(${column} || '-01'))`;
const monthOrNull = (column: string): string =>
  `${column} text check (${column} is null or ${column} || '-01' is date(${column} || '-01'))`;
const money = (column: string): string => `${column} integer check (abs(${column}) <= 1000000000000)`;
// SQLite before 3.45 takes json_valid(null) for false.
const jsonOrNull = (column: string): string =>
  `${column} text check (${column} is null or json_valid(${column}))`;
/** The row of an import is written last, when its counts are known. */
const ofImport = 'integer references import (id) deferrable initially deferred';
const source = `import_id ${ofImport} not null, sheet text not null, row_number integer not null`;
const person = 'person_id integer not null references person (id)';
const personOrNull = 'person_id integer references person (id)';

/** What came in. `command` is the place of its command in their order: of two statements of one day the later corrects. */
const imports = [
  `create table setting ( -- 设置 such as the district
  name text primary key, value text not null) strict`,
  `create table import ( -- 导入 a sheet as it was read, its counts, whom it speaks of (scope) and of which day
  id integer primary key, file_name text not null, sha256 text not null check (length(sha256) = 64),
  kind text not null, sheet text not null, ${day('as_of')}, operator text not null, recorded_at text not null,
  rows_read integer not null, rows_inserted integer not null, rows_updated integer not null,
  rows_unchanged integer not null, rows_rejected integer not null, row_problems integer not null,
  command integer not null default 0,
  scope text not null default 'part' check (scope in ('complete', 'additions', 'removals', 'part')),
  area text, stated text not null default '[]' check (json_valid(stated)),
  check (rows_read = rows_inserted + rows_updated + rows_unchanged + rows_rejected)) strict`,
  'create index import_by_content on import (sha256)',
  `create table import_problem ( -- 导入时的问题 what an import was told of its rows, masked
  import_id ${ofImport} not null, place integer not null, problem text not null check (json_valid(problem)),
  primary key (import_id, place)) strict, without rowid`,
  `create table import_undo ( -- 撤销导入 which import was taken back by which
  import_id integer primary key references import (id), by_import ${ofImport} not null) strict`,
  `create table change ( -- 变更 a field of a person or certificate that was changed in place
  id integer primary key, entity text not null check (entity in ('person', 'certificate')),
  entity_id integer not null, field text not null, old_value any, new_value any, ${source}) strict`,
  'create index change_of on change (entity, entity_id)',
];

const registry = [
  `create table person ( -- 人 one a citizen id
  id integer primary key, citizen_id text not null unique check (length(citizen_id) = 18), name text not null,
  stated_sex text check (stated_sex in ('male', 'female')), ${dayOrNull('stated_birth_date')},
  ethnicity text, address text, phone text, ${source}) strict`,
  `create table certificate ( -- 残疾人证
  id integer primary key, ${person}, number text not null unique,
  category text not null check (category in
    ('visual', 'hearing', 'speech', 'physical', 'intellectual', 'psychiatric', 'multiple')),
  grade integer not null check (grade between 1 and 4), ${day('first_issued_on')}, ${source},
  withdrawn_by ${ofImport}, ${jsonOrNull('components')}) strict`,
  'create index certificate_person on certificate (person_id)',
  `create table household ( -- 户
  id integer primary key, household_key text not null unique, import_id ${ofImport} not null) strict`,
  `create table employer_unit ( -- 用人单位 one a credit code
  id integer primary key, credit_code text not null unique) strict`,
];

/** 陈述 what each list said; undoing its import, or a name that it got wrong, takes a row out of what counts. */
const said = `import_id ${ofImport} not null, row_number integer not null, superseded_by ${ofImport}`;
const statementTable = (name: string, meaning: string, columns: string): readonly string[] => [
  `create table ${name} ( -- ${meaning}\n  id integer primary key, ${person}, ${columns}) strict`,
  `create index ${name}_of on ${name} (person_id)`,
  `create index ${name}_by_import on ${name} (import_id)`,
];
const lists = [
  ...statementTable(
    'low_income_row',
    '低保名单的一行',
    `category text not null check (category in ('low-income', 'destitute', 'borderline', 'registered-poor')),
  ${monthOrNull('from_month')}, ${monthOrNull('to_month')}, ${said}`,
  ),
  ...statementTable(
    'household_row',
    '户名单的一行',
    `household_key text not null, is_head integer not null check (is_head in (0, 1)),
  ${dayOrNull('since')}, ${said}`,
  ),
  // A row without a content says what the row that brought its certificate said; that one is kept nowhere else.
  ...statementTable(
    'holder_statement',
    '花名册的一行',
    `certificate_id integer references certificate (id), ${jsonOrNull('content')}, ${said},
  check (coalesce(certificate_id, content) is not null)`,
  ),
];

const derived = [
  `create table fact ( -- 事实 what is true of a person from a day to a day, and which import said so
  id integer primary key, ${person}, name text not null, value text not null, ${day('valid_from')},
  ${dayOrNull('valid_to')}, recorded_by ${ofImport} not null, superseded_by ${ofImport},
  sheet text not null, row_number integer not null, restored_by ${ofImport},
  check (valid_to is null or valid_to > valid_from)) strict`,
  'create index fact_of_person on fact (person_id, name, valid_from)',
  `create index fact_of_household on fact (value, person_id) where name = 'household'`,
  `create table certificate_event ( -- 证件事项 新办、换发、注销 …
  id integer primary key, certificate_id integer not null references certificate (id),
  kind text not null check (kind in ('issued', 'renewed', 'reissued', 'regraded', 'transferred-in',
    'transferred-out', 'frozen', 'suspended', 'restored', 'cancelled')),
  ${day('happened_on')}, ${dayOrNull('expires_on')}, reason text, ${source},
  superseded_by ${ofImport}, restored_by ${ofImport}) strict`,
  // Of what counts, the same thing on the same day once; the front of it finds the last event.
  `create unique index certificate_event_once
  on certificate_event (certificate_id, happened_on, kind, iif(superseded_by is null, 0, id))`,
  `create table coverage ( -- 名单所涉月份 the months for which a complete list is known
  id integer primary key, name text not null, ${month('from_month')}, ${month('to_month')},
  import_id ${ofImport} not null, superseded_by ${ofImport}, restored_by ${ofImport}, area text,
  check (from_month <= to_month)) strict`,
  `create table roster_absence ( -- 不在册 a holder whom a full roster no longer names
  id integer primary key, certificate_id integer not null references certificate (id), ${day('noticed_on')},
  import_id ${ofImport} not null, superseded_by ${ofImport}) strict`,
  'create index roster_absence_of on roster_absence (certificate_id)',
];

/** 记录 a row kept as it came: `occurrence` tells equal keys of one sheet apart, `restored_by` the undo that brought it back. */
const recordTable = (name: string, meaning: string, key: string, columns: string, check = ''): string[] => [
  `create table ${name} ( -- ${meaning}
  id integer primary key, ${columns}, occurrence integer not null default 1, ${source},
  superseded_by ${ofImport}, restored_by ${ofImport}${check && `,\n  check (${check})`}) strict`,
  `create index ${name}_by_key on ${name} (${key})`,
];
const records = [
  ...recordTable('death', '死亡', 'person_id', `${personOrNull}, ${day('died_on')}, source text`),
  ...recordTable(
    'move',
    '迁移',
    'person_id, moved_on',
    `${personOrNull}, direction text not null check (direction in ('in', 'out')), ${day('moved_on')}, place text`,
  ),
  ...recordTable(
    'account',
    '监护人和银行账户',
    'person_id',
    `${personOrNull}, guardian text, guardian_citizen_id text, guardian_relation text, guardian_phone text,
  bank text, account_holder text, account text, ${dayOrNull('since')}`,
  ),
  ...recordTable(
    'review',
    '复核',
    'person_id, reviewed_on',
    `${personOrNull}, certificate_number text not null, ${day('reviewed_on')},
  result text not null check (result in ('passed', 'irregular', 'reassess', 'refused', 'unreachable', 'dead', 'moved',
    'kept', 'regraded', 'cancelled', 'void')), reviewer text, note text`,
  ),
  ...recordTable(
    'staff_relative',
    '工作人员的亲属',
    'person_id',
    `${personOrNull}, staff_name text not null, workplace text, relation text not null, note text`,
  ),
  ...recordTable(
    'employer',
    '安残审核',
    'credit_code, year',
    `employer text not null, credit_code text not null, year integer not null, workers integer not null,
  disabled_workers integer not null, ${dayOrNull('reviewed_on')}, result text, note text`,
  ),
  ...recordTable(
    'placement',
    '就业',
    'person_id, began_on',
    `${personOrNull}, employer text not null, credit_code text, ${day('began_on')}, ${dayOrNull('ended_on')},
  form text, post text, note text`,
    'ended_on is null or ended_on >= began_on',
  ),
  ...recordTable(
    'service_record',
    '服务台账',
    'programme, served_on, person_id',
    `programme text not null, number text, ${personOrNull}, subject text, ${day('served_on')},
  quantity integer not null, unit text not null, ${money('amount_fen')}, note text`,
  ),
  ...recordTable(
    'entitlement',
    '核定应发',
    'scheme, person_id, month',
    `scheme text not null, ${personOrNull}, employer text, credit_code text, ${month('month')},
  ${money('amount_fen')} not null, note text`,
    '(person_id is null) <> (credit_code is null)',
  ),
  ...recordTable(
    'education_application',
    '助学申请',
    'person_id, year',
    `${personOrNull}, basis text not null, level text not null, year integer not null, school text,
  parent text, parent_citizen_id text, ${dayOrNull('applied_on')}, note text`,
  ),
  ...recordTable(
    'application',
    '补贴申请',
    'person_id, scheme, applied_on',
    `${personOrNull}, scheme text not null, ${day('applied_on')}, received_by text, note text`,
  ),
  'create index application_of_scheme on application (scheme)',
  ...recordTable(
    'insurance_policy',
    '意外伤害保险',
    'person_id, starts_on',
    `${personOrNull}, product text not null, policy_number text, ${day('starts_on')}, ${day('ends_on')},
  ${money('premium_fen')}, note text`,
    'ends_on >= starts_on',
  ),
  ...recordTable(
    'insurance_claim',
    '保险理赔',
    'claim_number, payment',
    `claim_number text not null, ${personOrNull}, cause text not null, payment text not null,
  ${day('happened_on')}, ${dayOrNull('paid_on')}, ${money('amount_fen')} not null, note text`,
  ),
  ...recordTable(
    'bank_return',
    '银行回盘',
    'account, returned_on',
    `batch text, account_holder text not null, account text not null, ${personOrNull},
  ${money('amount_fen')} not null, result text not null check (result in ('paid', 'failed')), why text,
  ${day('returned_on')}, note text`,
  ),
  ...recordTable(
    'district_fact',
    '区情数据',
    'item, year',
    `item text not null, year integer not null, value integer not null, unit text, source text not null, note text`,
  ),
  ...recordTable(
    'narrative',
    '总结文字',
    'year, section',
    'year integer not null, section text not null, text text not null',
  ),
  // Whoever is named by a credit code is an employer from then on.
  ...['employer', 'placement', 'entitlement'].map(
    (
      table,
    ) => `create trigger ${table}_names_employer after insert on ${table} when new.credit_code is not null
  and not exists (select 1 from employer_unit where credit_code = new.credit_code)
  begin insert into employer_unit (credit_code) values (new.credit_code); end`,
  ),
];

const decisions = [
  `create table finding_waiver ( -- 豁免 a finding of one person judged acceptable until a day
  id integer primary key, code text not null, ${person}, ${day('until_on')},
  why text not null check (why <> ''), waived_by text not null, waived_at text not null) strict`,
  'create index finding_waiver_of on finding_waiver (code, person_id)',
  `create table duplicate_judgement ( -- 判定 two people found to be one, or two
  id integer primary key, ${person}, other_person_id integer not null references person (id),
  verdict text not null check (verdict in ('same', 'different')), why text not null check (why <> ''),
  actor text not null, at text not null, check (person_id < other_person_id)) strict`,
  'create index duplicate_judgement_of on duplicate_judgement (person_id, other_person_id)',
  `create table review_campaign ( -- 复核活动
  id integer primary key, name text not null unique, ${day('as_of')}, ${day('since')},
  eligible integer not null check (eligible >= 0), last_import integer not null, created_by text not null,
  created_at text not null, ${jsonOrNull('subdistricts')}) strict`,
  // The list is written first and its campaign last: from then on nobody can be put on it.
  `create table review_campaign_holder ( -- 应复核人员 the list of a campaign, frozen
  campaign_id integer not null references review_campaign (id) deferrable initially deferred, ${person},
  certificate_id integer not null references certificate (id), subdistrict text,
  primary key (campaign_id, person_id)) strict`,
];

/** What lines share is said once, so that a month of a million people is a seventh of the size; `line` reads them as one. */
const ledger = [
  `create table scheme_version ( -- 补贴项目的一版 as it was loaded
  sha256 text primary key check (length(sha256) = 64), scheme text not null, ${month('from_month')},
  body text not null check (json_valid(body)), loaded_at text not null) strict`,
  `create table run ( -- 批次 the schemes of a month, reckoned together
  id integer primary key, ${month('month')}, scope text not null check (json_valid(scope)),
  policy_sha256 text not null, last_import integer not null, lines_sha256 text not null,
  created_by text not null, created_at text not null) strict`,
  `create table run_event ( -- 批次状态 the life of a run
  run_id integer not null references run (id), seq integer not null,
  state text not null check (state in ('drafted', 'voided', 'approved', 'exported', 'closed')),
  actor text not null, at text not null, primary key (run_id, seq)) strict`,
  `create table run_reckoning ( -- 测算留底 what an open draft was reckoned from
  id integer primary key, run_id integer not null references run (id),
  inputs_sha256 text not null check (length(inputs_sha256) = 64), body text not null check (json_valid(body)),
  unique (run_id, inputs_sha256)) strict`,
  `create table line_group ( -- 明细的组 what lines share by run, scheme and period
  id integer primary key, run_id integer not null references run (id), scheme text not null,
  unit_type text not null check (unit_type in ('person', 'household', 'employer')),
  period text not null check (length(period) between 4 and 64),
  unique (run_id, scheme, unit_type, period)) strict`,
  `create table line_kind ( -- 明细的类 what lines share by month, payee, reason and version
  id integer primary key, ${month('month')},
  payee text not null check (payee in ('self', 'guardian', 'head', 'employer', 'institution', 'insurer')),
  reason text not null check (reason in ('regular', 'backpay', 'clawback')),
  version_sha256 text not null references scheme_version (sha256),
  unique (version_sha256, month, payee, reason)) strict`,
  `create table line_entry ( -- 明细 the rest of each line
  group_id integer not null references line_group (id), unit_id integer not null,
  kind_id integer not null references line_kind (id), payee_person_id integer references person (id),
  payee_account_id integer references account (id),
  fen integer not null check (fen <> 0 and abs(fen) <= 1000000000000),
  primary key (group_id, unit_id)) strict, without rowid`,
];

const log = [
  `create table audit ( -- 审计日志 a chain of hashes
  seq integer primary key, at text not null, actor text not null, action text not null,
  body text not null check (json_valid(body)), previous_hash text not null, hash text not null unique) strict`,
];

/** In the order in which they are made. */
export const statements: readonly string[] = [
  ...[imports, registry, lists, derived, records, decisions, ledger, log].flat(),
];
