import { z } from 'zod';
import type { Text } from '../../kernel/text.ts';
import { amountShape } from '../language/amount-shape.ts';
import { eventSources } from '../../facts/event-sources.ts';
import type { UnitType } from '../../facts/fact.ts';
import { type FactName, factNames, factOf } from '../../facts/facts.ts';
import { missingText } from '../../policies/fault-text.ts';
import { head, headFindings } from './lint-head.ts';
import { lintStates } from './lint-states.ts';
import { predicateShape } from '../language/predicate-shape.ts';
import type { Finding } from '../../policies/read-policy.ts';

const MAX_DEPTH = 8;
const MAX_NODES = 64;

/** Only what the lint compares; whatever has another shape is absent here and told of by the schema. */
const comparable = z
  .object({
    ...head,
    versions: z
      .array(
        z
          .object({
            from: z.string().catch(''),
            ended: z.unknown().optional(),
            when: z.unknown().optional(),
            timing: z.unknown().optional(),
            amount: z
              .object({
                kind: z.unknown().optional(),
                by: z.unknown().optional(),
                cap: z.object({ per: z.unknown().optional() }).optional().catch(undefined),
              })
              .optional()
              .catch(undefined),
          })
          .catch({ from: '', ended: undefined, when: undefined, timing: null }),
      )
      .catch([]),
  })
  .catch({ scheme: '', payee: {}, versions: [] });

type Comparable = z.infer<typeof comparable>;

/** 语义检查: what a scheme says that cannot be meant although each field by itself is well formed. */
export function lintScheme(plain: unknown): readonly Finding[] {
  const scheme = comparable.parse(plain);
  return [
    ...headFindings(scheme, typeof plain === 'object' && plain !== null && 'events' in plain),
    ...versionFindings(scheme),
    ...timingFindings(scheme),
    ...scheme.versions.flatMap((version, index) => amountFindings(version, index, scheme)),
    ...statesFindings(plain),
    ...scheme.versions.flatMap(({ when }, index) =>
      when === undefined ? [] : treeFindings(when, ['versions', index, 'when'], scheme),
    ),
  ];
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

/** A later version that leaves it out keeps that of the version before. */
function timingFindings({ versions }: Comparable): readonly Finding[] {
  const index = versions.findIndex(({ ended }) => ended === undefined);
  const isMissing = index >= 0 && versions[index]?.timing === undefined;
  return isMissing ? [{ path: ['versions', index, 'timing'], message: missingText }] : [];
}

/** Each version whose conditions and amount are well formed, whatever else is wrong with the file. */
function statesFindings(plain: unknown): readonly Finding[] {
  const written = z.object({ versions: z.array(z.unknown()) }).safeParse(plain);
  return (written.data?.versions ?? []).flatMap((one, index) => {
    const version = wellFormed.safeParse(one);
    return version.success && !isTooComplex(nodesOf(version.data.when, [], 1))
      ? lintStates(version.data, ['versions', index])
      : [];
  });
}

const wellFormed = z.object({ when: predicateShape, amount: amountShape });

/** What an amount asks must be a fact of the unit or of its events, as the conditions must. */
function amountFindings(
  { amount }: Comparable['versions'][number],
  index: number,
  scheme: Comparable,
): readonly Finding[] {
  const isOfEvent = amount?.kind === 'actual' || amount?.kind === 'entered';
  const fact = isOfEvent ? 'event.amount' : amount?.by;
  const message = isFactName(fact) ? misplacedText(fact, scheme) : undefined;
  const path = ['versions', index, 'amount'];
  return [
    ...(message ? [{ path: [...path, isOfEvent ? 'kind' : 'by'], message }] : []),
    ...capFindings(amount?.cap?.per, scheme.unit, [...path, 'cap', 'per']),
  ];
}

/** A person may be held to what their household gets; nobody else to what is not theirs. */
function capFindings(
  per: unknown,
  unit: UnitType | undefined,
  path: readonly PropertyKey[],
): readonly Finding[] {
  if (typeof per !== 'string' || unit === undefined || per === unit) return [];
  if (unit === 'person' && per === 'household') return [];
  const message = { zh: `unit: ${unit} 没有 per: ${per} 的上限`, en: `unit: ${unit} has no cap per ${per}` };
  return [{ path, message }];
}

type Node = { readonly path: readonly PropertyKey[]; readonly depth: number; readonly fact: unknown };

function treeFindings(when: unknown, path: readonly PropertyKey[], scheme: Comparable): readonly Finding[] {
  const nodes = nodesOf(when, path, 1);
  const findings = nodes.flatMap((node) => {
    const message = isFactName(node.fact) ? misplacedText(node.fact, scheme) : undefined;
    return message ? [{ path: [...node.path, 'fact'], message }] : [];
  });
  if (isTooComplex(nodes)) {
    const message = {
      zh: `条件太复杂：最多 ${MAX_DEPTH} 层、${MAX_NODES} 个节点`,
      en: `too complex: at most ${MAX_DEPTH} levels and ${MAX_NODES} nodes`,
    };
    return [...findings, { path, message }];
  }
  return findings;
}

const entityNames: Readonly<Record<UnitType, Text>> = {
  person: { zh: '个人的事实', en: 'a fact of a person' },
  household: { zh: '户的事实', en: 'a fact of a household' },
  employer: { zh: '单位的事实', en: 'a fact of an employer' },
};

function isTooComplex(nodes: readonly Node[]): boolean {
  return nodes.length > MAX_NODES || nodes.some(({ depth }) => depth > MAX_DEPTH);
}

/** A person may be asked of their household too, and an event of whatever its sheet says. */
function misplacedText(name: FactName, { unit, events }: Comparable): Text | undefined {
  const { entity } = factOf(name);
  if (unit === undefined || entity === unit || (entity === 'household' && unit === 'person'))
    return undefined;
  if (entity !== 'event') {
    const { zh, en } = entityNames[entity];
    return { zh: `这是${zh}，不能用于 unit: ${unit}`, en: `is ${en}, not for unit: ${unit}` };
  }
  if (events === undefined) {
    return { zh: '只有写明 events 的项目才有', en: 'is of an event, and this scheme has no events' };
  }
  const { facts, label } = eventSources[events.sheet];
  if (facts.includes(name)) return undefined;
  return { zh: `${label.zh}没有这一项`, en: `is not in ${label.en}` };
}

/** Every node of a condition as it is written, with where it stands. */
export function nodesOf(plain: unknown, path: readonly PropertyKey[], depth: number): readonly Node[] {
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
