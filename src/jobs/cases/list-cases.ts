import {
  showCasesAsOf,
  type CaseFilter,
  countCases,
  dueByClerk,
  listCases,
  type ListedCaseRow,
} from '../../db/cases/case-lists.ts';
import { createEmployerNames } from '../../db/cases/case-store.ts';
import type { Database } from '../../db/connection/open.ts';
import { type CaseKind, caseVersionOn, type Ending, stepsFrom } from '../../cases/case-kind.ts';
import { fen, type Fen } from '../../kernel/fen.ts';
import { addDays, type PlainDate } from '../../kernel/plain-date.ts';
import { type JobContext, withRegistry } from '../frame/context.ts';
import { findPerson } from '../person/find-person.ts';
import { loadPolicies, type Policies } from '../policy/load-policies.ts';
import { chooseSubdistrict } from '../verify/choose-subdistrict.ts';
import { chooseCaseKind, chooseStates } from './case-words.ts';
import { knownEmployer, knownHousehold } from './household-or-employer.ts';

/** 个案一览 a case as it is listed; no number of a person is on it. */
export type ListedCase = {
  readonly case: number;
  readonly kind: string;
  readonly title: string;
  readonly person: number | null;
  /** 办理对象 the name of the person, the key of the household or the code of the employer. */
  readonly whom: string;
  readonly subdistrict: string | null;
  readonly openedOn: PlainDate;
  readonly state: string;
  readonly stateTitle: string;
  readonly since: PlainDate;
  readonly dueOn: PlainDate | null;
  readonly isOverdue: boolean;
  readonly ended: Ending | null;
  readonly clerk: string | null;
  readonly amountFen: Fen | null;
  readonly approval: string | null;
  /** 可办 the steps that lead on. */
  readonly next: readonly { readonly step: string; readonly title: string }[];
};

/** Which cases are asked for, as typed. */
export type CaseListRequest = {
  readonly kind?: string | undefined;
  readonly state?: string | undefined;
  readonly clerk?: string | undefined;
  readonly subdistrict?: string | undefined;
  readonly person?: string | undefined;
  readonly household?: string | undefined;
  readonly employer?: string | undefined;
  readonly isOpen?: boolean | undefined;
  readonly isOverdue?: boolean | undefined;
};

/** Cases with how many there are in all; `cases` has the first `limit` of them. */
export type CaseList = {
  readonly asOf: PlainDate;
  readonly total: number;
  readonly cases: readonly ListedCase[];
};

/** Lists cases, those due first coming first. Throws CannotRun for a kind, state or subdistrict that there is not. */
export async function listAllCases(
  context: JobContext,
  request: CaseListRequest,
  limit?: number,
): Promise<CaseList> {
  return withRegistry(context, 'case list', async (db) => {
    showCasesAsOf(db.sqlite, context.asOf);
    const policies = await loadPolicies(context, db);
    const filter = await filterOf(db, context, policies, request);
    const namesOf = createEmployerNames(db.sqlite);
    const cases = listCases(db.sqlite, filter, limit).map((row) =>
      listed(row, policies.caseKinds, context.asOf, namesOf),
    );
    const total = limit === undefined ? cases.length : countCases(db.sqlite, filter);
    return { asOf: context.asOf, total, cases };
  });
}

/** 到期个案 what is overdue or due within some days, in all and by clerk; the list has the first `limit` of them. */
export type DueCases = CaseList & {
  readonly until: PlainDate;
  readonly overdue: number;
  readonly byClerk: readonly {
    readonly clerk: string | null;
    readonly overdue: number;
    readonly due: number;
  }[];
};

/** Lists what is overdue and what falls due within some days. */
export async function listDueCases(
  context: JobContext,
  {
    within,
    ...request
  }: Omit<CaseListRequest, 'isOpen' | 'isOverdue' | 'state'> & { readonly within: number },
  limit?: number,
): Promise<DueCases> {
  return withRegistry(context, 'case due', async (db) => {
    const policies = await loadPolicies(context, db);
    const { asOf } = context;
    showCasesAsOf(db.sqlite, asOf);
    const until = addDays(asOf, within);
    const filter = { ...(await filterOf(db, context, policies, request)), dueBy: until };
    const namesOf = createEmployerNames(db.sqlite);
    const cases = listCases(db.sqlite, filter, limit).map((row) =>
      listed(row, policies.caseKinds, asOf, namesOf),
    );
    const isAll = Object.values(request).every((one) => one === undefined);
    const byClerk = dueByClerk(db.sqlite, { asOf, dueBy: until });
    const counted = isAll
      ? {
          total: byClerk.reduce((sum, one) => sum + one.overdue + one.due, 0),
          overdue: byClerk.reduce((sum, one) => sum + one.overdue, 0),
        }
      : {
          total: countCases(db.sqlite, filter),
          overdue: countCases(db.sqlite, { ...filter, dueBy: addDays(asOf, -1) }),
        };
    return { asOf, until, ...counted, byClerk: isAll ? byClerk : [], cases };
  });
}

async function filterOf(
  db: Database,
  { asOf }: JobContext,
  { caseKinds, district }: Policies,
  { kind, state, clerk, subdistrict, person, household, employer, isOpen, isOverdue }: CaseListRequest,
): Promise<CaseFilter> {
  const only = kind === undefined ? undefined : await chooseCaseKind(caseKinds, kind);
  return {
    asOf,
    clerk,
    isOpen,
    kinds: only && [only.id],
    states: state === undefined ? undefined : chooseStates(only ? [only] : caseKinds, state),
    subdistrict: await chooseSubdistrict(district, subdistrict),
    person: person === undefined ? undefined : (await findPerson(db, person)).id,
    household: household === undefined ? undefined : knownHousehold(db, household),
    employer: employer === undefined ? undefined : knownEmployer(db, employer),
    dueBy: isOverdue === true ? addDays(asOf, -1) : undefined,
  };
}

/** A row as it is listed, in the words of the rules that it was opened under. */
function listed(
  row: ListedCaseRow,
  kinds: readonly CaseKind[],
  asOf: PlainDate,
  namesOf: ReturnType<typeof createEmployerNames>,
): ListedCase {
  const kind = kinds.find(({ id }) => id === row.kind);
  const version = kind && caseVersionOn(kind, row.opened_on);
  const { due_on: dueOn, ended, state } = row;
  return {
    case: row.id,
    kind: row.kind,
    title: kind?.title ?? row.kind,
    person: row.person_id,
    whom:
      row.name ??
      row.household_key ??
      (row.credit_code && (namesOf(row.credit_code)[0] ?? row.credit_code)) ??
      '',
    subdistrict: row.subdistrict,
    openedOn: row.opened_on,
    state,
    since: row.since,
    dueOn,
    stateTitle: version?.states.find(({ id }) => id === state)?.title ?? state,
    isOverdue: dueOn !== null && dueOn < asOf,
    ended,
    clerk: row.clerk,
    approval: row.approval,
    amountFen: row.amount_fen === null ? null : fen(row.amount_fen),
    next:
      version && ended === null
        ? stepsFrom(version, state).map(({ id, title }) => ({ step: id, title }))
        : [],
  };
}
