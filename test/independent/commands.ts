import type { Random } from './random.ts';
import type { List } from './sheets.ts';
import type { Commands } from './statements.ts';

/** The lists one by one, in their own order. */
export function oneByOne(lists: readonly List[]): Commands {
  return lists.map((list) => [list]);
}

/** As few commands as there can be: a list that corrects another comes in a later one. */
export function fewest(lists: readonly List[]): Commands {
  return chainsOf(lists).reduce<List[][]>((commands, chain) => {
    for (const [place, list] of chain.entries()) (commands[place] ??= []).push(list);
    return commands;
  }, []);
}

/**
 * The same files in another order, in one command or many, some of them again in a later one. All that is kept is that
 * a list which corrects another comes in a later command.
 */
export function anyOrder(random: Random, lists: readonly List[]): Commands {
  const chains = chainsOf(lists);
  const longest = Math.max(...chains.map(({ length }) => length));
  const count = random.chance(0.2) ? longest : random.int(longest, Math.max(longest, lists.length));
  const places = Array.from({ length: count }, (_, place) => place);
  const commands: List[][] = places.map(() => []);
  for (const chain of chains) {
    const own = random
      .shuffled(places)
      .slice(0, chain.length)
      .toSorted((one, other) => one - other);
    for (const [nth, list] of chain.entries()) {
      const first = own[nth] ?? 0;
      commands[first]?.push(list);
      if (random.chance(0.2)) commands[random.int(first + 1, count)]?.push(list);
    }
  }
  return commands.filter((own) => own.length > 0).map((own) => random.shuffled(own));
}

/** Each list with those that correct it, one after the other. */
function chainsOf(lists: readonly List[]): readonly (readonly List[])[] {
  const next = new Map(lists.map((list) => [list.corrects, list]));
  return lists
    .filter(({ corrects }) => lists.every(({ file }) => file !== corrects))
    .map((first) => {
      const chain: List[] = [];
      for (let list: List | undefined = first; list; list = next.get(list.file)) chain.push(list);
      return chain;
    });
}
