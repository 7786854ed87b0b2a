import type { Basis, Unverified } from '../kernel/basis.ts';
import type { Fen } from '../kernel/fen.ts';
import type { PlainDate } from '../kernel/plain-date.ts';
import type { CertificateEventKind } from '../registry/certificate/certificate.ts';

/** 办理对象 whom a case can be of. */
export const caseSubjects = ['person', 'household', 'employer'] as const;
type CaseSubject = (typeof caseSubjects)[number];

/** 结果 how a case can end: 办结, 不予办理, 撤回. */
export const endings = ['done', 'refused', 'withdrawn'] as const;
export type Ending = (typeof endings)[number];

/** 期限 so many days, working days (工作日) or all of them. */
export type CaseTerm = { readonly days: number; readonly count: 'working' | 'calendar' };

/** 填写项 what has to be written down at a step. */
export type CaseField = {
  readonly id: string;
  readonly title: string;
  readonly as: 'text' | 'yuan' | 'day' | 'number' | 'certificate' | 'choice';
  readonly choices: readonly string[];
  readonly isOptional: boolean;
  /** 上限 of an amount. */
  readonly mostFen?: Fen;
};

/** 材料 a paper that has to be there at a step. */
export type CaseDocument = { readonly id: string; readonly title: string; readonly isOptional: boolean };

/** 状态 where a case can stand. One that ends it has no deadline; every other has one, or says why not (`openEnded`). */
export type CaseState = {
  readonly id: string;
  readonly title: string;
  readonly within?: CaseTerm;
  readonly openEnded?: string;
  /** 至少 how long it must last, such as a public notice (公示). */
  readonly atLeast?: CaseTerm;
  readonly ends?: Ending;
};

/** 办成后 what a step brings about: money of a scheme, or an event of a certificate. */
export type Feeds =
  | {
      readonly scheme: string;
      readonly amount?: string;
      readonly document?: string;
      /** 学历层次、申请类别 what an application for money of education would say. */
      readonly level?: string;
      readonly basis?: string;
    }
  | {
      readonly certificate: CertificateEventKind;
      readonly number?: string;
      readonly newNumber?: string;
      /** 评定的类别、等级 which the number has to say as well. */
      readonly category?: string;
      readonly grade?: string;
    };

/** 步骤 what can be done with a case: from where, by whom, with what, and where it leads. Opening is the step `open`. */
export type CaseStep = {
  readonly id: string;
  readonly title: string;
  readonly from: readonly string[];
  readonly to: string;
  /** 由谁办 in free words. */
  readonly by?: string;
  readonly fields: readonly CaseField[];
  readonly documents: readonly CaseDocument[];
  readonly feeds?: Feeds;
};

/** 版本 the rules for cases that were opened from a day on. */
export type CaseVersion = {
  readonly from: PlainDate;
  readonly basis: readonly Basis[];
  readonly unverified: readonly Unverified[];
  readonly states: readonly CaseState[];
  readonly open: CaseStep;
  readonly steps: readonly CaseStep[];
};

/** 个案种类 a kind of case as the district declares it. The id is permanent. */
export type CaseKind = {
  readonly id: string;
  readonly title: string;
  readonly aliases: readonly string[];
  readonly of: readonly CaseSubject[];
  /** By day, the earliest first. */
  readonly versions: readonly CaseVersion[];
};

/** 个案的规定 what a district declares of cases. */
export type CasePolicy = { readonly caseKinds: readonly CaseKind[]; readonly calendar: DeclaredCalendar };

/** 本区的日历 days that the notices do not have, or have otherwise; `years` are those whose days are all written here. */
export type DeclaredCalendar = {
  readonly years: readonly number[];
  readonly days: readonly {
    readonly day: PlainDate;
    readonly isWorkday: boolean;
    readonly doc: string;
  }[];
};

/** 台账上的词 what a row of a sheet may do to a case beside its steps; no step has one of these titles. */
export const besideTitles = { note: '备注', reassign: '换经办人' } as const;

/** The rules that a case opened on a day goes by for its whole life; undefined before the first. */
export function caseVersionOn({ versions }: CaseKind, openedOn: PlainDate): CaseVersion | undefined {
  return versions.findLast(({ from }) => from <= openedOn);
}

/** The state of an id. Throws for one that the rules do not have. */
export function stateOf({ states }: CaseVersion, id: string): CaseState {
  const state = states.find((one) => one.id === id);
  if (!state) throw new RangeError(`no state ${id}`);
  return state;
}

/** 可办 the steps that lead on from a state. */
export function stepsFrom({ steps }: CaseVersion, state: string): readonly CaseStep[] {
  return steps.filter(({ from }) => from.includes(state));
}
