import { sql } from 'kysely';
import { fen, parseYuan } from '../../kernel/fen.ts';
import type { Text } from '../../kernel/text.ts';
import type { FigureValue, Unit } from '../figure.ts';
import type { Defined, Need, Scope } from '../indicator.ts';
import { knownIndicators } from '../known-indicators.ts';
import type { FigureSpec } from '../language/figure-spec.ts';

/** 比上年增长 by what was handed in for the year before: what can be calculated of it today is not what was known then. */
export function growth({ of }: FigureSpec<'growth'>, scope: Scope): Defined {
  const key = inYear(of, scope);
  const { unit, label } = knownOf(key, scope);
  const last = scope.lastYear?.get(key);
  const isMoney = unit.startsWith('元');
  const then = typeof last === 'number' && !isMoney ? last : parseYuan(String(last ?? ''));
  const year = scope.year - 1;
  return {
    definition: {
      zh: `（${label.zh} − ${year} 年上报数）÷ ${year} 年上报数`,
      en: `${label.en} less what was handed in for ${year}, over that`,
    },
    kind: 'growth',
    of: key,
    base: then,
    needs: [
      unless(then === undefined, {
        zh: `没有 ${year} 年上报的数（dpf report freeze --year ${year}，或写进 published.yaml）`,
        en: `nothing handed in for ${year} is on record (dpf report freeze --year ${year}, or published.yaml)`,
      }),
      unless(then === 0, { zh: `${year} 年上报的是 0，无从比较`, en: `0 was handed in for ${year}` }),
    ],
  };
}

/** 任务数 of the year in `targets.yaml`. */
export function target({ of }: FigureSpec<'target'>, scope: Scope): Defined {
  const { amount, source, label, unit, need } = targetOf(of, scope);
  const value: FigureValue | undefined =
    amount === undefined
      ? undefined
      : unit.startsWith('元')
        ? { kind: 'money', fen: fen(amount) }
        : { kind: 'count', count: amount };
  return {
    definition: {
      zh: `targets.yaml 为“${label.zh}”定的年度任务`,
      en: `the target of the year for ${label.en}`,
    },
    kind: 'input',
    value,
    needs: [need],
    source: { zh: source, en: source },
  };
}

/** 完成率 a figure in its target. */
export function done({ of }: FigureSpec<'done'>, scope: Scope): Defined {
  const { amount, label, need } = targetOf(of, scope);
  return {
    definition: { zh: `${label.zh} ÷ 年度任务`, en: `${label.en} ÷ its target of the year` },
    kind: 'done',
    of: inYear(of, scope),
    base: amount,
    needs: [need],
  };
}

function targetOf(of: string, scope: Scope) {
  const key = inYear(of, scope);
  const targets = scope.targets?.find(({ year }) => year === scope.year);
  const amount = targets?.amounts[key];
  const need = unless(amount === undefined, {
    zh: `targets.yaml 没有 ${scope.year} 年的这项任务`,
    en: `targets.yaml: no target of ${scope.year} for it`,
  });
  return { ...knownOf(key, scope), amount, source: targets?.source ?? '', need };
}

function unless(isLacking: boolean, lacking: Text): Need {
  return { isMet: isLacking ? sql`0` : sql`1`, lacking };
}

/** What a derived figure is made of, in the names of its parts. */
export function derivedText(scope: Scope, keys: readonly string[], by: Text): { readonly definition: Text } {
  const labels = keys.map((key) => knownOf(inYear(key, scope), scope).label);
  return {
    definition: {
      zh: labels.map(({ zh }) => zh).join(by.zh),
      en: labels.map(({ en }) => en).join(by.en),
    },
  };
}

function knownOf(key: string, scope: Scope): { readonly label: Text; readonly unit: Unit } {
  const known = knownIndicators(scope, scope.year).find((one) => one.key === key);
  return known ?? { label: { zh: key, en: key }, unit: '个' };
}

/** The key with the year in it. */
export function inYear(key: string, { year }: Pick<Scope, 'year'>): string {
  return key.replaceAll('$year', String(year));
}
