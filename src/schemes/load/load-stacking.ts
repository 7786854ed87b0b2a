import { z } from 'zod';
import type { Fen } from '../../kernel/fen.ts';
import { lintStacking } from '../lint/lint-stacking.ts';
import type { Loaded, PolicySource } from '../../policies/policy-source.ts';
import { readPolicy } from '../../policies/read-policy.ts';
import type { Scheme } from '../language/scheme.ts';
import { dispatch, month, policyId, record, report, words, yuan } from '../../policies/shapes.ts';
import { basis, unverified } from '../../policies/grounds-shape.ts';
import { type Budget, queueKeys, type Stacking, type StackingEntry } from '../language/stacking.ts';

const dated = { group: words, from: month, basis, unverified };
const ended: z.ZodType<StackingEntry> = record({ ...dated, ended: z.literal(true) });

const inForce: z.ZodType<StackingEntry> = record({
  ...dated,
  of: z.array(policyId).min(2),
  rule: z.enum(['first', 'highest', 'total_cap']),
  yuan: yuan.optional(),
  same: z.literal('month'),
  scope: z.enum(['person', 'household']),
}).transform(({ rule, yuan: most, ...rest }, context): StackingEntry => {
  if (rule === 'total_cap' && most !== undefined) return { ...rest, rule, fen: most };
  if (rule !== 'total_cap' && most === undefined) return { ...rest, rule };
  const message = { zh: 'yuan 写明当且仅当 rule: total_cap', en: 'give yuan exactly for rule: total_cap' };
  report(context, { path: ['yuan'], message });
  return z.NEVER;
});

const group = dispatch<StackingEntry>((plain) =>
  typeof plain === 'object' && plain !== null && 'ended' in plain ? ended : inForce,
);

const budget: z.ZodType<Budget> = record({
  year: z.number().int().min(1949).max(9999),
  fund: words,
  yuan,
  on_exceed: z.enum(['refuse', 'queue']),
  order: z.array(z.enum(queueKeys)).min(1).optional(),
  basis,
  unverified,
}).transform(({ yuan: most, on_exceed, order, ...rest }, context): Budget => {
  const head: Omit<Budget, 'onExceed'> & { readonly fen: Fen } = { ...rest, fen: most };
  if (on_exceed === 'refuse' && order === undefined) return { ...head, onExceed: on_exceed };
  if (on_exceed === 'queue' && order?.at(-1) === 'unit') return { ...head, onExceed: on_exceed, order };
  const message = {
    zh: 'order 写明当且仅当 on_exceed: queue，最后一项是 unit，使先后总能分出',
    en: 'give order exactly for on_exceed: queue, ending in unit so that no two are equal',
  };
  report(context, { path: ['order'], message });
  return z.NEVER;
});

const stackingShape: z.ZodType<Stacking> = record({
  groups: z.array(group).default([]),
  budgets: z.array(budget).default([]),
});

/** Reads `stacking.yaml` against the schemes that it speaks of; `broken` are the ids of those that did not load. */
export function loadStacking(
  source: PolicySource,
  schemes: readonly Scheme[],
  broken: readonly string[] = [],
): Loaded<Stacking> {
  return readPolicy(source, stackingShape, (plain) => lintStacking(plain, schemes, broken));
}
