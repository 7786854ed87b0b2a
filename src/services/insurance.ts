import { claimPayments } from '../importing/kinds/support/claims.ts';
import type { Basis, Unverified } from '../kernel/basis.ts';
import type { Fen } from '../kernel/fen.ts';
import type { PlainDate } from '../kernel/plain-date.ts';

export { claimPayments };
export type ClaimPayment = (typeof claimPayments)[number];

/** 保险责任限额 the most that one insured person can be paid in a term that begins on the day or later. */
export type BenefitVersion = {
  readonly from: PlainDate;
  readonly payment: ClaimPayment;
  readonly mostFen: Fen;
  readonly basis: readonly Basis[];
  readonly unverified: readonly Unverified[];
};

/** 赔付项目 as people call it. */
export const paymentNames: Readonly<Record<ClaimPayment, string>> = {
  death: '身故保险金',
  medical: '医疗费用',
  allowance: '住院津贴',
  disability: '伤残保险金',
};
