import type { Database } from '../../db/connection/open.ts';
import { addMonths } from '../../kernel/plain-date.ts';
import { duesOf, type Window } from '../../verify/calendar/due.ts';
import {
  createDueStore,
  type DueEntry,
  type DueStore,
  type MonthCount,
} from '../../verify/calendar/due-store.ts';
import { holderFiles } from '../../verify/rows/holder-files.ts';
import { movedOut } from '../../verify/rows/moves-out.ts';
import { chooseSubdistrict } from './choose-subdistrict.ts';
import { type JobContext, withRegistry } from '../frame/context.ts';
import { loadPolicies } from '../policy/load-policies.ts';

export type { DueEntry };

/** How many months ahead, and of which subdistrict. */
export type DueRequest = { readonly months: number; readonly subdistrict?: string | undefined };

/** 日程 what falls due from the day on; the entries only while the registry is open. */
export type Calendar = Window & {
  readonly total: number;
  readonly byMonth: readonly MonthCount[];
  readonly entries: (limit?: number) => Iterable<DueEntry>;
};

/** Lists what falls due in the coming months: reminders, ends of terms, freezing, cancelling, ends of waivers. */
export async function listDue<Result>(
  context: JobContext,
  { months, subdistrict }: DueRequest,
  present: (calendar: Calendar) => Promise<Result>,
): Promise<Result> {
  return withRegistry(context, 'verify calendar', async (db) => {
    const { district } = await loadPolicies(context, db);
    const only = await chooseSubdistrict(district, subdistrict);
    const window = { from: context.asOf, to: addMonths(context.asOf, months) };
    const store = createDueStore(db, context);
    db.sqlite.transaction(() => {
      fill(db, store, district.certificates, window);
    })();
    if (only !== undefined) store.keepSubdistrict(only);
    const byMonth = store.countByMonth();
    const total = byMonth.reduce((sum, { count }) => sum + count, 0);
    return present({ ...window, total, byMonth, entries: store.list });
  });
}

function fill(db: Database, store: DueStore, policy: Parameters<typeof duesOf>[2], window: Window): void {
  const moved = movedOut(db, window.from);
  for (const file of holderFiles(db, window.from, policy.extensions)) {
    for (const due of duesOf(file, moved.get(file.personId), policy, window)) store.add(file.personId, due);
  }
  store.addWaivers(window);
}
