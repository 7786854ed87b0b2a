import type { Mention } from '../mention.ts';
import { partitions } from '../words/relations.ts';

/** 划分 whether every part of a known whole is named. */
export function isPartition(parts: readonly Mention[]): boolean {
  return partitions.some(
    (words) =>
      words.length === parts.length && words.every((word) => parts.some((part) => isNamed(part, word))),
  );
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
  const groups = new Map<number, Mention[]>();
  for (const [place, part] of parts.entries()) {
    const kind = kinds[place] ?? -1;
    groups.set(kind, [...(groups.get(kind) ?? []), part]);
  }
  return [...groups.values()].every((group) => isPartition(group)) ? [...groups.values()] : [];
}
