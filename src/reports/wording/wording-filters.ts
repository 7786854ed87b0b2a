import { closest, distance } from 'fastest-levenshtein';
import type { FigureValue } from '../../indicators/figure.ts';
import type { Text } from '../../kernel/text.ts';

/** A filter as written behind a placeholder's key: `percent:1` is name `percent`, argument `1`. */
export type WordingFilter = { readonly name: string; readonly argument: string | undefined };

type Kind = FigureValue['kind'];
type FilterRule = { readonly kinds: readonly Kind[]; readonly argument: RegExp };

const none = /^$/;
const step = /^(?:[1-9]\d{0,8})?$/;

const filterRules: ReadonlyMap<string, FilterRule> = new Map<string, FilterRule>([
  ['unit', { kinds: ['count', 'money'], argument: none }],
  ['percent', { kinds: ['rate'], argument: /^[0-6]?$/ }],
  ['growth', { kinds: ['rate'], argument: none }],
  ['share', { kinds: ['count'], argument: /^[\w$.-]+$/ }],
  ['wan', { kinds: ['money'], argument: none }],
  ['over', { kinds: ['count', 'money'], argument: step }],
  ['near', { kinds: ['count', 'money'], argument: step }],
  ['per-month', { kinds: ['money'], argument: none }],
  ['day', { kinds: ['date'], argument: none }],
]);

const kinds: readonly Kind[] = ['count', 'money', 'rate', 'date'];
const kindNames: Record<Kind, Text> = {
  count: { zh: '数量', en: 'count' },
  money: { zh: '金额', en: 'amount of money' },
  rate: { zh: '比率', en: 'rate' },
  date: { zh: '日期', en: 'date' },
};

/** These word the whole figure, so that they stand alone; 余 with 近 is the slip of the reference year (domain.md §8). */
const clashes: readonly (readonly [string, string])[] = [
  ['over', 'near'],
  ['share', 'over'],
  ['share', 'near'],
  ['share', 'unit'],
  ['per-month', 'unit'],
  ['per-month', 'wan'],
  ['per-month', 'over'],
  ['per-month', 'near'],
];

/** What is wrong with filters whatever the figure: an unknown name, a wrong argument, two that clash. */
export function filtersFault(filters: readonly WordingFilter[]): Text | undefined {
  for (const { name, argument } of filters) {
    const rule = filterRules.get(name);
    if (!rule) return unknownName({ zh: '过滤器', en: 'filter' }, name, [...filterRules.keys()]);
    if (!rule.argument.test(argument ?? ''))
      return {
        zh: `过滤器“${name}”不接受参数“${argument ?? ''}”`,
        en: `filter "${name}" does not take "${argument ?? ''}"`,
      };
  }
  const names = filters.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  const clash = twice ? [twice, twice] : clashes.find((pair) => pair.every((name) => names.includes(name)));
  if (clash) return clashFault(clash);
  const fitsAll = (kind: Kind) => names.every((name) => filterRules.get(name)?.kinds.includes(kind));
  return kinds.some(fitsAll) ? undefined : clashFault(names);
}

/** What is wrong with filters on a value of this kind, such as `percent` on a count. */
export function kindFault(kind: Kind, filters: readonly WordingFilter[]): Text | undefined {
  const wrong = filters.find(({ name }) => filterRules.get(name)?.kinds.includes(kind) !== true);
  return (
    wrong && {
      zh: `过滤器“${wrong.name}”不能用于${kindNames[kind].zh}`,
      en: `filter "${wrong.name}" cannot word a ${kindNames[kind].en}`,
    }
  );
}

/** “没有…，是不是…”: an unknown name with the nearest known one, when one is near. */
export function unknownName(what: Text, name: string, known: readonly string[]): Text {
  const nearest = known.length === 0 ? '' : closest(name, known);
  const isNear = nearest !== '' && distance(name, nearest) <= Math.max(2, Math.floor(name.length / 3));
  return {
    zh: `没有${what.zh}“${name}”${isNear ? `，是不是“${nearest}”？` : ''}`,
    en: `unknown ${what.en} "${name}"${isNear ? `, did you mean "${nearest}"?` : ''}`,
  };
}

function clashFault(names: readonly string[]): Text {
  return {
    zh: `过滤器“${names.join('”“')}”不能同时使用`,
    en: `filters "${names.join('" and "')}" cannot be used together`,
  };
}
