import { z } from 'zod';
import { outcomes, type SchemeCase } from '../cases/cases.ts';
import { type FactName, factNames, factOf, type FactValue, readFactValue } from '../../facts/facts.ts';
import { unknownKeyText } from '../../policies/fault-text.ts';
import type { Episode } from '../language/history.ts';
import type { Loaded, PolicySource } from '../../policies/policy-source.ts';
import { valueFault } from '../language/predicate-shape.ts';
import { readPolicy } from '../../policies/read-policy.ts';
import { date, dispatch, month, record, report, words, yuan } from '../../policies/shapes.ts';

type Stated = Pick<SchemeCase, 'facts' | 'history'>;

const stated: z.ZodType<Stated> = z.record(z.string(), z.unknown()).transform((plain, context) => {
  const facts = new Map<FactName, FactValue>();
  const history = new Map<FactName, readonly Episode[]>();
  const visit = (value: unknown, path: readonly string[]): void => {
    const name = factNames.find((candidate) => candidate === path.join('.'));
    if (name !== undefined && Array.isArray(value)) {
      const parsed = episodesOf(name).safeParse(value);
      if (parsed.success) history.set(name, parsed.data);
      for (const issue of parsed.error?.issues ?? [])
        context.issues.push({
          ...issue,
          path: [...path, ...issue.path],
          input: value,
        } as z.core.$ZodRawIssue);
    } else if (name !== undefined) {
      const given = readFactValue(factOf(name), value);
      if (given === undefined) report(context, { path, message: valueFault(factOf(name), value) });
      else facts.set(name, given);
    } else if (isGroup(value, path)) {
      for (const [key, inner] of Object.entries(value)) visit(inner, [...path, key]);
    } else {
      report(context, { path, message: unknownKeyText(path.join('.'), factNames), atKey: true });
    }
  };
  for (const [key, value] of Object.entries(plain)) visit(value, [key]);
  return { facts, history };
});

function episodesOf(name: FactName): z.ZodType<readonly Episode[]> {
  return z
    .array(
      record({ from: date.optional(), to: date.optional(), is: z.unknown() }).transform(
        ({ from, to, is }, context): Episode => {
          const value = readFactValue(factOf(name), is);
          if (value === undefined) report(context, { path: ['is'], message: valueFault(factOf(name), is) });
          if (from !== undefined && to !== undefined && to < from)
            report(context, { path: ['to'], message: { zh: '早于 from', en: 'earlier than from' } });
          return {
            is: value ?? false,
            ...(from !== undefined && { from }),
            ...(to !== undefined && { to }),
          };
        },
      ),
    )
    .min(1);
}

const expectation = record({
  outcome: z.enum(outcomes),
  yuan: yuan.optional(),
  because: z
    .array(z.enum(factNames as readonly [FactName, ...FactName[]]))
    .min(1)
    .optional(),
}).transform(({ outcome, yuan: fen, because }, context) => {
  if ((outcome === 'eligible') !== (fen !== undefined)) {
    const message = { zh: '写明金额当且仅当 eligible', en: 'give an amount exactly when eligible' };
    report(context, { path: ['yuan'], message });
  }
  if (outcome !== 'refused' && outcome !== 'unknown' && because !== undefined) {
    const message = { zh: `${outcome} 没有理由`, en: `${outcome} has no reasons` };
    report(context, { path: ['because'], message });
  }
  return { outcome, ...(fen !== undefined && { fen }), ...(because !== undefined && { because }) };
});

const single = record({ name: words, month, facts: stated, expect: expectation }).transform(
  ({ facts: of, ...rest }): readonly SchemeCase[] => [{ ...rest, ...of }],
);

/** One unit through several months: the amount of each, '0' where it is refused, or another outcome by name. */
const through = record({
  name: words,
  months: z.record(z.string(), z.unknown()).transform((plain, context) =>
    Object.entries(plain).flatMap(([key, value]) => {
      const inMonth = month.safeParse(key);
      const expected = monthExpectation(value);
      if (!inMonth.success)
        report(context, { path: [key], message: { zh: '不是月份', en: 'is not a month' }, atKey: true });
      if (!expected)
        report(context, {
          path: [key],
          message: {
            zh: '应为加引号的金额（0 为不发放），或 refused | unknown | before-first | ended',
            en: 'must be a quoted amount (0 where refused), or refused | unknown | before-first | ended',
          },
        });
      return inMonth.success && expected ? [{ month: inMonth.data, expect: expected }] : [];
    }),
  ),
  facts: stated,
}).transform(({ name, months, facts: of }): readonly SchemeCase[] =>
  months.map((one) => ({ name, ...one, ...of })),
);

function monthExpectation(value: unknown): SchemeCase['expect'] | undefined {
  if (value === '0') return { outcome: 'refused' };
  const outcome = outcomes.find((known) => known === value && known !== 'eligible');
  if (outcome !== undefined) return { outcome };
  const fen = yuan.safeParse(value);
  return fen.success ? { outcome: 'eligible', fen: fen.data } : undefined;
}

const casesShape: z.ZodType<readonly SchemeCase[]> = z
  .array(
    dispatch<readonly SchemeCase[]>((plain) =>
      typeof plain === 'object' && plain !== null && 'months' in plain ? through : single,
    ),
  )
  .min(1)
  .transform((cases) => cases.flat());

/** Reads the cases beside a scheme, with the same faults as the scheme itself. */
export function loadCases(source: PolicySource): Loaded<readonly SchemeCase[]> {
  return readPolicy(source, casesShape);
}

function isGroup(value: unknown, path: readonly string[]): value is Record<string, unknown> {
  const prefix = `${path.join('.')}.`;
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject && factNames.some((name) => name.startsWith(prefix));
}
