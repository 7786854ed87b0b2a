import { z } from 'zod';
import type { Amount, Cap, Share } from './amount.ts';
import { domainOf, type FactName, factNames, factOf } from '../../facts/facts.ts';
import { notOneOfText, unknownKeyText } from '../../policies/fault-text.ts';
import { dispatch, parsedText, record, report, words, yuan } from '../../policies/shapes.ts';

const flat: z.ZodType<Amount> = record({ kind: z.literal('flat'), yuan }).transform(
  ({ kind, yuan: fen }): Amount => ({ kind, fen }),
);

const table: z.ZodType<Amount> = record({
  kind: z.literal('table'),
  by: z.enum(factNames as readonly [FactName, ...FactName[]]),
  rows: z.record(z.string(), yuan),
}).transform(({ kind, by, rows }, context): Amount => {
  const { type } = factOf(by);
  if (type !== 'enum' && type !== 'bool') {
    const message = {
      zh: `${by} 不是可以逐个列出的事实，不能分档`,
      en: `${by} has no list of values to have rows for`,
    };
    report(context, { path: ['by'], message });
    return { kind, by, rows };
  }
  const keys = domainOf(by).map(String);
  for (const key of Object.keys(rows).filter((written) => !keys.includes(written)))
    report(context, { path: ['rows', key], message: unknownKeyText(key, keys), atKey: true });
  return { kind, by, rows };
});

const share: z.ZodType<Omit<Share, 'round'>> = parsedText(
  (text) => {
    const [, numerator = 0, denominator = 0] = (/^(\d{1,3})\/(\d{1,3})$/.exec(text) ?? []).map(Number);
    return numerator > 0 && numerator <= denominator ? { numerator, denominator } : undefined;
  },
  { zh: '不大于 1 的分数，如 "2/3"', en: 'a fraction up to 1 such as "2/3"' },
);

const cap: z.ZodType<Cap> = record({
  yuan,
  per: z.enum(['person', 'household', 'employer']),
  window: z.enum(['period', 'year', 'lifetime']),
}).transform(({ yuan: fen, ...rest }) => ({ fen, ...rest }));

const actual: z.ZodType<Amount> = record({
  kind: z.literal('actual'),
  of: z.literal('event.amount'),
  share: share.optional(),
  round: z.literal('half_up').optional(),
  cap: cap.optional(),
}).transform(({ kind, of, share: part, round, cap: most }, context): Amount => {
  if ((part === undefined) !== (round === undefined)) {
    const message = { zh: 'share 和 round 要一起写', en: 'share and round go together' };
    report(context, { path: [part === undefined ? 'round' : 'share'], message, atKey: true });
  }
  return {
    kind,
    of,
    ...(part !== undefined && { share: { ...part, round: 'half_up' } }),
    ...(most !== undefined && { cap: most }),
  };
});

const entered: z.ZodType<Amount> = record({
  kind: z.literal('entered'),
  max: yuan,
  needs: z.array(words).default([]),
}).transform(({ kind, max, needs }): Amount => ({ kind, max, needs }));

const kinds = { flat, table, actual, entered } as const;

/** 标准 an amount, told apart by its `kind`. */
export const amountShape: z.ZodType<Amount> = dispatch<Amount>((plain) => {
  const kind: unknown = typeof plain === 'object' && plain !== null ? Reflect.get(plain, 'kind') : undefined;
  const known = (Object.keys(kinds) as (keyof typeof kinds)[]).find((name) => name === kind);
  if (known !== undefined) return kinds[known];
  return record({ kind: z.unknown() })
    .catchall(z.unknown())
    .transform((_, context) => {
      report(context, { path: ['kind'], message: notOneOfText(kind, Object.keys(kinds)) });
      return z.NEVER;
    });
});
