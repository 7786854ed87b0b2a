import type { PlainDate } from './plain-date.ts';

/** 依据 the document, and the article in it, that a value of a policy rests on. */
export type Basis = { readonly doc: string; readonly clause?: string; readonly issuedOn?: PlainDate };

/** 未核实 what no source gives, and why it was chosen. */
export type Unverified = { readonly what: string; readonly why: string };
