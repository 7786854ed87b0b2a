import { Fault, type Reader } from './reading.ts';

/** 看得到的 what a cell of a list that is only looked up says, and what stands in it that was not read. */
export type Seen<Value> = { readonly value: Value | undefined; readonly unread: string | undefined };

// 无, 不详 and strokes fill a cell of which nothing is known.
const NOTHING = /^(?:无|暂无|没有|不详|未知|不明|[-—–/\\.、*?？]+)$/u;

/**
 * Makes a reader keep what it could not read: it may tell that somebody else is meant, and so nobody is meant beyond doubt.
 * `leftOut` finds what a reader passes over; without it that is a cell of which nothing was read.
 */
export function seen<Value>(
  read: Reader<Value>,
  leftOut?: (text: string) => string | undefined,
): Reader<Seen<Value>> {
  return (cell) => {
    const found = read(cell);
    const text = cell.text.trim();
    const whole = text === '' || NOTHING.test(text) ? undefined : text;
    if (found instanceof Fault) {
      const { code, shown, hint, rest } = found;
      return new Fault(code, shown, hint, { value: rest, unread: rest === undefined ? whole : undefined });
    }
    if (leftOut) return { value: found, unread: leftOut(text) };
    return { value: found, unread: found === undefined ? whole : undefined };
  };
}
