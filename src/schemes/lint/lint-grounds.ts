import { z } from 'zod';
import type { Text } from '../../kernel/text.ts';
import { notOneOfText } from '../../policies/fault-text.ts';
import type { PolicyFault, PolicySource } from '../../policies/policy-source.ts';
import { type Finding, readPolicy } from '../../policies/read-policy.ts';
import {
  covers,
  groundsOf,
  headValues,
  noValues,
  type Plain,
  records,
  type Value,
} from '../language/scheme-values.ts';
import { keptValues, versionValues } from '../language/version-values.ts';

/**
 * 依据检查 every value of a scheme that decides has a basis or is said to be unverified, by its name (`of`): a first
 * version has so many that a document for the whole of it would hide what was made up. A later one owes grounds for what
 * it changes, and a document for the whole of it is about just that.
 */
export function schemeGrounds(source: PolicySource): readonly PolicyFault[] {
  return faultsOf(source, (plain) => {
    const versions = records.parse(plain['versions']);
    const head = headValues(plain);
    const first = versions.findIndex((version) => !('ended' in version));
    return versions.flatMap((version, index) => {
      const at = ['versions', index];
      const values = 'ended' in version ? [] : versionValues(plain, version, at);
      const own = [{ name: 'from', path: [...at, 'from'] }, ...values];
      const known = [...head, ...own];
      if (index <= first) return entryFindings(version, at, index === first ? known : own, known);
      const kept = new Set(keptValues(plain, versions, index).map(({ name }) => name));
      const changed = own.filter(({ name }) => !kept.has(name));
      return entryFindings(version, at, isOfAll(version) ? [] : changed, known);
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
    return entryFindings(entry, [list, index], isOfAll(entry) ? [] : values, values);
  });
}

function isOfAll(entry: Plain): boolean {
  return groundsOf(entry).some(({ of }) => of === undefined);
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
