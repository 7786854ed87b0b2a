import { z } from 'zod';
import { nodesOf } from '../lint/lint-scheme.ts';
import { leavesOf, type Plain, type Value } from './scheme-values.ts';

/** Every value of a version that decides, those that are written nowhere among them. */
export function versionValues(scheme: Plain, version: Plain, at: readonly PropertyKey[]): readonly Value[] {
  const nodes = nodesOf(version['when'], [...at, 'when'], 1);
  const conditions = nodes.flatMap(({ fact, path }) =>
    typeof fact === 'string' ? [{ name: `when.${fact}`, path: [...path, 'fact'] }] : [],
  );
  const asks = (fact: string): boolean => conditions.some(({ name }) => name === `when.${fact}`);
  const payee = z.object({ if_minor: z.unknown().optional() }).catch({}).parse(scheme['payee']);
  const assumed: readonly (Value | false)[] = [
    (asks('age') || payee.if_minor !== undefined) && {
      name: 'age',
      path: [...at, 'when'],
      what: { zh: '周岁算到当月最后一天', en: 'full years on the last day of the month' },
    },
    scheme['cadence'] === 'monthly' &&
      !asks('applied') && {
        name: 'applied',
        path: [...at, 'when'],
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

/** 沿用的值 the values of a version that are as in the one before, written again or not; their grounds are there. */
export function keptValues(scheme: Plain, versions: readonly Plain[], index: number): readonly Value[] {
  const [version, before] = [whole(versions, index), whole(versions, index - 1)];
  if ('ended' in version || 'ended' in before) return [];
  const known = new Set(versionValues(scheme, before, []).map(({ name }) => name));
  return versionValues(scheme, version, ['versions', index]).filter(
    ({ name }) => known.has(name) && writtenAs(version, name) === writtenAs(before, name),
  );
}

/** A version with the timing that it keeps where it writes none. */
function whole(versions: readonly Plain[], index: number): Plain {
  const timed = versions.slice(0, Math.max(index + 1, 0)).findLast((one) => 'timing' in one);
  return { ...(versions[index] ?? { ended: true }), ...(timed && { timing: timed['timing'] }) };
}

/** What a version says of one of its values, so that it can be compared. */
function writtenAs(version: Plain, name: string): string {
  const [field = '', ...keys] = name.split('.');
  if (field === 'when') return JSON.stringify(questionsOf(version['when'], keys.join('.')));
  const kind =
    field === 'amount' ? [valueAt(version, ['amount', 'kind']), valueAt(version, ['amount', 'by'])] : [];
  return JSON.stringify([...kind, valueAt(version, [field, ...keys])]);
}

/** The questions about a fact, with what they stand below; `is` one value or `in` a list of that one are the same. */
function questionsOf(when: unknown, fact: string): readonly unknown[] {
  return nodesOf(when, [], 1)
    .filter((node) => node.fact === fact)
    .map(({ path }) => {
      const { is, ...rest } = valueAt(when, path) as Plain;
      const below = path.filter((key) => typeof key === 'string');
      return [below, is === undefined ? rest : { ...rest, in: [is] }];
    });
}

function valueAt(plain: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    plain,
  );
}
