import type { PlainDate } from './plain-date.ts';

/** 依据 the document, and the article in it, that values of a policy rest on; `of` names them. */
export type Basis = {
  readonly doc: string;
  readonly clause?: string;
  readonly issuedOn?: PlainDate;
  readonly of?: readonly string[];
};

/** 未核实 what no source gives, and why it was chosen; `of` names the values that hang on it. */
export type Unverified = { readonly what: string; readonly why: string; readonly of?: readonly string[] };
