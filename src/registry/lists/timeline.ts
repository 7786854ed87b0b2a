import type { PlainDate } from '../../kernel/plain-date.ts';

/** 一段 a value that holds from a day until before another; no `until` while it lasts. */
export type Stretch<Value> = {
  readonly from: PlainDate;
  readonly until: PlainDate | undefined;
  readonly value: Value;
};

/** Stretches in order, none over another. */
export type Timeline<Value> = readonly Stretch<Value>[];

/** Whether a day comes before an end, which may never come. */
export function isBefore(day: PlainDate, end: PlainDate | undefined): boolean {
  return end === undefined || day < end;
}

/** The earlier of two ends. */
export function earlierOf(one: PlainDate | undefined, other: PlainDate | undefined): PlainDate | undefined {
  return one === undefined || (other !== undefined && other < one) ? other : one;
}

/** The later of two ends. */
export function laterOf(one: PlainDate | undefined, other: PlainDate | undefined): PlainDate | undefined {
  return one === undefined || other === undefined ? undefined : one > other ? one : other;
}

/** The timeline without what it holds from a day until before another. */
export function erase<Value>(
  timeline: Timeline<Value>,
  from: PlainDate,
  until: PlainDate | undefined,
): Timeline<Value> {
  return timeline.flatMap((stretch) => {
    const isApart = !isBefore(stretch.from, until) || !isBefore(from, stretch.until);
    if (isApart) return [stretch];
    return [
      ...(stretch.from < from ? [{ ...stretch, until: from }] : []),
      ...(until !== undefined && isBefore(until, stretch.until) ? [{ ...stretch, from: until }] : []),
    ];
  });
}

/** The timeline with a value over whatever it held. */
export function paint<Value>(
  timeline: Timeline<Value>,
  from: PlainDate,
  until: PlainDate | undefined,
  value: Value,
): Timeline<Value> {
  if (!isBefore(from, until)) return timeline;
  return inOrder([...erase(timeline, from, until), { from, until, value }]);
}

/** The timeline with a value where it held none. */
export function fill<Value>(
  timeline: Timeline<Value>,
  from: PlainDate,
  until: PlainDate | undefined,
  value: Value,
): Timeline<Value> {
  let free: Timeline<Value> = isBefore(from, until) ? [{ from, until, value }] : [];
  for (const held of timeline) free = erase(free, held.from, held.until);
  return inOrder([...timeline, ...free]);
}

/** The stretch that holds a day. */
export function at<Value>(timeline: Timeline<Value>, day: PlainDate): Stretch<Value> | undefined {
  return timeline.find(({ from, until }) => from <= day && isBefore(day, until));
}

/** Adjoining stretches that say the same made one; `choose` says whose value stands for both, the later's unless told. */
export function joined<Value>(
  timeline: Timeline<Value>,
  isSame: (one: Value, other: Value) => boolean,
  choose: (one: Value, other: Value) => Value = (_, other) => other,
): Timeline<Value> {
  const whole: Stretch<Value>[] = [];
  for (const next of timeline) {
    const last = whole.at(-1);
    if (last?.until !== next.from || !isSame(last.value, next.value)) whole.push(next);
    else whole[whole.length - 1] = { ...next, from: last.from, value: choose(last.value, next.value) };
  }
  return whole;
}

function inOrder<Value>(stretches: Stretch<Value>[]): Timeline<Value> {
  return stretches.sort((one, other) => (one.from < other.from ? -1 : 1));
}
