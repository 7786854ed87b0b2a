CREATE VIEW current_account as select * from account where superseded_by is null;

CREATE VIEW current_application as select * from application where superseded_by is null;

CREATE VIEW current_bank_return as select * from bank_return where superseded_by is null;

CREATE VIEW current_case_event as select * from case_event where superseded_by is null;

CREATE VIEW current_certificate_event as select * from certificate_event where superseded_by is null;

CREATE VIEW current_coverage as select * from coverage where superseded_by is null;

CREATE VIEW current_death as select * from death where superseded_by is null;

CREATE VIEW current_district_fact as select * from district_fact where superseded_by is null;

CREATE VIEW current_education_application as select * from education_application where superseded_by is null;

CREATE VIEW current_employer as select * from employer where superseded_by is null;

CREATE VIEW current_entitlement as select * from entitlement where superseded_by is null;

CREATE VIEW current_fact as select * from fact where superseded_by is null;

CREATE VIEW current_holder_statement as select * from holder_statement where superseded_by is null;

CREATE VIEW current_household_row as select * from household_row where superseded_by is null;

CREATE VIEW current_insurance_claim as select * from insurance_claim where superseded_by is null;

CREATE VIEW current_insurance_policy as select * from insurance_policy where superseded_by is null;

CREATE VIEW current_low_income_row as select * from low_income_row where superseded_by is null;

CREATE VIEW current_move as select * from move where superseded_by is null;

CREATE VIEW current_narrative as select * from narrative where superseded_by is null;

CREATE VIEW current_placement as select * from placement where superseded_by is null;

CREATE VIEW current_review as select * from review where superseded_by is null;

CREATE VIEW current_roster_absence as select * from roster_absence where superseded_by is null;

CREATE VIEW current_service_record as select * from service_record where superseded_by is null;

CREATE VIEW current_staff_relative as select * from staff_relative where superseded_by is null;

CREATE VIEW line as select run_id, scheme, unit_type, unit_id, period, month, payee, payee_person_id, payee_account_id, fen,
    reason, version_sha256
  from line_group cross join line_entry on line_entry.group_id = line_group.id
    cross join line_kind on line_kind.id = line_entry.kind_id;

CREATE VIEW run_state as select run_id, state from run_event as last
  where not exists (select 1 from run_event as later where later.run_id = last.run_id and later.seq > last.seq);

CREATE VIEW standing_run as select scheme, max(run) as run, month, state from (
    select asked.value as scheme, run.id as run, run.month, run_state.state
    from run, json_each(run.scope) as asked join run_state on run_state.run_id = run.id)
  where state <> 'voided' group by scheme, iif(state = 'drafted', month, run);

CREATE TRIGGER account_never_delete before delete on account begin select raise(abort, 'append-only: account'); end;

CREATE TRIGGER account_never_replace before insert on account when exists (select 1 from account where id = new.id) begin select raise(abort, 'append-only: account'); end;

CREATE TRIGGER account_never_update before update on account when old.superseded_by is not null or new.id is not old.id or new.person_id is not old.person_id or new.guardian is not old.guardian or new.guardian_citizen_id is not old.guardian_citizen_id or new.guardian_relation is not old.guardian_relation or new.guardian_phone is not old.guardian_phone or new.bank is not old.bank or new.account_holder is not old.account_holder or new.account is not old.account or new.since is not old.since or new.occurrence is not old.occurrence or new.import_id is not old.import_id or new.sheet is not old.sheet or new.row_number is not old.row_number or new.restored_by is not old.restored_by begin select raise(abort, 'append-only: account'); end;

CREATE TRIGGER application_never_delete before delete on application begin select raise(abort, 'append-only: application'); end;

CREATE TRIGGER application_never_replace before insert on application when exists (select 1 from application where id = new.id) begin select raise(abort, 'append-only: application'); end;

CREATE TRIGGER application_never_update before update on application when old.superseded_by is not null or new.id is not old.id or new.person_id is not old.person_id or new.scheme is not old.scheme or new.applied_on is not old.applied_on or new.received_by is not old.received_by or new.note is not old.note or new.occurrence is not old.occurrence or new.import_id is not old.import_id or new.sheet is not old.sheet or new.row_number is not old.row_number or new.restored_by is not old.restored_by begin select raise(abort, 'append-only: application'); end;

CREATE TRIGGER attachment_never_delete before delete on attachment begin select raise(abort, 'append-only: attachment'); end;

CREATE TRIGGER attachment_never_replace before insert on attachment when exists (select 1 from attachment where sha256 = new.sha256) begin select raise(abort, 'append-only: attachment'); end;

CREATE TRIGGER attachment_never_update before update on attachment begin select raise(abort, 'append-only: attachment'); end;

CREATE TRIGGER audit_never_delete before delete on audit begin select raise(abort, 'append-only: audit'); end;

CREATE TRIGGER audit_never_replace before insert on audit when exists (select 1 from audit where seq = new.seq) or exists (select 1 from audit where hash = new.hash) begin select raise(abort, 'append-only: audit'); end;

CREATE TRIGGER audit_never_update before update on audit begin select raise(abort, 'append-only: audit'); end;

CREATE TRIGGER bank_return_never_delete before delete on bank_return begin select raise(abort, 'append-only: bank_return'); end;

CREATE TRIGGER bank_return_never_replace before insert on bank_return when exists (select 1 from bank_return where id = new.id) begin select raise(abort, 'append-only: bank_return'); end;

CREATE TRIGGER bank_return_never_update before update on bank_return when old.superseded_by is not null or new.id is not old.id or new.batch is not old.batch or new.account_holder is not old.account_holder or new.account is not old.account or new.person_id is not old.person_id or new.amount_fen is not old.amount_fen or new.result is not old.result or new.why is not old.why or new.returned_on is not old.returned_on or new.note is not old.note or new.occurrence is not old.occurrence or new.import_id is not old.import_id or new.sheet is not old.sheet or new.row_number is not old.row_number or new.restored_by is not old.restored_by begin select raise(abort, 'append-only: bank_return'); end;

CREATE TRIGGER case_event_never_delete before delete on case_event begin select raise(abort, 'append-only: case_event'); end;

CREATE TRIGGER case_event_never_replace before insert on case_event when exists (select 1 from case_event where id = new.id) begin select raise(abort, 'append-only: case_event'); end;

CREATE TRIGGER case_event_never_update before update on case_event when old.superseded_by is not null or new.id is not old.id or new.case_id is not old.case_id or new.place is not old.place or new.step is not old.step or new.happened_on is not old.happened_on or new.state is not old.state or new.since is not old.since or new.due_on is not old.due_on or new.ended is not old.ended or new.came_from is not old.came_from or new.clerk is not old.clerk or new.said is not old.said or new.fields is not old.fields or new.documents is not old.documents or new.note is not old.note or new.attachment_sha256 is not old.attachment_sha256 or new.attachment_name is not old.attachment_name or new.working_days is not old.working_days or new.scheme is not old.scheme or new.amount_fen is not old.amount_fen or new.approval is not old.approval or new.student_level is not old.student_level or new.student_basis is not old.student_basis or new.approved_on is not old.approved_on or new.approved_place is not old.approved_place or new.import_id is not old.import_id or new.sheet is not old.sheet or new.row_number is not old.row_number or new.restored_by is not old.restored_by begin select raise(abort, 'append-only: case_event'); end;

CREATE TRIGGER case_file_never_delete before delete on case_file begin select raise(abort, 'append-only: case_file'); end;

CREATE TRIGGER case_file_never_replace before insert on case_file when exists (select 1 from case_file where id = new.id) begin select raise(abort, 'append-only: case_file'); end;

CREATE TRIGGER case_file_never_update before update on case_file begin select raise(abort, 'append-only: case_file'); end;

CREATE TRIGGER certificate_event_never_delete before delete on certificate_event begin select raise(abort, 'append-only: certificate_event'); end;

CREATE TRIGGER certificate_event_never_replace before insert on certificate_event when exists (select 1 from certificate_event where id = new.id) or new.superseded_by is null and exists (select 1 from certificate_event where superseded_by is null
      and certificate_id = new.certificate_id and happened_on = new.happened_on and kind = new.kind) begin select raise(abort, 'append-only: certificate_event'); end;

CREATE TRIGGER certificate_event_never_update before update on certificate_event when old.superseded_by is not null or new.id is not old.id or new.certificate_id is not old.certificate_id or new.kind is not old.kind or new.happened_on is not old.happened_on or new.expires_on is not old.expires_on or new.reason is not old.reason or new.import_id is not old.import_id or new.sheet is not old.sheet or new.row_number is not old.row_number or new.restored_by is not old.restored_by begin select raise(abort, 'append-only: certificate_event'); end;

CREATE TRIGGER change_never_delete before delete on change begin select raise(abort, 'append-only: change'); end;

CREATE TRIGGER change_never_replace before insert on change when exists (select 1 from change where id = new.id) begin select raise(abort, 'append-only: change'); end;

CREATE TRIGGER change_never_update before update on change begin select raise(abort, 'append-only: change'); end;

CREATE TRIGGER coverage_never_delete before delete on coverage begin select raise(abort, 'append-only: coverage'); end;

CREATE TRIGGER coverage_never_replace before insert on coverage when exists (select 1 from coverage where id = new.id) begin select raise(abort, 'append-only: coverage'); end;

CREATE TRIGGER coverage_never_update before update on coverage when old.superseded_by is not null or new.id is not old.id or new.name is not old.name or new.from_month is not old.from_month or new.to_month is not old.to_month or new.import_id is not old.import_id or new.restored_by is not old.restored_by or new.area is not old.area begin select raise(abort, 'append-only: coverage'); end;

CREATE TRIGGER death_never_delete before delete on death begin select raise(abort, 'append-only: death'); end;

CREATE TRIGGER death_never_replace before insert on death when exists (select 1 from death where id = new.id) begin select raise(abort, 'append-only: death'); end;

CREATE TRIGGER death_never_update before update on death when old.superseded_by is not null or new.id is not old.id or new.person_id is not old.person_id or new.died_on is not old.died_on or new.source is not old.source or new.occurrence is not old.occurrence or new.import_id is not old.import_id or new.sheet is not old.sheet or new.row_number is not old.row_number or new.restored_by is not old.restored_by begin select raise(abort, 'append-only: death'); end;

CREATE TRIGGER district_fact_never_delete before delete on district_fact begin select raise(abort, 'append-only: district_fact'); end;

CREATE TRIGGER district_fact_never_replace before insert on district_fact when exists (select 1 from district_fact where id = new.id) begin select raise(abort, 'append-only: district_fact'); end;

CREATE TRIGGER district_fact_never_update before update on district_fact when old.superseded_by is not null or new.id is not old.id or new.item is not old.item or new.year is not old.year or new.value is not old.value or new.unit is not old.unit or new.source is not old.source or new.note is not old.note or new.occurrence is not old.occurrence or new.import_id is not old.import_id or new.sheet is not old.sheet or new.row_number is not old.row_number or new.restored_by is not old.restored_by begin select raise(abort, 'append-only: district_fact'); end;

CREATE TRIGGER draft_cache_never_delete before delete on draft_cache begin select raise(abort, 'append-only: draft_cache'); end;

CREATE TRIGGER draft_cache_never_replace before insert on draft_cache when exists (select 1 from draft_cache where id = new.id) or exists (select 1 from draft_cache where run_id = new.run_id and inputs_sha256 = new.inputs_sha256) begin select raise(abort, 'append-only: draft_cache'); end;

CREATE TRIGGER draft_cache_never_update before update on draft_cache begin select raise(abort, 'append-only: draft_cache'); end;

CREATE TRIGGER duplicate_judgement_never_delete before delete on duplicate_judgement begin select raise(abort, 'append-only: duplicate_judgement'); end;

CREATE TRIGGER duplicate_judgement_never_replace before insert on duplicate_judgement when exists (select 1 from duplicate_judgement where id = new.id) begin select raise(abort, 'append-only: duplicate_judgement'); end;

CREATE TRIGGER duplicate_judgement_never_update before update on duplicate_judgement begin select raise(abort, 'append-only: duplicate_judgement'); end;

CREATE TRIGGER education_application_never_delete before delete on education_application begin select raise(abort, 'append-only: education_application'); end;

CREATE TRIGGER education_application_never_replace before insert on education_application when exists (select 1 from education_application where id = new.id) begin select raise(abort, 'append-only: education_application'); end;

CREATE TRIGGER education_application_never_update before update on education_application when old.superseded_by is not null or new.id is not old.id or new.person_id is not old.person_id or new.basis is not old.basis or new.level is not old.level or new.year is not old.year or new.school is not old.school or new.parent is not old.parent or new.parent_citizen_id is not old.parent_citizen_id or new.applied_on is not old.applied_on or new.note is not old.note or new.occurrence is not old.occurrence or new.import_id is not old.import_id or new.sheet is not old.sheet or new.row_number is not old.row_number or new.restored_by is not old.restored_by begin select raise(abort, 'append-only: education_application'); end;

CREATE TRIGGER employer_names_employer after insert on employer when new.credit_code is not null
  and not exists (select 1 from employer_unit where credit_code = new.credit_code)
  begin insert into employer_unit (credit_code) values (new.credit_code); end;

CREATE TRIGGER employer_never_delete before delete on employer begin select raise(abort, 'append-only: employer'); end;

CREATE TRIGGER employer_never_replace before insert on employer when exists (select 1 from employer where id = new.id) begin select raise(abort, 'append-only: employer'); end;

CREATE TRIGGER employer_never_update before update on employer when old.superseded_by is not null or new.id is not old.id or new.employer is not old.employer or new.credit_code is not old.credit_code or new.year is not old.year or new.workers is not old.workers or new.disabled_workers is not old.disabled_workers or new.reviewed_on is not old.reviewed_on or new.result is not old.result or new.note is not old.note or new.occurrence is not old.occurrence or new.import_id is not old.import_id or new.sheet is not old.sheet or new.row_number is not old.row_number or new.restored_by is not old.restored_by begin select raise(abort, 'append-only: employer'); end;

CREATE TRIGGER employer_unit_never_delete before delete on employer_unit begin select raise(abort, 'append-only: employer_unit'); end;

CREATE TRIGGER employer_unit_never_replace before insert on employer_unit when exists (select 1 from employer_unit where id = new.id) or exists (select 1 from employer_unit where credit_code = new.credit_code) begin select raise(abort, 'append-only: employer_unit'); end;

CREATE TRIGGER employer_unit_never_update before update on employer_unit begin select raise(abort, 'append-only: employer_unit'); end;

CREATE TRIGGER entitlement_names_employer after insert on entitlement when new.credit_code is not null
  and not exists (select 1 from employer_unit where credit_code = new.credit_code)
  begin insert into employer_unit (credit_code) values (new.credit_code); end;

CREATE TRIGGER entitlement_never_delete before delete on entitlement begin select raise(abort, 'append-only: entitlement'); end;

CREATE TRIGGER entitlement_never_replace before insert on entitlement when exists (select 1 from entitlement where id = new.id) begin select raise(abort, 'append-only: entitlement'); end;

CREATE TRIGGER entitlement_never_update before update on entitlement when old.superseded_by is not null or new.id is not old.id or new.scheme is not old.scheme or new.person_id is not old.person_id or new.employer is not old.employer or new.credit_code is not old.credit_code or new.month is not old.month or new.amount_fen is not old.amount_fen or new.note is not old.note or new.occurrence is not old.occurrence or new.import_id is not old.import_id or new.sheet is not old.sheet or new.row_number is not old.row_number or new.restored_by is not old.restored_by begin select raise(abort, 'append-only: entitlement'); end;

CREATE TRIGGER fact_never_delete before delete on fact begin select raise(abort, 'append-only: fact'); end;

CREATE TRIGGER fact_never_replace before insert on fact when exists (select 1 from fact where id = new.id) begin select raise(abort, 'append-only: fact'); end;

CREATE TRIGGER fact_never_update before update on fact when old.superseded_by is not null or new.id is not old.id or new.person_id is not old.person_id or new.name is not old.name or new.value is not old.value or new.valid_from is not old.valid_from or new.valid_to is not old.valid_to or new.recorded_by is not old.recorded_by or new.sheet is not old.sheet or new.row_number is not old.row_number or new.restored_by is not old.restored_by begin select raise(abort, 'append-only: fact'); end;

CREATE TRIGGER finding_waiver_never_delete before delete on finding_waiver begin select raise(abort, 'append-only: finding_waiver'); end;

CREATE TRIGGER finding_waiver_never_replace before insert on finding_waiver when exists (select 1 from finding_waiver where id = new.id) begin select raise(abort, 'append-only: finding_waiver'); end;

CREATE TRIGGER finding_waiver_never_update before update on finding_waiver begin select raise(abort, 'append-only: finding_waiver'); end;

CREATE TRIGGER frozen_report_never_delete before delete on frozen_report begin select raise(abort, 'append-only: frozen_report'); end;

CREATE TRIGGER frozen_report_never_replace before insert on frozen_report when exists (select 1 from frozen_report where id = new.id) begin select raise(abort, 'append-only: frozen_report'); end;

CREATE TRIGGER frozen_report_never_update before update on frozen_report begin select raise(abort, 'append-only: frozen_report'); end;

CREATE TRIGGER holder_statement_never_delete before delete on holder_statement begin select raise(abort, 'append-only: holder_statement'); end;

CREATE TRIGGER holder_statement_never_replace before insert on holder_statement when exists (select 1 from holder_statement where id = new.id) begin select raise(abort, 'append-only: holder_statement'); end;

CREATE TRIGGER holder_statement_never_update before update on holder_statement when old.superseded_by is not null or new.id is not old.id or new.person_id is not old.person_id or new.certificate_id is not old.certificate_id or new.content is not old.content or new.import_id is not old.import_id or new.row_number is not old.row_number begin select raise(abort, 'append-only: holder_statement'); end;

CREATE TRIGGER household_row_never_delete before delete on household_row begin select raise(abort, 'append-only: household_row'); end;

CREATE TRIGGER household_row_never_replace before insert on household_row when exists (select 1 from household_row where id = new.id) begin select raise(abort, 'append-only: household_row'); end;

CREATE TRIGGER household_row_never_update before update on household_row when old.superseded_by is not null or new.id is not old.id or new.person_id is not old.person_id or new.household_key is not old.household_key or new.is_head is not old.is_head or new.since is not old.since or new.import_id is not old.import_id or new.row_number is not old.row_number begin select raise(abort, 'append-only: household_row'); end;

CREATE TRIGGER import_never_delete before delete on import begin select raise(abort, 'append-only: import'); end;

CREATE TRIGGER import_never_replace before insert on import when exists (select 1 from import where id = new.id) begin select raise(abort, 'append-only: import'); end;

CREATE TRIGGER import_never_update before update on import begin select raise(abort, 'append-only: import'); end;

CREATE TRIGGER import_problem_never_delete before delete on import_problem begin select raise(abort, 'append-only: import_problem'); end;

CREATE TRIGGER import_problem_never_replace before insert on import_problem when exists (select 1 from import_problem where import_id = new.import_id and place = new.place) begin select raise(abort, 'append-only: import_problem'); end;

CREATE TRIGGER import_problem_never_update before update on import_problem begin select raise(abort, 'append-only: import_problem'); end;

CREATE TRIGGER import_undo_never_delete before delete on import_undo begin select raise(abort, 'append-only: import_undo'); end;

CREATE TRIGGER import_undo_never_replace before insert on import_undo when exists (select 1 from import_undo where import_id = new.import_id) begin select raise(abort, 'append-only: import_undo'); end;

CREATE TRIGGER import_undo_never_update before update on import_undo begin select raise(abort, 'append-only: import_undo'); end;

CREATE TRIGGER insurance_claim_never_delete before delete on insurance_claim begin select raise(abort, 'append-only: insurance_claim'); end;

CREATE TRIGGER insurance_claim_never_replace before insert on insurance_claim when exists (select 1 from insurance_claim where id = new.id) begin select raise(abort, 'append-only: insurance_claim'); end;

CREATE TRIGGER insurance_claim_never_update before update on insurance_claim when old.superseded_by is not null or new.id is not old.id or new.claim_number is not old.claim_number or new.person_id is not old.person_id or new.cause is not old.cause or new.payment is not old.payment or new.happened_on is not old.happened_on or new.paid_on is not old.paid_on or new.amount_fen is not old.amount_fen or new.note is not old.note or new.occurrence is not old.occurrence or new.import_id is not old.import_id or new.sheet is not old.sheet or new.row_number is not old.row_number or new.restored_by is not old.restored_by begin select raise(abort, 'append-only: insurance_claim'); end;

CREATE TRIGGER insurance_policy_never_delete before delete on insurance_policy begin select raise(abort, 'append-only: insurance_policy'); end;

CREATE TRIGGER insurance_policy_never_replace before insert on insurance_policy when exists (select 1 from insurance_policy where id = new.id) begin select raise(abort, 'append-only: insurance_policy'); end;

CREATE TRIGGER insurance_policy_never_update before update on insurance_policy when old.superseded_by is not null or new.id is not old.id or new.person_id is not old.person_id or new.product is not old.product or new.policy_number is not old.policy_number or new.starts_on is not old.starts_on or new.ends_on is not old.ends_on or new.premium_fen is not old.premium_fen or new.note is not old.note or new.occurrence is not old.occurrence or new.import_id is not old.import_id or new.sheet is not old.sheet or new.row_number is not old.row_number or new.restored_by is not old.restored_by begin select raise(abort, 'append-only: insurance_policy'); end;

CREATE TRIGGER line_entry_never_delete before delete on line_entry begin select raise(abort, 'append-only: line_entry'); end;

CREATE TRIGGER line_entry_never_replace before insert on line_entry when exists (select 1 from line_entry where group_id = new.group_id and unit_id = new.unit_id) begin select raise(abort, 'append-only: line_entry'); end;

CREATE TRIGGER line_entry_never_update before update on line_entry begin select raise(abort, 'append-only: line_entry'); end;

CREATE TRIGGER line_group_never_delete before delete on line_group begin select raise(abort, 'append-only: line_group'); end;

CREATE TRIGGER line_group_never_replace before insert on line_group when exists (select 1 from line_group where id = new.id) or exists (select 1 from line_group where run_id = new.run_id and scheme = new.scheme and unit_type = new.unit_type and period = new.period) begin select raise(abort, 'append-only: line_group'); end;

CREATE TRIGGER line_group_never_update before update on line_group begin select raise(abort, 'append-only: line_group'); end;

CREATE TRIGGER line_kind_never_delete before delete on line_kind begin select raise(abort, 'append-only: line_kind'); end;

CREATE TRIGGER line_kind_never_replace before insert on line_kind when exists (select 1 from line_kind where id = new.id) or exists (select 1 from line_kind where version_sha256 = new.version_sha256 and month = new.month and payee = new.payee and reason = new.reason) begin select raise(abort, 'append-only: line_kind'); end;

CREATE TRIGGER line_kind_never_update before update on line_kind begin select raise(abort, 'append-only: line_kind'); end;

CREATE TRIGGER low_income_row_never_delete before delete on low_income_row begin select raise(abort, 'append-only: low_income_row'); end;

CREATE TRIGGER low_income_row_never_replace before insert on low_income_row when exists (select 1 from low_income_row where id = new.id) begin select raise(abort, 'append-only: low_income_row'); end;

CREATE TRIGGER low_income_row_never_update before update on low_income_row when old.superseded_by is not null or new.id is not old.id or new.person_id is not old.person_id or new.category is not old.category or new.from_month is not old.from_month or new.to_month is not old.to_month or new.import_id is not old.import_id or new.row_number is not old.row_number begin select raise(abort, 'append-only: low_income_row'); end;

CREATE TRIGGER match_asking_never_delete before delete on match_asking begin select raise(abort, 'append-only: match_asking'); end;

CREATE TRIGGER match_asking_never_replace before insert on match_asking when exists (select 1 from match_asking where id = new.id) begin select raise(abort, 'append-only: match_asking'); end;

CREATE TRIGGER match_asking_never_update before update on match_asking begin select raise(abort, 'append-only: match_asking'); end;

CREATE TRIGGER match_judgement_never_delete before delete on match_judgement begin select raise(abort, 'append-only: match_judgement'); end;

CREATE TRIGGER match_judgement_never_replace before insert on match_judgement when exists (select 1 from match_judgement where id = new.id) begin select raise(abort, 'append-only: match_judgement'); end;

CREATE TRIGGER match_judgement_never_update before update on match_judgement begin select raise(abort, 'append-only: match_judgement'); end;

CREATE TRIGGER match_question_never_delete before delete on match_question begin select raise(abort, 'append-only: match_question'); end;

CREATE TRIGGER match_question_never_replace before insert on match_question when exists (select 1 from match_question where id = new.id) or exists (select 1 from match_question where listed = new.listed and person_id = new.person_id) begin select raise(abort, 'append-only: match_question'); end;

CREATE TRIGGER match_question_never_update before update on match_question begin select raise(abort, 'append-only: match_question'); end;

CREATE TRIGGER move_never_delete before delete on move begin select raise(abort, 'append-only: move'); end;

CREATE TRIGGER move_never_replace before insert on move when exists (select 1 from move where id = new.id) begin select raise(abort, 'append-only: move'); end;

CREATE TRIGGER move_never_update before update on move when old.superseded_by is not null or new.id is not old.id or new.person_id is not old.person_id or new.direction is not old.direction or new.moved_on is not old.moved_on or new.place is not old.place or new.occurrence is not old.occurrence or new.import_id is not old.import_id or new.sheet is not old.sheet or new.row_number is not old.row_number or new.restored_by is not old.restored_by begin select raise(abort, 'append-only: move'); end;

CREATE TRIGGER narrative_never_delete before delete on narrative begin select raise(abort, 'append-only: narrative'); end;

CREATE TRIGGER narrative_never_replace before insert on narrative when exists (select 1 from narrative where id = new.id) begin select raise(abort, 'append-only: narrative'); end;

CREATE TRIGGER narrative_never_update before update on narrative when old.superseded_by is not null or new.id is not old.id or new.year is not old.year or new.section is not old.section or new.text is not old.text or new.occurrence is not old.occurrence or new.import_id is not old.import_id or new.sheet is not old.sheet or new.row_number is not old.row_number or new.restored_by is not old.restored_by begin select raise(abort, 'append-only: narrative'); end;

CREATE TRIGGER placement_names_employer after insert on placement when new.credit_code is not null
  and not exists (select 1 from employer_unit where credit_code = new.credit_code)
  begin insert into employer_unit (credit_code) values (new.credit_code); end;

CREATE TRIGGER placement_never_delete before delete on placement begin select raise(abort, 'append-only: placement'); end;

CREATE TRIGGER placement_never_replace before insert on placement when exists (select 1 from placement where id = new.id) begin select raise(abort, 'append-only: placement'); end;

CREATE TRIGGER placement_never_update before update on placement when old.superseded_by is not null or new.id is not old.id or new.person_id is not old.person_id or new.employer is not old.employer or new.credit_code is not old.credit_code or new.began_on is not old.began_on or new.ended_on is not old.ended_on or new.form is not old.form or new.post is not old.post or new.note is not old.note or new.occurrence is not old.occurrence or new.import_id is not old.import_id or new.sheet is not old.sheet or new.row_number is not old.row_number or new.restored_by is not old.restored_by begin select raise(abort, 'append-only: placement'); end;

CREATE TRIGGER review_campaign_holder_never_delete before delete on review_campaign_holder begin select raise(abort, 'append-only: review_campaign_holder'); end;

CREATE TRIGGER review_campaign_holder_never_replace before insert on review_campaign_holder when exists (select 1 from review_campaign_holder where campaign_id = new.campaign_id and person_id = new.person_id) or exists (select 1 from review_campaign where id = new.campaign_id) begin select raise(abort, 'append-only: review_campaign_holder'); end;

CREATE TRIGGER review_campaign_holder_never_update before update on review_campaign_holder begin select raise(abort, 'append-only: review_campaign_holder'); end;

CREATE TRIGGER review_campaign_never_delete before delete on review_campaign begin select raise(abort, 'append-only: review_campaign'); end;

CREATE TRIGGER review_campaign_never_replace before insert on review_campaign when exists (select 1 from review_campaign where id = new.id) or exists (select 1 from review_campaign where name = new.name) begin select raise(abort, 'append-only: review_campaign'); end;

CREATE TRIGGER review_campaign_never_update before update on review_campaign begin select raise(abort, 'append-only: review_campaign'); end;

CREATE TRIGGER review_never_delete before delete on review begin select raise(abort, 'append-only: review'); end;

CREATE TRIGGER review_never_replace before insert on review when exists (select 1 from review where id = new.id) begin select raise(abort, 'append-only: review'); end;

CREATE TRIGGER review_never_update before update on review when old.superseded_by is not null or new.id is not old.id or new.person_id is not old.person_id or new.certificate_number is not old.certificate_number or new.reviewed_on is not old.reviewed_on or new.result is not old.result or new.reviewer is not old.reviewer or new.note is not old.note or new.occurrence is not old.occurrence or new.import_id is not old.import_id or new.sheet is not old.sheet or new.row_number is not old.row_number or new.restored_by is not old.restored_by begin select raise(abort, 'append-only: review'); end;

CREATE TRIGGER roster_absence_never_delete before delete on roster_absence begin select raise(abort, 'append-only: roster_absence'); end;

CREATE TRIGGER roster_absence_never_replace before insert on roster_absence when exists (select 1 from roster_absence where id = new.id) begin select raise(abort, 'append-only: roster_absence'); end;

CREATE TRIGGER roster_absence_never_update before update on roster_absence when old.superseded_by is not null or new.id is not old.id or new.certificate_id is not old.certificate_id or new.noticed_on is not old.noticed_on or new.import_id is not old.import_id begin select raise(abort, 'append-only: roster_absence'); end;

CREATE TRIGGER run_event_never_delete before delete on run_event begin select raise(abort, 'append-only: run_event'); end;

CREATE TRIGGER run_event_never_replace before insert on run_event when exists (select 1 from run_event where run_id = new.run_id and seq = new.seq) begin select raise(abort, 'append-only: run_event'); end;

CREATE TRIGGER run_event_never_update before update on run_event begin select raise(abort, 'append-only: run_event'); end;

CREATE TRIGGER run_never_delete before delete on run begin select raise(abort, 'append-only: run'); end;

CREATE TRIGGER run_never_replace before insert on run when exists (select 1 from run where id = new.id) begin select raise(abort, 'append-only: run'); end;

CREATE TRIGGER run_never_update before update on run begin select raise(abort, 'append-only: run'); end;

CREATE TRIGGER scheme_version_never_delete before delete on scheme_version begin select raise(abort, 'append-only: scheme_version'); end;

CREATE TRIGGER scheme_version_never_replace before insert on scheme_version when exists (select 1 from scheme_version where sha256 = new.sha256) begin select raise(abort, 'append-only: scheme_version'); end;

CREATE TRIGGER scheme_version_never_update before update on scheme_version begin select raise(abort, 'append-only: scheme_version'); end;

CREATE TRIGGER service_record_never_delete before delete on service_record begin select raise(abort, 'append-only: service_record'); end;

CREATE TRIGGER service_record_never_replace before insert on service_record when exists (select 1 from service_record where id = new.id) begin select raise(abort, 'append-only: service_record'); end;

CREATE TRIGGER service_record_never_update before update on service_record when old.superseded_by is not null or new.id is not old.id or new.programme is not old.programme or new.number is not old.number or new.person_id is not old.person_id or new.subject is not old.subject or new.served_on is not old.served_on or new.quantity is not old.quantity or new.unit is not old.unit or new.amount_fen is not old.amount_fen or new.note is not old.note or new.occurrence is not old.occurrence or new.import_id is not old.import_id or new.sheet is not old.sheet or new.row_number is not old.row_number or new.restored_by is not old.restored_by begin select raise(abort, 'append-only: service_record'); end;

CREATE TRIGGER staff_relative_never_delete before delete on staff_relative begin select raise(abort, 'append-only: staff_relative'); end;

CREATE TRIGGER staff_relative_never_replace before insert on staff_relative when exists (select 1 from staff_relative where id = new.id) begin select raise(abort, 'append-only: staff_relative'); end;

CREATE TRIGGER staff_relative_never_update before update on staff_relative when old.superseded_by is not null or new.id is not old.id or new.person_id is not old.person_id or new.staff_name is not old.staff_name or new.workplace is not old.workplace or new.relation is not old.relation or new.note is not old.note or new.occurrence is not old.occurrence or new.import_id is not old.import_id or new.sheet is not old.sheet or new.row_number is not old.row_number or new.restored_by is not old.restored_by begin select raise(abort, 'append-only: staff_relative'); end;

CREATE TABLE account ( -- 监护人和银行账户
  id integer primary key, person_id integer references person (id), guardian text, guardian_citizen_id text, guardian_relation text, guardian_phone text,
  bank text, account_holder text, account text, since text check (since is null or since is date(since)), occurrence integer not null default 1, import_id integer references import (id) deferrable initially deferred not null, sheet text not null, row_number integer not null,
  superseded_by integer references import (id) deferrable initially deferred, restored_by integer references import (id) deferrable initially deferred) strict;

CREATE TABLE application ( -- 补贴申请
  id integer primary key, person_id integer references person (id), scheme text not null, applied_on text not null check (applied_on is date(applied_on)), received_by text, note text, occurrence integer not null default 1, import_id integer references import (id) deferrable initially deferred not null, sheet text not null, row_number integer not null,
  superseded_by integer references import (id) deferrable initially deferred, restored_by integer references import (id) deferrable initially deferred) strict;

CREATE TABLE attachment ( -- 附件 a file that was handed in, by its digest
  sha256 text primary key check (length(sha256) = 64), size integer not null check (size = length(content)),
  content blob not null) strict;

CREATE TABLE audit ( -- 审计日志 a chain of hashes
  seq integer primary key, at text not null, actor text not null, action text not null,
  body text not null check (json_valid(body)), previous_hash text not null, hash text not null unique) strict;

CREATE TABLE bank_return ( -- 银行回盘
  id integer primary key, batch text, account_holder text not null, account text not null, person_id integer references person (id),
  amount_fen integer check (abs(amount_fen) <= 1000000000000) not null, result text not null check (result in ('paid', 'failed')), why text,
  returned_on text not null check (returned_on is date(returned_on)), note text, occurrence integer not null default 1, import_id integer references import (id) deferrable initially deferred not null, sheet text not null, row_number integer not null,
  superseded_by integer references import (id) deferrable initially deferred, restored_by integer references import (id) deferrable initially deferred) strict;

CREATE TABLE case_event ( -- 经过 what happened to a case, and where that left it: the one that counts is where it stands
  id integer primary key, case_id integer not null references case_file,
  place integer not null check (place >= 1), step text not null,
  happened_on text not null check (happened_on is date(happened_on)),
  state text not null, since text not null check (since is date(since)),
  due_on text check (due_on is date(due_on)), ended text check (ended in ('done', 'refused', 'withdrawn')),
  came_from text, clerk text,
  said text not null check (json_valid(said)), fields text not null check (json_valid(fields)),
  documents text not null check (json_valid(documents)), note text,
  attachment_sha256 text references attachment, attachment_name text, working_days integer,
  scheme text, amount_fen integer, approval text, student_level text, student_basis text, approved_on text check (approved_on is date(approved_on)),
  approved_place integer,
  import_id integer not null references import deferrable initially deferred,
  sheet text not null, row_number integer not null,
  superseded_by integer references import deferrable initially deferred,
  restored_by integer references import deferrable initially deferred,
  check (ended is null or due_on is null), check ((scheme is null) = (approved_on is null))) strict;

CREATE TABLE case_file ( -- 案卷 whom a case is of and what it is about; it counts while it has an event that counts
  id integer primary key, kind text not null, person_id integer references person,
  household_key text, credit_code text, subdistrict text, opened_on text not null check (opened_on is date(opened_on)),
  about_scheme text, about_month text check (about_month is null or about_month || '-01' is date(about_month || '-01')),
  about_certificate_id integer references certificate,
  import_id integer not null references import deferrable initially deferred,
  sheet text not null, row_number integer not null,
  check ((person_id is not null) + (household_key is not null) + (credit_code is not null) = 1)) strict;

CREATE TABLE certificate ( -- 残疾人证
  id integer primary key, person_id integer not null references person (id), number text not null unique,
  category text not null check (category in
    ('visual', 'hearing', 'speech', 'physical', 'intellectual', 'psychiatric', 'multiple')),
  grade integer not null check (grade between 1 and 4), first_issued_on text not null check (first_issued_on is date(first_issued_on)), import_id integer references import (id) deferrable initially deferred not null, sheet text not null, row_number integer not null,
  withdrawn_by integer references import (id) deferrable initially deferred, components text check (components is null or json_valid(components))) strict;

CREATE TABLE certificate_event ( -- 证件事项 新办、换发、注销 …
  id integer primary key, certificate_id integer not null references certificate (id),
  kind text not null check (kind in ('issued', 'renewed', 'reissued', 'regraded', 'transferred-in',
    'transferred-out', 'frozen', 'suspended', 'restored', 'cancelled')),
  happened_on text not null check (happened_on is date(happened_on)), expires_on text check (expires_on is null or expires_on is date(expires_on)), reason text, import_id integer references import (id) deferrable initially deferred not null, sheet text not null, row_number integer not null,
  superseded_by integer references import (id) deferrable initially deferred, restored_by integer references import (id) deferrable initially deferred) strict;

CREATE TABLE change ( -- 变更 a field of a person or certificate that was changed in place
  id integer primary key, entity text not null check (entity in ('person', 'certificate')),
  entity_id integer not null, field text not null, old_value any, new_value any, import_id integer references import (id) deferrable initially deferred not null, sheet text not null, row_number integer not null) strict;

CREATE TABLE coverage ( -- 名单所涉月份 the months for which a complete list is known
  id integer primary key, name text not null, from_month text not null check (from_month || '-01' is date(from_month || '-01')), to_month text not null check (to_month || '-01' is date(to_month || '-01')),
  import_id integer references import (id) deferrable initially deferred not null, superseded_by integer references import (id) deferrable initially deferred, restored_by integer references import (id) deferrable initially deferred, area text,
  check (from_month <= to_month)) strict;

CREATE TABLE death ( -- 死亡
  id integer primary key, person_id integer references person (id), died_on text not null check (died_on is date(died_on)), source text, occurrence integer not null default 1, import_id integer references import (id) deferrable initially deferred not null, sheet text not null, row_number integer not null,
  superseded_by integer references import (id) deferrable initially deferred, restored_by integer references import (id) deferrable initially deferred) strict;

CREATE TABLE district_fact ( -- 区情数据
  id integer primary key, item text not null, year integer not null, value integer not null, unit text, source text not null, note text, occurrence integer not null default 1, import_id integer references import (id) deferrable initially deferred not null, sheet text not null, row_number integer not null,
  superseded_by integer references import (id) deferrable initially deferred, restored_by integer references import (id) deferrable initially deferred) strict;

CREATE TABLE "draft_cache" ( -- 测算留底 what an open draft was reckoned from
  id integer primary key, run_id integer not null references run (id),
  inputs_sha256 text not null check (length(inputs_sha256) = 64), body text not null check (json_valid(body)),
  unique (run_id, inputs_sha256)) strict;

CREATE TABLE duplicate_judgement ( -- 判定 two people found to be one, or two
  id integer primary key, person_id integer not null references person (id), other_person_id integer not null references person (id),
  verdict text not null check (verdict in ('same', 'different')), why text not null check (why <> ''),
  actor text not null, at text not null, check (person_id < other_person_id)) strict;

CREATE TABLE education_application ( -- 助学申请
  id integer primary key, person_id integer references person (id), basis text not null, level text not null, year integer not null, school text,
  parent text, parent_citizen_id text, applied_on text check (applied_on is null or applied_on is date(applied_on)), note text, occurrence integer not null default 1, import_id integer references import (id) deferrable initially deferred not null, sheet text not null, row_number integer not null,
  superseded_by integer references import (id) deferrable initially deferred, restored_by integer references import (id) deferrable initially deferred) strict;

CREATE TABLE employer ( -- 安残审核
  id integer primary key, employer text not null, credit_code text not null, year integer not null, workers integer not null,
  disabled_workers integer not null, reviewed_on text check (reviewed_on is null or reviewed_on is date(reviewed_on)), result text, note text, occurrence integer not null default 1, import_id integer references import (id) deferrable initially deferred not null, sheet text not null, row_number integer not null,
  superseded_by integer references import (id) deferrable initially deferred, restored_by integer references import (id) deferrable initially deferred) strict;

CREATE TABLE employer_unit ( -- 用人单位 one a credit code
  id integer primary key, credit_code text not null unique) strict;

CREATE TABLE entitlement ( -- 核定应发
  id integer primary key, scheme text not null, person_id integer references person (id), employer text, credit_code text, month text not null check (month || '-01' is date(month || '-01')),
  amount_fen integer check (abs(amount_fen) <= 1000000000000) not null, note text, occurrence integer not null default 1, import_id integer references import (id) deferrable initially deferred not null, sheet text not null, row_number integer not null,
  superseded_by integer references import (id) deferrable initially deferred, restored_by integer references import (id) deferrable initially deferred,
  check ((person_id is null) <> (credit_code is null))) strict;

CREATE TABLE fact ( -- 事实 what is true of a person from a day to a day, and which import said so
  id integer primary key, person_id integer not null references person (id), name text not null, value text not null, valid_from text not null check (valid_from is date(valid_from)),
  valid_to text check (valid_to is null or valid_to is date(valid_to)), recorded_by integer references import (id) deferrable initially deferred not null, superseded_by integer references import (id) deferrable initially deferred,
  sheet text not null, row_number integer not null, restored_by integer references import (id) deferrable initially deferred,
  check (valid_to is null or valid_to > valid_from)) strict;

CREATE TABLE finding_waiver ( -- 豁免 a finding of one person judged acceptable until a day
  id integer primary key, code text not null, person_id integer not null references person (id), until_on text not null check (until_on is date(until_on)),
  why text not null check (why <> ''), waived_by text not null, waived_at text not null) strict;

CREATE TABLE frozen_report ( -- 上报留存 the figures of a year as they were handed in, and what they rested on
  id integer primary key, year integer not null, as_of text not null check (as_of is date(as_of)),
  figures text not null check (json_valid(figures)), policies_sha256 text not null, last_import integer not null,
  last_run_event text not null, why text, frozen_by text not null, frozen_at text not null) strict;

CREATE TABLE holder_statement ( -- 花名册的一行
  id integer primary key, person_id integer not null references person (id), certificate_id integer references certificate (id), content text check (content is null or json_valid(content)), import_id integer references import (id) deferrable initially deferred not null, row_number integer not null, superseded_by integer references import (id) deferrable initially deferred,
  check (coalesce(certificate_id, content) is not null)) strict;

CREATE TABLE household ( -- 户
  id integer primary key, household_key text not null unique, import_id integer references import (id) deferrable initially deferred not null) strict;

CREATE TABLE household_row ( -- 户名单的一行
  id integer primary key, person_id integer not null references person (id), household_key text not null, is_head integer not null check (is_head in (0, 1)),
  since text check (since is null or since is date(since)), import_id integer references import (id) deferrable initially deferred not null, row_number integer not null, superseded_by integer references import (id) deferrable initially deferred) strict;

CREATE TABLE import ( -- 导入 a sheet as it was read, its counts, whom it speaks of (scope) and of which day
  id integer primary key, file_name text not null, sha256 text not null check (length(sha256) = 64),
  kind text not null, sheet text not null, as_of text not null check (as_of is date(as_of)), operator text not null, recorded_at text not null,
  rows_read integer not null, rows_inserted integer not null, rows_updated integer not null,
  rows_unchanged integer not null, rows_rejected integer not null, row_problems integer not null,
  command integer not null default 0,
  scope text not null default 'part' check (scope in ('complete', 'additions', 'removals', 'part')),
  area text, stated text not null default '[]' check (json_valid(stated)),
  check (rows_read = rows_inserted + rows_updated + rows_unchanged + rows_rejected)) strict;

CREATE TABLE import_problem ( -- 导入时的问题 what an import was told of its rows, masked
  import_id integer references import (id) deferrable initially deferred not null, place integer not null, problem text not null check (json_valid(problem)),
  primary key (import_id, place)) strict, without rowid;

CREATE TABLE import_undo ( -- 撤销导入 which import was taken back by which
  import_id integer primary key references import (id), by_import integer references import (id) deferrable initially deferred not null) strict;

CREATE TABLE insurance_claim ( -- 保险理赔
  id integer primary key, claim_number text not null, person_id integer references person (id), cause text not null, payment text not null,
  happened_on text not null check (happened_on is date(happened_on)), paid_on text check (paid_on is null or paid_on is date(paid_on)), amount_fen integer check (abs(amount_fen) <= 1000000000000) not null, note text, occurrence integer not null default 1, import_id integer references import (id) deferrable initially deferred not null, sheet text not null, row_number integer not null,
  superseded_by integer references import (id) deferrable initially deferred, restored_by integer references import (id) deferrable initially deferred) strict;

CREATE TABLE insurance_policy ( -- 意外伤害保险
  id integer primary key, person_id integer references person (id), product text not null, policy_number text, starts_on text not null check (starts_on is date(starts_on)), ends_on text not null check (ends_on is date(ends_on)),
  premium_fen integer check (abs(premium_fen) <= 1000000000000), note text, occurrence integer not null default 1, import_id integer references import (id) deferrable initially deferred not null, sheet text not null, row_number integer not null,
  superseded_by integer references import (id) deferrable initially deferred, restored_by integer references import (id) deferrable initially deferred,
  check (ends_on >= starts_on)) strict;

CREATE TABLE line_entry ( -- 明细 the rest of each line
  group_id integer not null references line_group (id), unit_id integer not null,
  kind_id integer not null references line_kind (id), payee_person_id integer references person (id),
  payee_account_id integer references account (id),
  fen integer not null check (fen <> 0 and abs(fen) <= 1000000000000),
  primary key (group_id, unit_id)) strict, without rowid;

CREATE TABLE line_group ( -- 明细的组 what lines share by run, scheme and period
  id integer primary key, run_id integer not null references run (id), scheme text not null,
  unit_type text not null check (unit_type in ('person', 'household', 'employer')),
  period text not null check (length(period) between 4 and 64),
  unique (run_id, scheme, unit_type, period)) strict;

CREATE TABLE line_kind ( -- 明细的类 what lines share by month, payee, reason and version
  id integer primary key, month text not null check (month || '-01' is date(month || '-01')),
  payee text not null check (payee in ('self', 'guardian', 'head', 'employer', 'institution', 'insurer')),
  reason text not null check (reason in ('regular', 'backpay', 'clawback')),
  version_sha256 text not null references scheme_version (sha256),
  unique (version_sha256, month, payee, reason)) strict;

CREATE TABLE low_income_row ( -- 低保名单的一行
  id integer primary key, person_id integer not null references person (id), category text not null check (category in ('low-income', 'destitute', 'borderline', 'registered-poor')),
  from_month text check (from_month is null or from_month || '-01' is date(from_month || '-01')), to_month text check (to_month is null or to_month || '-01' is date(to_month || '-01')), import_id integer references import (id) deferrable initially deferred not null, row_number integer not null, superseded_by integer references import (id) deferrable initially deferred) strict;

CREATE TABLE match_asking ( -- 还在问吗 a question that its list asks no more, or again: the last one counts, and without one it asks
  id integer primary key, question_id integer not null references match_question,
  is_asked integer not null check (is_asked in (0, 1)), actor text not null, at text not null) strict;

CREATE TABLE match_judgement ( -- 判定 the answer to a question: the last one counts
  id integer primary key, question_id integer not null references match_question,
  verdict text not null check (verdict in ('same', 'different', 'unclear')), why text check (why <> ''),
  file_name text not null, file_sha256 text not null check (length(file_sha256) = 64), sheet text not null,
  row_number integer not null, actor text not null, at text not null) strict;

CREATE TABLE match_question ( -- 待判定 whether what a row of a list says is said of somebody on record
  id integer primary key, listed text not null check (length(listed) = 64), person_id integer not null references person,
  is_sure integer not null check (is_sure in (0, 1)), file_name text not null, sheet text not null,
  row_number integer not null, listed_name text,
  actor text not null, at text not null, unique (listed, person_id)) strict;

CREATE TABLE move ( -- 迁移
  id integer primary key, person_id integer references person (id), direction text not null check (direction in ('in', 'out')), moved_on text not null check (moved_on is date(moved_on)), place text, occurrence integer not null default 1, import_id integer references import (id) deferrable initially deferred not null, sheet text not null, row_number integer not null,
  superseded_by integer references import (id) deferrable initially deferred, restored_by integer references import (id) deferrable initially deferred) strict;

CREATE TABLE narrative ( -- 总结文字
  id integer primary key, year integer not null, section text not null, text text not null, occurrence integer not null default 1, import_id integer references import (id) deferrable initially deferred not null, sheet text not null, row_number integer not null,
  superseded_by integer references import (id) deferrable initially deferred, restored_by integer references import (id) deferrable initially deferred) strict;

CREATE TABLE person ( -- 人 one a citizen id
  id integer primary key, citizen_id text not null unique check (length(citizen_id) = 18), name text not null,
  stated_sex text check (stated_sex in ('male', 'female')), stated_birth_date text check (stated_birth_date is null or stated_birth_date is date(stated_birth_date)),
  ethnicity text, address text, phone text, import_id integer references import (id) deferrable initially deferred not null, sheet text not null, row_number integer not null) strict;

CREATE TABLE placement ( -- 就业
  id integer primary key, person_id integer references person (id), employer text not null, credit_code text, began_on text not null check (began_on is date(began_on)), ended_on text check (ended_on is null or ended_on is date(ended_on)),
  form text, post text, note text, occurrence integer not null default 1, import_id integer references import (id) deferrable initially deferred not null, sheet text not null, row_number integer not null,
  superseded_by integer references import (id) deferrable initially deferred, restored_by integer references import (id) deferrable initially deferred,
  check (ended_on is null or ended_on >= began_on)) strict;

CREATE TABLE review ( -- 复核
  id integer primary key, person_id integer references person (id), certificate_number text not null, reviewed_on text not null check (reviewed_on is date(reviewed_on)),
  result text not null check (result in ('passed', 'irregular', 'reassess', 'refused', 'unreachable', 'dead', 'moved',
    'kept', 'regraded', 'cancelled', 'void')), reviewer text, note text, occurrence integer not null default 1, import_id integer references import (id) deferrable initially deferred not null, sheet text not null, row_number integer not null,
  superseded_by integer references import (id) deferrable initially deferred, restored_by integer references import (id) deferrable initially deferred) strict;

CREATE TABLE review_campaign ( -- 复核活动
  id integer primary key, name text not null unique, as_of text not null check (as_of is date(as_of)), since text not null check (since is date(since)),
  eligible integer not null check (eligible >= 0), last_import integer not null, created_by text not null,
  created_at text not null, subdistricts text check (subdistricts is null or json_valid(subdistricts))) strict;

CREATE TABLE review_campaign_holder ( -- 应复核人员 the list of a campaign, frozen
  campaign_id integer not null references review_campaign (id) deferrable initially deferred, person_id integer not null references person (id),
  certificate_id integer not null references certificate (id), subdistrict text,
  primary key (campaign_id, person_id)) strict;

CREATE TABLE roster_absence ( -- 不在册 a holder whom a full roster no longer names
  id integer primary key, certificate_id integer not null references certificate (id), noticed_on text not null check (noticed_on is date(noticed_on)),
  import_id integer references import (id) deferrable initially deferred not null, superseded_by integer references import (id) deferrable initially deferred) strict;

CREATE TABLE run ( -- 批次 the schemes of a month, reckoned together
  id integer primary key, month text not null check (month || '-01' is date(month || '-01')), scope text not null check (json_valid(scope)),
  policy_sha256 text not null, last_import integer not null, lines_sha256 text not null,
  created_by text not null, created_at text not null) strict;

CREATE TABLE run_event ( -- 批次状态 the life of a run
  run_id integer not null references run (id), seq integer not null,
  state text not null check (state in ('drafted', 'voided', 'approved', 'exported', 'closed')),
  actor text not null, at text not null, primary key (run_id, seq)) strict;

CREATE TABLE scheme_version ( -- 补贴项目的一版 as it was loaded
  sha256 text primary key check (length(sha256) = 64), scheme text not null, from_month text not null check (from_month || '-01' is date(from_month || '-01')),
  body text not null check (json_valid(body)), loaded_at text not null) strict;

CREATE TABLE service_record ( -- 服务台账
  id integer primary key, programme text not null, number text, person_id integer references person (id), subject text, served_on text not null check (served_on is date(served_on)),
  quantity integer not null, unit text not null, amount_fen integer check (abs(amount_fen) <= 1000000000000), note text, occurrence integer not null default 1, import_id integer references import (id) deferrable initially deferred not null, sheet text not null, row_number integer not null,
  superseded_by integer references import (id) deferrable initially deferred, restored_by integer references import (id) deferrable initially deferred) strict;

CREATE TABLE setting ( -- 设置 such as the district
  name text primary key, value text not null) strict;

CREATE TABLE staff_relative ( -- 工作人员的亲属
  id integer primary key, person_id integer references person (id), staff_name text not null, workplace text, relation text not null, note text, occurrence integer not null default 1, import_id integer references import (id) deferrable initially deferred not null, sheet text not null, row_number integer not null,
  superseded_by integer references import (id) deferrable initially deferred, restored_by integer references import (id) deferrable initially deferred) strict;

CREATE INDEX account_by_key on account (person_id);

CREATE INDEX application_by_key on application (person_id, scheme, applied_on);

CREATE INDEX application_of_scheme on application (scheme);

CREATE INDEX bank_return_by_key on bank_return (account, returned_on);

CREATE INDEX case_approval on case_event (scheme) where scheme is not null;

CREATE INDEX case_due on case_event (due_on, case_id, superseded_by) where superseded_by is null and due_on is not null;

CREATE INDEX case_due_of on case_event (clerk, due_on, superseded_by) where superseded_by is null and due_on is not null;

CREATE INDEX case_event_by on case_event (import_id);

CREATE UNIQUE INDEX case_event_current on case_event (case_id) where superseded_by is null;

CREATE INDEX case_event_last on case_event (happened_on) where superseded_by is null;

CREATE INDEX case_event_of on case_event (case_id, place);

CREATE INDEX case_event_superseded on case_event (superseded_by) where superseded_by is not null;

CREATE INDEX case_file_of on case_file (person_id) where person_id is not null;

CREATE INDEX case_file_of_employer on case_file (credit_code) where credit_code is not null;

CREATE INDEX case_file_of_household on case_file (household_key) where household_key is not null;

CREATE INDEX case_money on case_event (scheme) where superseded_by is null and scheme is not null;

CREATE UNIQUE INDEX certificate_event_once
  on certificate_event (certificate_id, happened_on, kind, iif(superseded_by is null, 0, id));

CREATE INDEX certificate_person on certificate (person_id);

CREATE INDEX change_of on change (entity, entity_id);

CREATE INDEX death_by_key on death (person_id);

CREATE INDEX district_fact_by_key on district_fact (item, year);

CREATE INDEX duplicate_judgement_of on duplicate_judgement (person_id, other_person_id);

CREATE INDEX education_application_by_key on education_application (person_id, year);

CREATE INDEX employer_by_key on employer (credit_code, year);

CREATE INDEX entitlement_by_key on entitlement (scheme, person_id, month);

CREATE INDEX fact_of_household on fact (value, person_id, valid_from, superseded_by) where name = 'household';

CREATE INDEX fact_of_person on fact (person_id, name, valid_from);

CREATE INDEX finding_waiver_of on finding_waiver (code, person_id);

CREATE INDEX frozen_report_of on frozen_report (year);

CREATE INDEX holder_statement_by_import on holder_statement (import_id);

CREATE INDEX holder_statement_of on holder_statement (person_id);

CREATE INDEX household_row_by_import on household_row (import_id);

CREATE INDEX household_row_of on household_row (person_id);

CREATE INDEX import_by_content on import (sha256);

CREATE INDEX insurance_claim_by_key on insurance_claim (claim_number, payment);

CREATE INDEX insurance_policy_by_key on insurance_policy (person_id, starts_on);

CREATE INDEX low_income_row_by_import on low_income_row (import_id);

CREATE INDEX low_income_row_of on low_income_row (person_id);

CREATE INDEX match_asking_of on match_asking (question_id);

CREATE INDEX match_judgement_of on match_judgement (question_id);

CREATE INDEX match_question_of on match_question (person_id);

CREATE INDEX move_by_key on move (person_id, moved_on);

CREATE INDEX narrative_by_key on narrative (year, section);

CREATE INDEX placement_by_key on placement (person_id, began_on);

CREATE INDEX review_by_key on review (person_id, reviewed_on);

CREATE INDEX roster_absence_of on roster_absence (certificate_id);

CREATE INDEX service_record_by_key on service_record (programme, served_on, person_id);

CREATE INDEX staff_relative_by_key on staff_relative (person_id);
