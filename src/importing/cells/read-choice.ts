import { compact } from './clean.ts';
import { Fault, type Reader, safeToShow } from './reading.ts';

/** Makes the reader of a cell that holds one of a closed list; the first spelling of each value is shown as the cure. */
export function readOneOf<Value extends string>(
  spellings: Readonly<Record<Value, readonly string[]>>,
): Reader<Value> {
  const entries = Object.entries<readonly string[]>(spellings) as [Value, readonly string[]][];
  const byText = new Map(entries.flatMap(([value, texts]) => texts.map((text) => [compact(text), value])));
  const known = entries.flatMap(([, [first = []]]) => first);
  const hint = { zh: known.join('、'), en: known.join(', ') };
  return (cell) => {
    const text = compact(cell.text.slice(0, 100));
    if (text === '') return undefined;
    return byText.get(text) ?? new Fault('not-one-of', safeToShow(text), hint);
  };
}

/** Makes the search for the one value of a closed list that a title names; undefined where it names none or several. */
export function findOneOf<Value extends string>(
  spellings: Readonly<Record<Value, readonly string[]>>,
): (title: string) => Value | undefined {
  const entries = Object.entries<readonly string[]>(spellings) as [Value, readonly string[]][];
  return (title) => {
    const text = compact(title.slice(0, 200));
    const named = entries.filter(([, texts]) => texts.some((known) => text.includes(known)));
    return named.length === 1 ? named[0]?.[0] : undefined;
  };
}
