import { distance } from 'fastest-levenshtein';
import type { Text } from '../../kernel/text.ts';
import type { FigureSpec } from './figure-spec.ts';

/**
 * 形近的名称 a name of one figure that is nearly that of another one, or of a section that the summary asks for: no list
 * declares them, so that nothing else tells a slip, and the figure would be missing for ever.
 */
export function nearNames(
  figure: FigureSpec,
  before: readonly FigureSpec[],
  sections: readonly string[],
): readonly (readonly [field: string, message: Text])[] {
  const named = nameIn(figure);
  if (!named) return [];
  const [field, name] = named;
  const others = before.flatMap((one) => {
    const [its, other] = nameIn(one) ?? [];
    return its === field && other !== undefined ? [other] : [];
  });
  const known = [...(field === 'section' ? sections : []), ...others];
  if (known.includes(name)) return [];
  const near = known.find((one) => isSlip(one, name));
  if (near === undefined) return [];
  return [
    [field, { zh: `没有“${name}”，是不是 ${near}`, en: `there is no "${name}"; did you mean ${near}?` }],
  ];
}

/** Where a figure names what only lists say: the item of a fact, the section of a narrative, the product of an insurance. */
function nameIn(figure: FigureSpec): readonly [field: string, name: string] | undefined {
  if (figure.kind === 'fact') return ['item', figure.item];
  if (figure.kind === 'narrative') return ['section', figure.section];
  return 'product' in figure ? ['product', figure.product] : undefined;
}

/** One letter another, more or less, or two in each other's places; numbers apart are different names. */
function isSlip(one: string, other: string): boolean {
  const digits = (text: string): string => text.replace(/\D+/g, ' ');
  if (digits(one) !== digits(other) || Math.min(one.length, other.length) < 3) return false;
  const edits = distance(one, other);
  return edits === 1 || (edits === 2 && [...one].sort().join('') === [...other].sort().join(''));
}
