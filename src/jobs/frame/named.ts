import type { Text } from '../../kernel/text.ts';

/** What something goes by: its permanent id, and what people call it. */
export type Named<Thing> = { readonly thing: Thing; readonly id: string; readonly names: readonly string[] };

/** 按名称查找 what is called so, however it is typed; undefined where nothing is, or more than one. */
export function findNamed<Thing>(text: string, all: readonly Named<Thing>[]): Thing | undefined {
  const wanted = keyOf(text);
  const byId = all.find(({ id }) => keyOf(id) === wanted);
  if (byId) return byId.thing;
  const called = all.filter(({ names }) => names.some((name) => keyOf(name) === wanted));
  return called.length === 1 ? called[0]?.thing : undefined;
}

/** 是不是 the ids and names that may have been meant: what has the words in its name, else what is spelt nearly so. */
export async function perhapsMeant<Thing>(
  text: string,
  all: readonly Named<Thing>[],
): Promise<Text | undefined> {
  const wanted = keyOf(text);
  const having = all.filter(({ id, names }) => [id, ...names].some((name) => keyOf(name).includes(wanted)));
  const near = await nearestWord(wanted, all.flatMap(({ id, names }) => [id, ...names]).map(keyOf));
  const isClear = having.length > 0 && having.length <= MOST_MEANT;
  const meant = isClear
    ? having
    : all.filter((one) => [one.id, ...one.names].map(keyOf).includes(near ?? ''));
  if (meant.length === 0) return undefined;
  return {
    zh: `是不是 ${meant.map(({ id, names }) => nameWithId(names[0], id)).join('，或 ')}？`,
    en: `did you mean ${meant.map(({ id }) => id).join(' or ')}?`,
  };
}

/** A name with its id beside it, which may have to be typed; one that is a name itself stands alone. */
function nameWithId(name: string | undefined, id: string): string {
  return name === undefined || /\p{Script=Han}/u.test(id) ? id : `${name} ${id}`;
}

/** 最近的词 the one of these words that is spelt nearly so; undefined where none is. */
export async function nearestWord(text: string, words: readonly string[]): Promise<string | undefined> {
  // Loaded here: most names are right.
  const { nearestOf } = await import('../../policies/nearest.ts');
  return nearestOf(text, words);
}

const MOST_MEANT = 5;

function keyOf(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase();
}
