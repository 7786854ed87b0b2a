import { z } from 'zod';
import type { Text } from '../kernel/text.ts';
import { notOneOfText } from './fault-text.ts';
import { nodesOf } from './lint-scheme.ts';
import type { PolicyFault, PolicySource } from './policy-source.ts';
import { type Finding, readPolicy } from './read-policy.ts';

/** 起决定作用的值 a value that decides money or a certificate: what `of` calls it, and where it is written. */
type Value = { readonly name: string; readonly path: readonly PropertyKey[]; readonly what?: Text };

type Plain = Readonly<Record<string, unknown>>;
const records = z.array(z.record(z.string(), z.unknown()).catch({})).catch([]);
const grounds = z.array(z.object({ of: z.array(z.string()).optional() }).catch({})).catch([{}]);

/** What is no value of its own: the grounds themselves, what an entry is called by, and what has but one word. */
const noValues = new Set(['basis', 'unverified', 'group', 'year', 'fund', 'ended', 'same', 'kind']);
const headFields = ['mode', 'unit', 'cadence', 'fund', 'payee'];

/**
 * 依据检查 every value of a scheme that decides has a basis or is said to be unverified, by its name (`of`): a version has
 * so many that a document for the whole of it would hide what was made up.
 */
export function schemeGrounds(source: PolicySource): readonly PolicyFault[] {
  return faultsOf(source, (plain) => {
    const versions = records.parse(plain['versions']);
    const head = headFields.flatMap((field) => leavesOf(plain[field], [], [field]));
    const first = versions.findIndex((version) => !('ended' in version));
    return versions.flatMap((version, index) => {
      const at = ['versions', index];
      const values = 'ended' in version ? [] : versionValues(plain, version, at);
      const own = [{ name: 'from', path: [...at, 'from'] }, ...values];
      return entryFindings(version, at, index === first ? [...head, ...own] : own, [...head, ...own]);
    });
  });
}

/** The same of certificates.yaml, topic by topic. */
export function certificateGrounds(source: PolicySource): readonly PolicyFault[] {
  return faultsOf(source, (plain) => Object.keys(plain).flatMap((topic) => listFindings(plain, topic)));
}

/** The same of the groups and budgets of stacking.yaml. */
export function stackingGrounds(source: PolicySource): readonly PolicyFault[] {
  return faultsOf(source, (plain) => ['groups', 'budgets'].flatMap((list) => listFindings(plain, list)));
}

function faultsOf(source: PolicySource, lint: (plain: Plain) => readonly Finding[]): readonly PolicyFault[] {
  const file = z.record(z.string(), z.unknown()).catch({});
  return readPolicy(source, z.unknown(), (plain) => lint(file.parse(plain))).faults;
}

/** An entry of a few values: what does not say which of them it is about is about them all. */
function listFindings(plain: Plain, list: string): readonly Finding[] {
  return records.parse(plain[list]).flatMap((entry, index) => {
    const fields = Object.keys(entry).filter((field) => !noValues.has(field));
    const values = fields.map((name) => ({ name, path: [list, index, name] }));
    const isOfAll = groundsOf(entry).some(({ of }) => of === undefined);
    return entryFindings(entry, [list, index], isOfAll ? [] : values, values);
  });
}

function versionValues(scheme: Plain, version: Plain, at: readonly PropertyKey[]): readonly Value[] {
  const nodes = nodesOf(version['when'], [...at, 'when'], 1);
  const conditions = nodes.flatMap(({ fact, path }) =>
    typeof fact === 'string' ? [{ name: `when.${fact}`, path: [...path, 'fact'] }] : [],
  );
  const asks = (fact: string): boolean => conditions.some(({ name }) => name === `when.${fact}`);
  const payee = z.object({ if_minor: z.unknown().optional() }).catch({}).parse(scheme['payee']);
  const assumed: readonly (Value | false)[] = [
    (asks('age') || payee.if_minor !== undefined) && {
      ...{ name: 'age', path: [...at, 'when'] },
      what: { zh: '周岁算到当月最后一天', en: 'full years on the last day of the month' },
    },
    scheme['cadence'] === 'monthly' &&
      !asks('applied') && {
        ...{ name: 'applied', path: [...at, 'when'] },
        what: { zh: '符合条件即视为已申请', en: 'whoever meets the conditions has applied' },
      },
  ];
  return [
    ...leavesOf(version['timing'], at, ['timing']),
    ...conditions.filter(({ name }, index) => conditions.findIndex((one) => one.name === name) === index),
    ...assumed.filter((one) => one !== false),
    ...leavesOf(version['amount'], at, ['amount']),
  ];
}

/** Every single value below a field, by its path; nothing where the field is not written. */
function leavesOf(value: unknown, at: readonly PropertyKey[], field: readonly string[]): readonly Value[] {
  if (value === undefined) return [];
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return [{ name: field.join('.'), path: [...at, ...field] }];
  return Object.entries(value).flatMap(([key, inner]) =>
    noValues.has(key) ? [] : leavesOf(inner, at, [...field, key]),
  );
}

function groundsOf(entry: Plain) {
  return ['basis', 'unverified'].flatMap((list) =>
    list in entry ? grounds.parse(entry[list]).map(({ of }, index) => ({ list, index, of })) : [],
  );
}

/** What an entry owes grounds for and gives none, and what it gives grounds for and has not. */
function entryFindings(
  entry: Plain,
  at: readonly PropertyKey[],
  owed: readonly Value[],
  known: readonly Value[],
): readonly Finding[] {
  const given = groundsOf(entry).flatMap(({ list, index, of = [] }) =>
    of.map((name, place) => ({ name, path: [...at, list, index, 'of', place] })),
  );
  const covers = (name: string, value: Value): boolean => `${value.name}.`.startsWith(`${name}.`);
  return [
    ...owed
      .filter((value) => !given.some(({ name }) => covers(name, value)))
      .map(({ name, path, what }) => ({ path, message: unfounded(name, what) })),
    ...given
      .filter(({ name }) => !known.some((value) => covers(name, value)))
      .map(({ name, path }) => ({
        path,
        message: notOneOfText(
          name,
          known.map((one) => one.name),
        ),
      })),
  ];
}

function unfounded(name: string, what: Text = { zh: '', en: '' }): Text {
  const [zh, en] = [what.zh && `“${what.zh}”`, what.en && `“${what.en}” `];
  return {
    zh: `${zh}没有依据：在 basis 或 unverified 里写 of: [${name}]`,
    en: `${en}rests on nothing: name it in basis or unverified as of: [${name}]`,
  };
}
