import type { Basis, Unverified } from '../kernel/basis.ts';
import type { PlainDate } from '../kernel/plain-date.ts';

/** 按比例就业 the share of an employer's workers that disabled people are to be, from a day on. */
export type QuotaVersion = {
  readonly from: PlainDate;
  /** 万分比 in ten-thousandths: 150 is 1.5 %. */
  readonly perTenThousand: number;
  readonly basis: readonly Basis[];
  readonly unverified: readonly Unverified[];
};

/** 安残审核未通过 whether the words of a review say that the employer did not pass. */
export function hasNotPassed(result: string): boolean {
  return /[不未]通过|不合格|不符合|不同意|不属实|驳回|退回|撤销|作废/.test(result);
}
