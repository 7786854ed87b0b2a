import type { Tables } from './schema.ts';

/** Since when a row was known: by its import, by a time of its own, or with the row of another table that it belongs to. */
type Known =
  { readonly import: string } | { readonly at: string } | { readonly with: string; readonly by: string };

/** 脱敏 how a column is masked: as a number of a person or account, or as a telephone. */
export type MaskedAs = 'number' | 'phone';

type Entry = {
  /** A row is never changed (never), only superseded and that once (superseded), or is what is known now (freely). */
  readonly changes: 'never' | 'superseded' | 'freely';
  /**
   * When it was known: as above; field by field as `change` tells (by-field); as what it reads was (through); or it says
   * the same on any day, is read only through what does not, or is the log itself (always).
   */
  readonly known: Known | 'by-field' | 'through' | 'always';
  /** What lists said (rows of lists, statements of rosters, records as they came), what follows from that, or what was done. */
  readonly holds?: 'list' | 'statements' | 'records' | 'derived' | 'events';
  /** 谁的 the column of the person whose rows they are. */
  readonly whose?: 'person_id' | 'id';
  /** 脱敏 the columns that hold a number of a person or account, or a telephone: masked wherever they are shown. */
  readonly masked?: Readonly<Record<string, MaskedAs>>;
  /** A row that may not be written, beside one in the place of another: a condition on `new`. */
  readonly refuses?: string;
  /** What a view reads. */
  readonly view?: string;
};

const byImport = { import: 'import_id' } as const;
const record = { changes: 'superseded', known: byImport, holds: 'records' } as const;
const ofPerson = { ...record, whose: 'person_id' } as const;
const listed = { changes: 'superseded', known: byImport, holds: 'list', whose: 'person_id' } as const;
const derived = { changes: 'superseded', known: byImport, holds: 'derived' } as const;
const never = 'never' as const;

/**
 * 表目录 every table and view of the database, and how its rows come to be known and to count no more: `--known-at`, undoing
 * and what a roster sets aside follow from it. A test holds it against the schema and its guards.
 */
const catalogue = {
  person: {
    changes: 'freely',
    known: 'by-field',
    whose: 'id',
    masked: { citizen_id: 'number', phone: 'phone' },
  },
  certificate: { changes: 'freely', known: 'by-field', whose: 'person_id', masked: { number: 'number' } },
  household: { changes: 'freely', known: byImport },
  setting: { changes: 'freely', known: 'always' },

  import: { changes: never, known: { import: 'id' } },
  import_problem: { changes: never, known: byImport },
  import_undo: { changes: never, known: { import: 'by_import' } },
  change: { changes: never, known: byImport },

  low_income_row: listed,
  household_row: listed,
  holder_statement: { ...listed, holds: 'statements' },

  death: ofPerson,
  move: ofPerson,
  account: {
    ...ofPerson,
    masked: { guardian_citizen_id: 'number', guardian_phone: 'phone', account: 'number' },
  },
  review: { ...ofPerson, masked: { certificate_number: 'number' } },
  staff_relative: ofPerson,
  employer: record,
  placement: ofPerson,
  service_record: ofPerson,
  entitlement: ofPerson,
  education_application: { ...ofPerson, masked: { parent_citizen_id: 'number' } },
  application: ofPerson,
  insurance_policy: ofPerson,
  insurance_claim: ofPerson,
  bank_return: { ...ofPerson, masked: { account: 'number' } },
  district_fact: record,
  narrative: record,
  employer_unit: { changes: never, known: 'always' },

  fact: { ...derived, known: { import: 'recorded_by' }, whose: 'person_id' },
  certificate_event: {
    ...derived,
    refuses: `new.superseded_by is null and exists (select 1 from certificate_event where superseded_by is null
      and certificate_id = new.certificate_id and happened_on = new.happened_on and kind = new.kind)`,
  },
  coverage: derived,
  roster_absence: derived,

  case_file: { changes: never, known: byImport, whose: 'person_id' },
  case_event: { changes: 'superseded', known: byImport, holds: 'events' },
  attachment: { changes: never, known: 'always' },

  finding_waiver: { changes: never, known: { at: 'waived_at' }, whose: 'person_id' },
  duplicate_judgement: { changes: never, known: { at: 'at' }, whose: 'person_id' },
  match_question: { changes: never, known: { at: 'at' }, whose: 'person_id' },
  match_judgement: { changes: never, known: { at: 'at' } },
  match_asking: { changes: never, known: { at: 'at' } },
  review_campaign: { changes: never, known: { at: 'created_at' } },
  review_campaign_holder: {
    changes: never,
    known: { with: 'review_campaign', by: 'campaign_id' },
    whose: 'person_id',
    // The list is written first and its campaign last: from then on nobody can be put on it.
    refuses: 'exists (select 1 from review_campaign where id = new.campaign_id)',
  },

  run_state: {
    changes: never,
    known: 'through',
    view: `select run_id, state from run_event as last
  where not exists (select 1 from run_event as later where later.run_id = last.run_id and later.seq > last.seq)`,
  },
  // Of the drafts of a scheme and month the newest: SQLite takes the other columns from the row of the maximum.
  standing_run: {
    changes: never,
    known: 'through',
    view: `select scheme, max(run) as run, month, state from (
    select asked.value as scheme, run.id as run, run.month, run_state.state
    from run, json_each(run.scope) as asked join run_state on run_state.run_id = run.id)
  where state <> 'voided' group by scheme, iif(state = 'drafted', month, run)`,
  },
  scheme_version: { changes: never, known: 'always' },
  run: { changes: never, known: { at: 'created_at' } },
  run_event: { changes: never, known: { at: 'at' } },
  draft_cache: { changes: never, known: { with: 'run', by: 'run_id' } },
  line: {
    changes: never,
    known: { with: 'run', by: 'run_id' },
    // CROSS JOIN: whoever asks for a run, a scheme or a unit finds it by the keys in this order.
    view: `select run_id, scheme, unit_type, unit_id, period, month, payee, payee_person_id, payee_account_id, fen,
    reason, version_sha256
  from line_group cross join line_entry on line_entry.group_id = line_group.id
    cross join line_kind on line_kind.id = line_entry.kind_id`,
  },
  line_group: { changes: never, known: 'always' },
  line_kind: { changes: never, known: 'always' },
  line_entry: { changes: never, known: 'always' },
  frozen_report: { changes: never, known: { at: 'frozen_at' } },
  audit: { changes: never, known: 'always' },
} as const satisfies {
  readonly [Name in keyof Tables]: Entry & {
    readonly masked?: Partial<Record<keyof Tables[Name], MaskedAs>>;
  };
} & Record<string, Entry>;

/** A table or view of the database. */
export type TableName = keyof typeof catalogue;

/** Every table with its entry, in the order of the catalogue. */
export const tables: readonly (readonly [TableName, Entry])[] = Object.entries(catalogue) as [
  TableName,
  Entry,
][];

/** Whether it is a table, and no view of others. */
export function isTable([, { view }]: (typeof tables)[number]): boolean {
  return view === undefined;
}

/** 视图 every view with what it reads: `current_x` has the rows of x that were not superseded. */
export const views: readonly (readonly [name: string, select: string])[] = [
  ...tables.flatMap(([name, { view }]) => (view === undefined ? [] : [[name, view] as const])),
  ...tables.flatMap(([name, { changes }]) =>
    changes === 'superseded'
      ? [[`current_${name}`, `select * from ${name} where superseded_by is null`] as const]
      : [],
  ),
];

/** The views that say of any day what the tables they read say of it. */
export const viewsThrough = views.filter(([name]) =>
  tables.every(([table, { known }]) => table !== name || known === 'through'),
);

/** The tables that hold one of these. */
export function tablesOf(...holds: readonly NonNullable<Entry['holds']>[]): readonly TableName[] {
  return tables.flatMap(([name, entry]) => (entry.holds && holds.includes(entry.holds) ? [name] : []));
}

/** 名单说到人的表 the tables that hold what lists said of a person. */
export function tablesOfPeople(): readonly TableName[] {
  return tablesOf('list', 'statements', 'records').filter((name) => 'whose' in catalogue[name]);
}

/** The sheets whose rows say who is on a list. */
export type ListKind = 'low-income' | 'households';

/** 名单表 the rows of each list as they were said. */
export const listTables = {
  'low-income': 'low_income_row',
  households: 'household_row',
} as const satisfies Readonly<Record<ListKind, TableName>>;

/** The column by which a row says which import brought it. */
export function importColumnOf(table: TableName): string {
  const { known } = catalogue[table] as Entry;
  if (typeof known === 'string' || !('import' in known)) throw new RangeError(`${table} is of no import`);
  return known.import;
}

/** How a column is masked; undefined where it is shown as it is. */
export function maskedAs(table: string, column: string): MaskedAs | undefined {
  return tables.find(([name]) => name === table)?.[1].masked?.[column];
}
