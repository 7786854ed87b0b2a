import type { CaseEventRow, CaseFileRow, NewCaseEvent } from '../../db/cases/case-store.ts';
import type { CaseStanding } from '../../cases/move-case.ts';
import type { YearMonth } from '../../kernel/year-month.ts';

/** 办理对象 of whom a case is. */
export type CaseSubjectRow = Pick<CaseFileRow, 'person_id' | 'household_key' | 'credit_code'>;
/** 涉及 the payment or certificate that a case is about. */
export type About = {
  readonly scheme: string | null;
  readonly month: YearMonth | null;
  readonly certificateId: number | null;
};

/** 现状 what the event that counts says of its case. */
export function standingOf(row: CaseEventRow): CaseStanding {
  const { place, state, since, due_on, ended, came_from, clerk, happened_on } = row;
  return {
    place,
    state,
    since,
    dueOn: due_on,
    ended,
    cameFrom: came_from,
    clerk,
    lastOn: happened_on,
    fields: JSON.parse(row.fields) as CaseStanding['fields'],
    documents: JSON.parse(row.documents) as CaseStanding['documents'],
    money:
      row.scheme === null || row.approved_on === null
        ? null
        : {
            scheme: row.scheme,
            amountFen: row.amount_fen,
            document: row.approval,
            level: row.student_level,
            basis: row.student_basis,
            on: row.approved_on,
            place: row.approved_place ?? 0,
          },
  };
}

/** The columns that say where a case stands. */
export function columnsOf(
  standing: CaseStanding,
): Omit<
  NewCaseEvent,
  | 'case_id'
  | 'step'
  | 'said'
  | 'note'
  | 'attachment_sha256'
  | 'attachment_name'
  | 'working_days'
  | 'import_id'
  | 'sheet'
  | 'row_number'
> {
  const { place, state, since, dueOn, ended, cameFrom, clerk, lastOn, fields, documents, money } = standing;
  return {
    place,
    state,
    since,
    due_on: dueOn,
    ended,
    came_from: cameFrom,
    clerk,
    happened_on: lastOn,
    fields: JSON.stringify(fields),
    documents: JSON.stringify(documents),
    scheme: money?.scheme ?? null,
    amount_fen: money?.amountFen ?? null,
    approval: money?.document ?? null,
    student_level: money?.level ?? null,
    student_basis: money?.basis ?? null,
    approved_on: money?.on ?? null,
    approved_place: money?.place ?? null,
  };
}
