import type { Basis, Unverified } from '../../kernel/basis.ts';
import type { Category, Grade } from '../../kernel/certificate-number.ts';
import type { Dated } from '../dated.ts';
import type { Term, ValidityExtension } from './validity.ts';

/** A version with what it rests on. */
type Based<Value> = Value &
  Dated & { readonly basis: readonly Basis[]; readonly unverified: readonly Unverified[] };

/** 年龄规则 under an age in full years, a category is assessed with these grades only; with none, not at all. */
export type AgeRule = {
  readonly category: Category;
  readonly underYears: number;
  readonly grades: readonly Grade[];
};

/** 残疾人证的规定 a district's dated values for certificates, one list of versions a topic (certificates.yaml). */
export type CertificatePolicy = {
  readonly validity: readonly Based<Term>[];
  readonly extensions: readonly (ValidityExtension & {
    readonly basis: readonly Basis[];
    readonly unverified?: string;
  })[];
  /** 到期提醒 how many months before the last valid day the holder is told, from early to late. */
  readonly reminders: readonly Based<{ readonly months: readonly number[] }>[];
  /** 换领重新评定 whether every renewal needs an assessment, or only a doubtful one. */
  readonly renewal: readonly Based<{ readonly reassess: 'always' | 'on-doubt' }>[];
  /** 注销后再申请 how many months must pass. */
  readonly reapplication: readonly Based<{ readonly months: number }>[];
  /** 两次评定之间 how many months must pass. */
  readonly reassessment: readonly Based<{ readonly months: number }>[];
  readonly ages: readonly Based<{ readonly rules: readonly AgeRule[] }>[];
  /** 户口迁出 after how many months a certificate left behind is frozen, and cancelled. */
  readonly movedOut: readonly Based<{ readonly freezeMonths: number; readonly cancelMonths: number }>[];
  /** 复核后的期限 how many months for the reassessment, and after a refusal until the certificate is declared void. */
  readonly reviewFollowUp: readonly Based<{ readonly assessMonths: number; readonly voidMonths: number }>[];
  /** 同一电话 同一账号 how many holders make it worth a look. */
  readonly sharedPhone: readonly Based<{ readonly holders: number }>[];
  readonly sharedAccount: readonly Based<{ readonly holders: number }>[];
  /** 发放前变更账号 how many days before a payout a change of account is worth a look. */
  readonly accountChange: readonly Based<{ readonly days: number }>[];
  /** 高龄 from which age in full years a holder is asked after. */
  readonly oldAge: readonly Based<{ readonly years: number }>[];
};

/** A topic with versions, all but the windows of extension. */
export type PolicyTopic = Exclude<keyof CertificatePolicy, 'extensions'>;
