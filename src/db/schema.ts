import type { Generated } from 'kysely';
import type { Category, Grade } from '../kernel/certificate-number.ts';
import type { CitizenId, Sex } from '../kernel/citizen-id.ts';
import type { PlainDate } from '../kernel/plain-date.ts';
import type { YearMonth } from '../kernel/year-month.ts';
import type { CancelReason, CertificateEventKind } from '../registry/certificate/certificate.ts';
import type { ListScope } from '../registry/lists/lists.ts';
import type { ReviewResult } from '../registry/review.ts';

/** Where a row came from: the import, and the sheet and row of its file. */
type Provenance = { import_id: number; sheet: string; row_number: number };

/** By which import a row was corrected or undone, and by which undoing it was brought back. */
type Superseded = { superseded_by: number | null; restored_by: number | null };

/** 陈述 a row as a list said it; its import says of which day. */
type Stated = {
  id: Generated<number>;
  import_id: number;
  row_number: number;
  superseded_by: number | null;
};

/** The tables as the migrations leave them (a test holds them: schema.sql). */
export type Tables = {
  frozen_report: {
    id: Generated<number>;
    year: number;
    as_of: PlainDate;
    figures: string;
    policies_sha256: string;
    last_import: number;
    last_run_event: string;
    why: string | null;
    frozen_by: string;
    frozen_at: string;
  };
  setting: { name: string; value: string };
  import: {
    id: number;
    file_name: string;
    sha256: string;
    kind: string;
    sheet: string;
    as_of: PlainDate;
    operator: string;
    recorded_at: string;
    rows_read: number;
    rows_inserted: number;
    rows_updated: number;
    rows_unchanged: number;
    rows_rejected: number;
    /** How many problems its rows had, of any severity. */
    row_problems: number;
    /** Which command it came with: of two statements of one day the later corrects. */
    command: Generated<number>;
    scope: Generated<ListScope>;
    /** The subdistrict or community whose people it names all of; null for the whole district. */
    area: string | null;
    /** JSON names of the fields that its columns speak of. */
    stated: Generated<string>;
  };
  low_income_row: Stated & {
    person_id: number;
    category: 'low-income' | 'destitute' | 'borderline' | 'registered-poor';
    from_month: YearMonth | null;
    to_month: YearMonth | null;
  };
  household_row: Stated & {
    person_id: number;
    household_key: string;
    is_head: 0 | 1;
    since: PlainDate | null;
  };
  /** What a roster said of a certificate, or a list of something that happened to one (without a certificate id). */
  holder_statement: Stated & {
    person_id: number;
    certificate_id: number | null;
    /** JSON; null for the same as the row that brought the certificate. */
    content: string | null;
  };
  person: Provenance & {
    id: Generated<number>;
    citizen_id: CitizenId;
    name: string;
    stated_sex: Sex | null;
    stated_birth_date: PlainDate | null;
    ethnicity: string | null;
    address: string | null;
    phone: string | null;
  };
  certificate: Provenance & {
    id: Generated<number>;
    person_id: number;
    number: string;
    category: Category;
    grade: Grade;
    components: string | null;
    first_issued_on: PlainDate;
    /** The undoing of the import that brought it; null for a certificate that counts. */
    withdrawn_by: number | null;
  };
  certificate_event: Provenance & {
    id: Generated<number>;
    certificate_id: number;
    kind: CertificateEventKind;
    happened_on: PlainDate;
    /** Set where the event begins a term: its last valid day. */
    expires_on: PlainDate | null;
    reason: CancelReason | null;
  } & Superseded;
  household: { id: Generated<number>; household_key: string; import_id: number };
  employer_unit: { id: Generated<number>; credit_code: string };
  fact: Superseded & {
    id: Generated<number>;
    person_id: number;
    name: StoredFactName;
    value: string;
    valid_from: PlainDate;
    /** The first day on which it was no longer true; null while it lasts. */
    valid_to: PlainDate | null;
    recorded_by: number;
    sheet: string;
    row_number: number;
  };
  coverage: Superseded & {
    id: Generated<number>;
    /** `low_income_listed`: rows of the list were rejected, so it says who is on it and not who is not. */
    name: 'low_income' | 'low_income_listed';
    from_month: YearMonth;
    to_month: YearMonth;
    import_id: number;
    /** The area of the list; null for the whole district. */
    area: string | null;
  };
  scheme_version: { sha256: string; scheme: string; from_month: YearMonth; body: string; loaded_at: string };
  run: {
    id: number;
    month: YearMonth;
    scope: string;
    policy_sha256: string;
    last_import: number;
    lines_sha256: string;
    created_by: string;
    created_at: string;
  };
  run_event: { run_id: number; seq: number; state: RunState; actor: string; at: string };
  draft_cache: { id: Generated<number>; run_id: number; inputs_sha256: string; body: string };
  /** A view over line_group, line_entry and line_kind: read here, written there. */
  line: {
    run_id: number;
    scheme: string;
    unit_type: 'person' | 'household' | 'employer';
    unit_id: number;
    /** 所属期: a month, a year, `once`, or the natural key of an event. */
    period: string;
    /** The month it falls in; the month of payment is the run's. */
    month: YearMonth;
    payee: 'self' | 'guardian' | 'head' | 'employer' | 'institution' | 'insurer';
    payee_person_id: number | null;
    /** The row that names the guardian who is paid. */
    payee_account_id: number | null;
    fen: number;
    reason: 'regular' | 'backpay' | 'clawback';
    version_sha256: string;
  };
  review: Provenance &
    Superseded & {
      id: Generated<number>;
      person_id: number | null;
      certificate_number: string;
      reviewed_on: PlainDate;
      result: ReviewResult;
      reviewer: string | null;
      note: string | null;
      occurrence: number;
    };
  review_campaign: {
    id: number;
    name: string;
    as_of: PlainDate;
    since: PlainDate;
    /** JSON names; null for the whole district. */
    subdistricts: string | null;
    eligible: number;
    last_import: number;
    created_by: string;
    created_at: string;
  };
  review_campaign_holder: {
    campaign_id: number;
    person_id: number;
    certificate_id: number;
    subdistrict: string | null;
  };
  change: Provenance & {
    id: Generated<number>;
    entity: 'person' | 'certificate';
    entity_id: number;
    field: string;
    old_value: string | number | null;
    new_value: string | number | null;
  };
  finding_waiver: {
    id: Generated<number>;
    code: string;
    person_id: number;
    /** The last day on which the finding is not shown. */
    until_on: PlainDate;
    why: string;
    waived_by: string;
    waived_at: string;
  };
  duplicate_judgement: {
    id: Generated<number>;
    /** The one registered first. */
    person_id: number;
    other_person_id: number;
    verdict: 'same' | 'different';
    why: string;
    actor: string;
    at: string;
  };
  match_question: {
    id: Generated<number>;
    /** 名单所写的指纹 the digest of all that the row says of somebody; it never leaves the database. */
    listed: string;
    person_id: number;
    /** Whether they were found beyond doubt, so that nothing waits for the answer. */
    is_sure: 0 | 1;
    /** Where the list said it when it was asked first. */
    file_name: string;
    sheet: string;
    row_number: number;
    listed_name: string | null;
    actor: string;
    at: string;
  };
  match_asking: {
    id: Generated<number>;
    question_id: number;
    is_asked: 0 | 1;
    actor: string;
    at: string;
  };
  match_judgement: {
    id: Generated<number>;
    question_id: number;
    verdict: 'same' | 'different' | 'unclear';
    why: string | null;
    /** The workbook that it came back in, and where it stands there. */
    file_name: string;
    file_sha256: string;
    sheet: string;
    row_number: number;
    actor: string;
    at: string;
  };
  case_file: Provenance & {
    id: Generated<number>;
    kind: string;
    /** Of one of these three. */
    person_id: number | null;
    household_key: string | null;
    credit_code: string | null;
    /** 受理的街道 as it was told at the opening; what is on record of the person stands before it. */
    subdistrict: string | null;
    opened_on: PlainDate;
    about_scheme: string | null;
    about_month: YearMonth | null;
    about_certificate_id: number | null;
  };
  /** What was done, and all that the case comes to after it; the one that counts is where it stands. */
  case_event: Provenance &
    Superseded & {
      id: Generated<number>;
      case_id: number;
      place: number;
      /** A step of its kind, or `open`, `note`, `attach`, `reassign`, `reopen`. */
      step: string;
      happened_on: PlainDate;
      state: string;
      since: PlainDate;
      due_on: PlainDate | null;
      ended: 'done' | 'refused' | 'withdrawn' | null;
      came_from: string | null;
      clerk: string | null;
      /** JSON of the fields and documents that this event brought; `fields` and `documents` are those of all so far. */
      said: string;
      fields: string;
      documents: string;
      note: string | null;
      attachment_sha256: string | null;
      attachment_name: string | null;
      /** 办理工作日 from opening to the end, where it ended. */
      working_days: number | null;
      scheme: string | null;
      amount_fen: number | null;
      approval: string | null;
      student_level: string | null;
      student_basis: string | null;
      approved_on: PlainDate | null;
      approved_place: number | null;
    };
  attachment: { sha256: string; size: number; content: Uint8Array };
  import_undo: { import_id: number; by_import: number };
  /** JSON of a `Problem`, masked. */
  import_problem: { import_id: number; place: number; problem: string };
  audit: {
    seq: number;
    at: string;
    actor: string;
    action: string;
    body: string;
    previous_hash: string;
    hash: string;
  };
};

/** What a fact says: 低保, 所在户 (household key), 户主 of a household, 户籍街道, 户籍社区, 监护人. */
export type StoredFactName =
  'low_income' | 'household' | 'household_head' | 'subdistrict' | 'community' | 'guardian';

/** 批次状态 state of a run: the last event counts. */
export type RunState = 'drafted' | 'voided';
