import { compact } from '../importing/cells/clean.ts';
import type { Category } from '../kernel/certificate-number.ts';
import type { Fen } from '../kernel/fen.ts';

/** 计量单位 what the ledger of services counts in (`service_record.unit`); two of them are never added. */
export const serviceUnits = ['人', '人次', '次', '件次', '户', '家'] as const;
export type ServiceUnit = (typeof serviceUnits)[number];

/** 服务项目 what the office does for people beside subsidies, as `programmes.yaml` of the district declares it. */
export type Programme = {
  readonly id: string;
  readonly title: string;
  /** Other words that sheets call it by. */
  readonly names: readonly string[];
  readonly unit: ServiceUnit;
  /** 记名 whether each row names whom it was for; else it is a tally (汇总数). */
  readonly isNamed: boolean;
  /** 年龄 completed years on the day of the service, both ends among them. */
  readonly ages?: { readonly from: number; readonly to: number };
  /** 残疾类别 whom it is for, by the categories of certificates. */
  readonly categories?: readonly Category[];
  readonly needsCertificate: boolean;
  /** 最高金额 of one row. */
  readonly mostFen?: Fen;
  /** 限次 how often one may have it. */
  readonly once?: 'year' | 'ever';
  readonly unverified?: string;
};

/** The programme that a word in a sheet means, however it is spaced; undefined where none is declared for it. */
export function programmeNamed(programmes: readonly Programme[], word: string): Programme | undefined {
  const key = compact(word);
  return programmes.find((one) => spellingsOf(one).some((spelling) => compact(spelling) === key));
}

/** All the words for a programme. */
export function spellingsOf({ title, names }: Pick<Programme, 'title' | 'names'>): readonly string[] {
  return [title, ...names];
}
