import type { OnRecord } from './on-record.ts';
import type { FactWindow } from './window.ts';

/** 当月 a month of what is on record: whatever is read of it is read once. */
export type Month = {
  readonly window: FactWindow;
  readonly onRecord: OnRecord;
  /** The places of the people whose facts are asked, in order; of all others nothing is read. */
  readonly people: Int32Array;
  readonly of: <Read>(read: (month: Month) => Read) => Read;
};

/** A month to read the facts of some people. */
export function monthOf(onRecord: OnRecord, window: FactWindow, people: Int32Array): Month {
  const known = new Map<unknown, unknown>();
  const month: Month = {
    window,
    onRecord,
    people,
    of: <Read>(read: (from: Month) => Read): Read => {
      if (!known.has(read)) known.set(read, read(month));
      return known.get(read) as Read;
    },
  };
  return month;
}
