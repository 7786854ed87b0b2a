import { z } from 'zod';
import { type Fen, parseYuan } from '../kernel/fen.ts';
import { lintScheme } from './lint-scheme.ts';
import type { PolicyFault, PolicySource } from './policy-source.ts';
import { predicateShape } from './predicate-shape.ts';
import { readPolicy } from './read-policy.ts';
import type { Amount, EndedVersion, Scheme, SchemeVersion } from './scheme.ts';
import { basis, dispatch, month, parsedText, record, unverified, words } from './shapes.ts';

/** 标准 an amount of money: a quoted decimal above zero. */
export const yuan: z.ZodType<Fen> = parsedText(
  (text) => {
    const amount = parseYuan(text);
    return amount !== undefined && amount > 0 ? amount : undefined;
  },
  { zh: '大于零的金额，如 "150"', en: 'an amount above zero such as "150"' },
);

const amount: z.ZodType<Amount> = record({ kind: z.literal('flat'), yuan }).transform((flat) => ({
  kind: flat.kind,
  fen: flat.yuan,
}));

const dated = { from: month, basis, unverified };
const ended: z.ZodType<EndedVersion> = record({ ...dated, ended: z.literal(true) });
const paying: z.ZodType<SchemeVersion> = record({ ...dated, when: predicateShape, amount });

const version = dispatch<SchemeVersion | EndedVersion>((plain) =>
  typeof plain === 'object' && plain !== null && 'ended' in plain ? ended : paying,
);

const payee = record({ to: z.enum(['self', 'head']), if_minor: z.literal('guardian').optional() });

const schemeShape: z.ZodType<Scheme> = record({
  scheme: parsedText((text) => (/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(text) ? text : undefined), {
    zh: '小写字母和连字符，如 family-care',
    en: 'lower-case letters and hyphens such as family-care',
  }),
  title: words,
  mode: z.enum(['pay', 'record']),
  unit: z.enum(['person', 'household']),
  cadence: z.literal('monthly'),
  fund: words,
  payee,
  timing: record({ start: z.literal('same_month'), stop: z.literal('next_month') }),
  versions: z.array(version).min(1),
}).transform(({ scheme, payee: { to, if_minor }, ...rest }) => ({
  id: scheme,
  ...rest,
  payee: { to, ...(if_minor !== undefined && { ifMinor: if_minor }) },
}));

/** Reads one scheme file; the scheme is absent exactly when there are faults, and all faults are told at once. */
export function loadScheme(source: PolicySource): {
  readonly scheme?: Scheme;
  readonly faults: readonly PolicyFault[];
} {
  const { value, faults } = readPolicy(source, schemeShape, lintScheme);
  return value === undefined ? { faults } : { scheme: value, faults };
}
