import { distance } from 'fastest-levenshtein';

/**
 * The known name that a misspelt one most likely meant, or undefined when none is near. A figure is no slip of another:
 * names that differ in their numbers are different names.
 */
export function nearestOf(misspelt: string, known: readonly string[]): string | undefined {
  const near = known
    .map((name) => ({ name, edits: distance(misspelt.toLowerCase(), name.toLowerCase()) }))
    .filter(({ name }) => numbersIn(name) === numbersIn(misspelt))
    .filter(({ name, edits }) => edits <= Math.max(1, Math.floor(Math.min(misspelt.length, name.length) / 3)))
    .sort((a, b) => a.edits - b.edits);
  return near[0]?.name;
}

function numbersIn(name: string): string {
  return (name.match(/\d+/g) ?? []).map(Number).join(' ');
}
