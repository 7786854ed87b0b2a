import type { QuotaVersion } from './employment.ts';
import type { BenefitVersion } from './insurance.ts';
import type { Programme } from './programme.ts';

/** 服务、就业、保险的规定 what a district declares beside certificates and schemes; each is empty where it declares none. */
export type ServicePolicy = {
  readonly programmes: readonly Programme[];
  /** By day, the earliest first. */
  readonly quota: readonly QuotaVersion[];
  readonly benefits: readonly BenefitVersion[];
};
