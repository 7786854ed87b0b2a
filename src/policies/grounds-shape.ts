import { z } from 'zod';
import { date, record, words } from './shapes.ts';
import type { Basis, Unverified } from '../kernel/basis.ts';

/** The names of the values that a document, or an open question, is about; lint-grounds.ts knows them. */
const of = z.array(words).min(1).optional();

/** 依据 the documents a value rests on; there is at least one. */
export const basis: z.ZodType<readonly Basis[]> = z
  .array(
    record({ doc: words, clause: words.optional(), issued: date.optional(), of }).transform(
      ({ doc, clause, issued, of: values }): Basis => ({
        doc,
        ...(clause !== undefined && { clause }),
        ...(issued !== undefined && { issuedOn: issued }),
        ...(values && { of: values }),
      }),
    ),
  )
  .min(1);

/** 未核实 what no source gives. */
export const unverified: z.ZodType<readonly Unverified[]> = z
  .array(
    record({ what: words, why: words, of }).transform(({ of: values, ...rest }): Unverified => ({
      ...rest,
      ...(values && { of: values }),
    })),
  )
  .default([]);
