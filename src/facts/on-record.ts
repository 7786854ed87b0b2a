import { type ValidityExtension } from '../registry/certificate/validity.ts';
import type { Component } from '../kernel/certificate-number.ts';
import type { Day } from './days.ts';
import type { Rows } from './rows.ts';

/** 对象 units by their place, from 0, in the order of what they are known by (citizen id, household key, credit code). */
export type Units = {
  readonly count: number;
  /** Their ids in the database, by place. */
  readonly ids: Int32Array;
  /** The place of an id; below 0 where it is not among them. */
  readonly placeOf: (id: number) => number;
  readonly keyAt: (place: number) => string;
};

/** 登记 what is on record of everybody, or of some people and all who share a household with them, in typed columns. */
export type OnRecord = {
  readonly people: Units & {
    /** The month of birth: twelve a year, January 0. */
    readonly birth: Int32Array;
    readonly isMale: Uint8Array;
  };
  readonly households: Units;
  readonly employers: Units;
  /** Those of a person that were not withdrawn, the one with the lower number first where `some` were asked for. */
  readonly certificates: Rows<'id' | 'category' | 'grade' | 'components' | 'firstIssued'>;
  /** What `components` stand for; place 0 is none. */
  readonly components: readonly (readonly Component[] | undefined)[];
  /** 变动 by the place of a certificate, in the order in which they are taken. */
  readonly events: Rows<'kind' | 'on' | 'expires' | 'isDeath'>;
  readonly deaths: Rows<'on'>;
  readonly moves: Rows<'on' | 'isOut'>;
  /** 户籍街道 `value` is a place in `subdistricts`. */
  readonly subdistrict: Rows<'value' | 'from' | 'to'>;
  readonly subdistricts: readonly { readonly name: string; readonly isOurs: boolean }[];
  /** 所在户 `value` is the place of a household. */
  readonly household: Rows<'value' | 'from' | 'to'>;
  readonly head: Rows<'value' | 'from' | 'to'>;
  /** 低保 `value` is 1, 0 or below 0 for what neither says. */
  readonly lowIncome: Rows<'value' | 'from' | 'to'>;
  readonly coverage: readonly Coverage[];
  /** The lists, by their place in `coverage`, of whose area somebody was on the day of the list. */
  readonly coveredHome: Rows<'list'>;
  /** 监护人与银行账户 rows that name a guardian: `guardian` is the place of a person, below 0 for one not on record. */
  readonly guardians: Rows<'account' | 'guardian'>;
  readonly placements: Rows<'form' | 'from' | 'to'>;
  readonly applications: Rows<'scheme' | 'on'>;
  /** The schemes for which an application is on record at all, by place. */
  readonly applied: readonly string[];
  readonly declared: Rows<'year' | 'workers' | 'disabled'>;
  /** Whether a certificate of anybody is on record. */
  readonly hasRoster: boolean;
  readonly extensions: readonly ValidityExtension<Day>[];
};

/** 名单覆盖 months of which a list says who is not on it; of an area or (below 0) of the whole district. */
type Coverage = { readonly from: string; readonly to: string; readonly isOfArea: boolean };
