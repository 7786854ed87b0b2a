import { lookAlikeGroups } from './look-alikes.ts';
import { type ShapeLikeness, shapeLikeness } from './shape-likeness.ts';
import { variantPairs } from './variants.ts';

const standardForms = new Map(variantPairs);
const groupsOf = new Map<string, readonly number[]>();
lookAlikeGroups.forEach((group, number) => {
  for (const character of group) groupsOf.set(character, [...(groupsOf.get(character) ?? []), number]);
});

/** 规范字 the standard form of a character (張 is 张, 傅 is 付 to those who write names by hand). */
export function standardForm(character: string): string {
  return standardForms.get(character) ?? character;
}

/** 形近 whether two characters are easily taken for each other, as written or in standard form: by our list or by their strokes. */
export function lookAlike(one: string, other: string): ShapeLikeness | undefined {
  const [first, second] = [standardForm(one), standardForm(other)];
  return shareGroup(one, other) || shareGroup(first, second) ? 'like' : shapeLikeness(first, second);
}

function shareGroup(one: string, other: string): boolean {
  const groups = groupsOf.get(one);
  return groups !== undefined && (groupsOf.get(other) ?? []).some((group) => groups.includes(group));
}

/** One character for all that look alike, directly or through another: for finding, not for judging. */
export function shapeOf(character: string): string {
  const standard = standardForm(character);
  return shapes.get(standard) ?? standard;
}

const shapes = joined(lookAlikeGroups);

function joined(groups: readonly string[]): ReadonlyMap<string, string> {
  const parents = new Map<string, string>();
  const rootOf = (character: string): string => {
    const parent = parents.get(character);
    return parent === undefined ? character : rootOf(parent);
  };
  for (const [first = '', ...others] of groups.map((group) => Array.from(group))) {
    for (const other of others) {
      const [root, joining] = [rootOf(first), rootOf(other)];
      if (root !== joining) parents.set(joining, root);
    }
  }
  return new Map([...parents.keys()].map((character) => [character, rootOf(character)]));
}
