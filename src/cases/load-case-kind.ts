import { z } from 'zod';
import { basis, unverified } from '../policies/grounds-shape.ts';
import type { Loaded, PolicySource } from '../policies/policy-source.ts';
import { readPolicy } from '../policies/read-policy.ts';
import { date, policyId, record, report, words, yuan } from '../policies/shapes.ts';
import {
  type CaseDocument,
  type CaseField,
  type CaseKind,
  type CaseState,
  type CaseStep,
  caseSubjects,
  type CaseVersion,
  type DeclaredCalendar,
  endings,
  type Feeds,
  type CaseTerm,
} from './case-kind.ts';
import { lintCaseKind } from './lint-case-kind.ts';

const days = z.number().int().min(1).max(3660);
const term: z.ZodType<CaseTerm> = record({ working_days: days.optional(), days: days.optional() }).transform(
  ({ working_days: working, days: calendar }, context) => {
    if (working !== undefined && calendar === undefined) return { days: working, count: 'working' };
    if (calendar !== undefined && working === undefined) return { days: calendar, count: 'calendar' };
    const message = { zh: 'working_days 和 days 写一个', en: 'either working_days or days' };
    report(context, { path: [], message });
    return z.NEVER;
  },
);

const state = record({
  title: words,
  within: term.optional(),
  open_ended: words.optional(),
  at_least: term.optional(),
  ends: z.enum(endings).optional(),
}).transform(({ title, within, open_ended: openEnded, at_least: atLeast, ends }): Omit<CaseState, 'id'> => ({
  title,
  ...(within && { within }),
  ...(openEnded !== undefined && { openEnded }),
  ...(atLeast && { atLeast }),
  ...(ends && { ends }),
}));

const field = record({
  title: words,
  as: z.enum(['text', 'yuan', 'day', 'number', 'certificate', 'choice']),
  one_of: z.array(words).min(1).optional(),
  optional: z.boolean().default(false),
  most: yuan.optional(),
}).transform(({ title, as, one_of: choices = [], optional, most }): Omit<CaseField, 'id'> => ({
  title,
  as,
  choices,
  isOptional: optional,
  ...(most !== undefined && { mostFen: most }),
}));

const document = record({ title: words, optional: z.boolean().default(false) }).transform(
  ({ title, optional }): Omit<CaseDocument, 'id'> => ({ title, isOptional: optional }),
);

const feeds: z.ZodType<Feeds> = record({
  scheme: policyId.optional(),
  amount: words.optional(),
  document: words.optional(),
  level: words.optional(),
  basis: words.optional(),
  certificate: z
    .enum(['issued', 'renewed', 'reissued', 'regraded', 'suspended', 'cancelled', 'transferred-in'])
    .optional(),
  number: words.optional(),
  new_number: words.optional(),
  category: words.optional(),
  grade: words.optional(),
}).transform(
  (
    {
      certificate,
      number,
      new_number: newNumber,
      category,
      grade,
      scheme,
      amount,
      document: paper,
      level,
      basis: reason,
    },
    context,
  ) => {
    if (scheme !== undefined && certificate === undefined)
      return { scheme, ...given({ amount, document: paper, level, basis: reason }) };
    if (certificate !== undefined && scheme === undefined)
      return { certificate, ...given({ number, newNumber, category, grade }) };
    const message = { zh: 'scheme 和 certificate 写一个', en: 'either scheme or certificate' };
    report(context, { path: [], message });
    return z.NEVER;
  },
);

/** Of some keys those that have a value. */
function given<Key extends string>(values: Record<Key, string | undefined>): Partial<Record<Key, string>> {
  const has = ([, value]: readonly [string, unknown]): boolean => value !== undefined;
  return Object.fromEntries(Object.entries(values).filter(has)) as Partial<Record<Key, string>>;
}

/** Things by their ids, in the order of the file. */
function named<Thing extends object>(shape: z.ZodType<Thing>) {
  return z
    .record(policyId, shape)
    .transform((all) => Object.entries(all).map(([id, thing]) => ({ id, ...thing })));
}

const stepParts = {
  to: policyId,
  by: words.optional(),
  fields: named<Omit<CaseField, 'id'>>(field).default([]),
  documents: named<Omit<CaseDocument, 'id'>>(document).default([]),
};
const open = record(stepParts).transform(({ by, ...rest }): CaseStep => ({
  id: 'open',
  title: '受理',
  from: [],
  ...rest,
  ...(by !== undefined && { by }),
}));
const step = record({
  title: words,
  from: z.array(policyId).min(1),
  ...stepParts,
  feeds: feeds.optional(),
}).transform(({ by, feeds: brings, ...rest }): Omit<CaseStep, 'id'> => ({
  ...rest,
  ...(by !== undefined && { by }),
  ...(brings && { feeds: brings }),
}));

const version: z.ZodType<CaseVersion> = record({
  from: date,
  basis: basis.default([]),
  unverified,
  open,
  states: named<Omit<CaseState, 'id'>>(state),
  steps: named<Omit<CaseStep, 'id'>>(step),
});

const kind: z.ZodType<CaseKind> = record({
  case: policyId,
  title: words,
  aliases: z.array(words).default([]),
  of: z.array(z.enum(caseSubjects)).min(1).default(['person']),
  versions: z.array(version).min(1),
}).transform(({ case: id, ...rest }) => ({ id, ...rest }));

/** Reads one kind of case (个案种类), every fault with line and column. */
export function loadCaseKind(source: PolicySource): Loaded<CaseKind> {
  return readPolicy(source, kind, lintCaseKind);
}

const calendar = record({
  years: z.array(z.number().int().min(2000).max(2100)).default([]),
  days: z.array(record({ day: date, is: z.enum(['holiday', 'workday']), doc: words })).default([]),
}).transform(({ years, days: all }, context): DeclaredCalendar => {
  for (const [index, { day }] of all.entries()) {
    if (all.slice(0, index).every((before) => before.day !== day)) continue;
    report(context, { path: ['days', index, 'day'], message: { zh: '与前面的重复', en: 'given before' } });
  }
  return { years, days: all.map(({ day, is, doc }) => ({ day, isWorkday: is === 'workday', doc })) };
});

/** Reads `calendar.yaml` (放假和调休). */
export function loadCalendar(source: PolicySource): Loaded<DeclaredCalendar> {
  return readPolicy(source, calendar);
}
