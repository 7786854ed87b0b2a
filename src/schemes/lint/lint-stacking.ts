import { z } from 'zod';
import { fen, formatYuan, parseYuan } from '../../kernel/fen.ts';
import { unknownKeyText } from '../../policies/fault-text.ts';
import type { Finding } from '../../policies/read-policy.ts';
import type { Scheme } from '../language/scheme.ts';

/** Only what the lint compares, as in lint-scheme.ts. */
const comparable = z
  .object({
    groups: z
      .array(
        z
          .object({
            group: z.string().catch(''),
            from: z.string().catch(''),
            of: z.array(z.unknown()).catch([]),
            scope: z.unknown().optional(),
            rule: z.unknown().optional(),
            yuan: z.string().optional().catch(undefined),
            ended: z.unknown().optional(),
          })
          .catch({ group: '', from: '', of: [] }),
      )
      .catch([]),
    budgets: z
      .array(z.object({ year: z.unknown().optional(), fund: z.unknown().optional() }).catch({}))
      .catch([]),
  })
  .catch({ groups: [], budgets: [] });

type Comparable = z.infer<typeof comparable>;
type Group = Comparable['groups'][number];

/** 语义检查 of stacking.yaml: schemes and funds that there are not, dates out of order, two rules for one scheme. */
export function lintStacking(
  plain: unknown,
  schemes: readonly Scheme[],
  broken: readonly string[],
): readonly Finding[] {
  const { groups, budgets } = comparable.parse(plain);
  return [
    ...groups.flatMap((group, index) => [
      ...memberFindings(group, index, schemes, broken),
      ...capFindings(group, index, schemes),
      ...dateFindings(group, index, groups),
      ...sharedFindings(group, index, groups),
    ]),
    ...budgets.flatMap((budget, index) => budgetFindings(budget, index, budgets, schemes)),
  ];
}

function memberFindings(
  { of, scope }: Group,
  index: number,
  schemes: readonly Scheme[],
  broken: readonly string[],
): readonly Finding[] {
  return of.flatMap((id, at): readonly Finding[] => {
    const path = ['groups', index, 'of', at];
    if (of.indexOf(id) < at) return [{ path, message: { zh: '重复', en: 'given twice' } }];
    const scheme = schemes.find((known) => known.id === id);
    if (!scheme && broken.includes(String(id))) return [];
    if (!scheme) {
      const near = unknownKeyText(
        String(id),
        schemes.map((known) => known.id),
      );
      return [
        {
          path,
          message: { zh: near.zh.replace('字段', '补贴项目'), en: near.en.replace('field', 'scheme') },
        },
      ];
    }
    if (scheme.unit === 'employer' || (scope === 'person' && scheme.unit !== 'person')) {
      const message = {
        zh: `unit: ${scheme.unit} 不能按 scope: ${String(scope)} 合并`,
        en: `unit: ${scheme.unit} cannot be held together by scope: ${String(scope)}`,
      };
      return [{ path, message }];
    }
    return [];
  });
}

/** A member that alone is above the sum can never be paid as its own rule says. */
function capFindings(
  { of, rule, yuan, from }: Group,
  index: number,
  schemes: readonly Scheme[],
): readonly Finding[] {
  const most = rule === 'total_cap' && yuan !== undefined ? parseYuan(yuan) : undefined;
  if (most === undefined) return [];
  return of.flatMap((id, at) => {
    const scheme = schemes.find((known) => known.id === id);
    const own = scheme ? mostOf(scheme, from) : 0;
    if (own <= most) return [];
    const [alone, cap] = [formatYuan(fen(own)), formatYuan(most)];
    const message = {
      zh: `单独一项就到 ${alone} 元，超过合计上限 ${cap} 元`,
      en: `alone comes to ${alone} yuan, more than the ${cap} of all together`,
    };
    return [{ path: ['groups', index, 'of', at], message }];
  });
}

/** The highest fixed amount that a scheme pays in a month from the given one on. */
function mostOf({ versions }: Scheme, from: string): number {
  const later = versions.filter((_, index) => (versions[index + 1]?.from ?? '9999-12') > from);
  const amounts = later.flatMap((version): readonly number[] => {
    if (!('amount' in version)) return [];
    const { amount } = version;
    if (amount.kind === 'flat') return [amount.fen];
    return amount.kind === 'table' ? Object.values(amount.rows) : [];
  });
  return Math.max(0, ...amounts);
}

function dateFindings(
  { group, from, ended }: Group,
  index: number,
  groups: readonly Group[],
): readonly Finding[] {
  if (group === '' || from === '') return [];
  const before = groups.slice(0, index).findLast((other) => other.group === group);
  if (!before) {
    const message = { zh: '还没有开始，不能停止', en: 'ends what never began' };
    return ended === undefined ? [] : [{ path: ['groups', index, 'ended'], message, atKey: true }];
  }
  if (before.from === '' || before.from < from) return [];
  const message = {
    zh: `不晚于同组前一条（${before.from}）`,
    en: `not later than the group’s entry before (${before.from})`,
  };
  return [{ path: ['groups', index, 'from'], message }];
}

/** Two groups over one scheme would make the answer depend on which is applied first. */
function sharedFindings({ group, of }: Group, index: number, groups: readonly Group[]): readonly Finding[] {
  return of.flatMap((id, at) => {
    const other = groups.find((one, place) => place < index && one.group !== group && one.of.includes(id));
    const message = {
      zh: `已在“${other?.group ?? ''}”组：一个项目只能在一个组`,
      en: `is in the group “${other?.group ?? ''}” already; a scheme has one group`,
    };
    return other ? [{ path: ['groups', index, 'of', at], message }] : [];
  });
}

function budgetFindings(
  { year, fund }: Comparable['budgets'][number],
  index: number,
  budgets: Comparable['budgets'],
  schemes: readonly Scheme[],
): readonly Finding[] {
  const isTwice = budgets.slice(0, index).some((other) => other.year === year && other.fund === fund);
  const funds = [...new Set(schemes.filter(({ mode }) => mode === 'pay').map((scheme) => scheme.fund))];
  const isUnknown = typeof fund === 'string' && !funds.includes(fund);
  return [
    ...(isTwice
      ? [
          {
            path: ['budgets', index, 'fund'],
            message: { zh: '该年该资金已有预算', en: 'has a budget of that year' },
          },
        ]
      : []),
    ...(isUnknown
      ? [
          {
            path: ['budgets', index, 'fund'],
            message: {
              zh: `没有发放项目用这笔资金，现有：${funds.join('、')}`,
              en: `no paid scheme has this fund; there are ${funds.join(', ')}`,
            },
          },
        ]
      : []),
  ];
}
