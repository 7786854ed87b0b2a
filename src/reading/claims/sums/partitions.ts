import { grouped } from '../../../kernel/grouped.ts';
import type { Mention } from '../../mention.ts';
import { partitions } from '../../words/relations.ts';

/** 划分 whether every part of a known whole is named. */
export function isPartition(parts: readonly Mention[]): boolean {
  if (isDenied(parts)) return true;
  return partitions.some(
    (words) =>
      words.length === parts.length &&
      words.every((word) => parts.some((part) => isNamed(part, word))) &&
      parts.every((part) => words.some((word) => isNamed(part, word))),
  );
}

/** 过了线的六个，没过线的八个: the second is what the first is not. */
function isDenied([one, other, ...more]: readonly Mention[]): boolean {
  if (!one || !other || more.length > 0) return false;
  const said = /(?:没有?|未|不|非)([\p{Script=Han}]{2})[^没未不非]*$/u.exec(other.before)?.[1] ?? '';
  const isTold = !/[没未不非]/.test(one.before) && one.place.clause >= other.place.clause - 1;
  return said !== '' && isTold && [...said].every((character) => one.before.includes(character));
}

function isNamed({ before, after }: Mention, word: RegExp): boolean {
  return word.test(before) || (before.replace(/[、,和及\s]/g, '').length < 2 && word.test(after));
}

/** 男3800人、女2942人，一级900人 …: a whole that is parted more than once. */
export function groupsOf(parts: readonly Mention[]): readonly (readonly Mention[])[] {
  const kindOf = (part: Mention): number =>
    partitions.findIndex((words) => words.length < 8 && words.some((word) => isNamed(part, word)));
  const kinds = parts.map(kindOf);
  if (new Set(kinds).size < 2 || kinds.includes(-1)) return [];
  const groups = [...grouped(parts, kindOf).values()];
  return groups.every((group) => isPartition(group)) ? groups : [];
}
