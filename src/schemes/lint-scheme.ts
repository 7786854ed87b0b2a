import { z } from 'zod';
import { type FactName, factNames, factOf } from './facts.ts';
import type { Finding } from './read-policy.ts';

const MAX_DEPTH = 8;
const MAX_NODES = 64;

/** Only what the lint compares; whatever has another shape is absent here and told of by the schema. */
const comparable = z
  .object({
    unit: z.enum(['person', 'household']).optional().catch(undefined),
    payee: z.object({ to: z.unknown().optional(), if_minor: z.unknown().optional() }).catch({}),
    versions: z
      .array(
        z
          .object({ from: z.string().catch(''), ended: z.unknown().optional(), when: z.unknown().optional() })
          .catch({ from: '', ended: undefined, when: undefined }),
      )
      .catch([]),
  })
  .catch({ unit: undefined, payee: {}, versions: [] });

type Comparable = z.infer<typeof comparable>;

/** 语义检查: what a scheme says that cannot be meant although each field by itself is well formed. */
export function lintScheme(plain: unknown): readonly Finding[] {
  const scheme = comparable.parse(plain);
  return [
    ...payeeFindings(scheme),
    ...versionFindings(scheme),
    ...scheme.versions.flatMap(({ when }, index) =>
      when === undefined ? [] : treeFindings(when, ['versions', index, 'when'], scheme.unit),
    ),
  ];
}

function payeeFindings({ unit, payee }: Comparable): readonly Finding[] {
  const findings: Finding[] = [];
  if ((unit === 'household' && payee.to === 'self') || (unit === 'person' && payee.to === 'head')) {
    const message = {
      zh: 'unit: household 发给户主（head）,unit: person 发给本人（self）',
      en: 'a household is paid to its head, a person to self',
    };
    findings.push({ path: ['payee', 'to'], message });
  }
  if (payee.to === 'head' && payee.if_minor !== undefined) {
    const message = { zh: '户主不用监护人代领', en: 'a head needs no guardian' };
    findings.push({ path: ['payee', 'if_minor'], message, atKey: true });
  }
  return findings;
}

function versionFindings({ versions }: Comparable): readonly Finding[] {
  return versions.flatMap(({ from, ended }, index): readonly Finding[] => {
    const before = versions[index - 1];
    if (!before) {
      const message = { zh: '第一个版本不能就是停止', en: 'the first version cannot be an end' };
      return ended === undefined ? [] : [{ path: ['versions', index, 'ended'], message, atKey: true }];
    }
    if (from === '' || before.from === '' || before.from < from) return [];
    const message =
      before.from === from
        ? { zh: `与前一版本同月（${from}）`, en: `the same month as the version before (${from})` }
        : { zh: `早于前一版本（${before.from}）`, en: `earlier than the version before (${before.from})` };
    return [{ path: ['versions', index, 'from'], message }];
  });
}

type Node = { readonly path: readonly PropertyKey[]; readonly depth: number; readonly fact: unknown };

function treeFindings(
  when: unknown,
  path: readonly PropertyKey[],
  unit: Comparable['unit'],
): readonly Finding[] {
  const nodes = nodesOf(when, path, 1);
  const findings = nodes.flatMap((node) => {
    if (unit === undefined || !isFactName(node.fact)) return [];
    const { entity } = factOf(node.fact);
    if (entity === unit) return [];
    const message = {
      zh: `这是${entity === 'household' ? '户' : '个人'}的事实，不能用于 unit: ${unit}`,
      en: `is a fact of a ${entity}, not for unit: ${unit}`,
    };
    return [{ path: [...node.path, 'fact'], message }];
  });
  if (nodes.length > MAX_NODES || nodes.some(({ depth }) => depth > MAX_DEPTH)) {
    const message = {
      zh: `条件太复杂：最多 ${MAX_DEPTH} 层、${MAX_NODES} 个节点`,
      en: `too complex: at most ${MAX_DEPTH} levels and ${MAX_NODES} nodes`,
    };
    return [...findings, { path, message }];
  }
  return findings;
}

function nodesOf(plain: unknown, path: readonly PropertyKey[], depth: number): readonly Node[] {
  if (typeof plain !== 'object' || plain === null) return [];
  const here: Node = { path, depth, fact: 'fact' in plain ? plain.fact : undefined };
  const below = (['all', 'any'] as const).flatMap((key) => {
    const children: unknown = Reflect.get(plain, key);
    return Array.isArray(children)
      ? children.flatMap((child, index) => nodesOf(child, [...path, key, index], depth + 1))
      : [];
  });
  const negated = 'not' in plain ? nodesOf(plain.not, [...path, 'not'], depth + 1) : [];
  return [here, ...below, ...negated];
}

function isFactName(name: unknown): name is FactName {
  return factNames.some((known) => known === name);
}
