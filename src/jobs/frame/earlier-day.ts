import type { Sqlite } from '../../db/connection/driver.ts';
import { hasImportBy } from '../../db/connection/known-at.ts';
import { CannotRun } from '../../kernel/cannot-run.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { JobContext } from './context.ts';

/**
 * 对照日 the same question as of an earlier day: by what was known on it or, where nothing was, by what is known now.
 * Throws CannotRun for a day that is not earlier.
 */
export function asOfEarlier(
  context: JobContext,
  sqlite: Sqlite,
  since: PlainDate,
): { readonly then: JobContext; readonly knownAt: 'then' | 'now' } {
  if (since >= context.asOf) throw notEarlier(since, context.asOf);
  const isKnownThen = hasImportBy(sqlite, since);
  const then = { ...context, asOf: since, reveal: false, knownAt: isKnownThen ? since : context.knownAt };
  return { then, knownAt: isKnownThen ? 'then' : 'now' };
}

function notEarlier(since: PlainDate, asOf: PlainDate): CannotRun {
  return new CannotRun({
    what: {
      zh: `对照日 ${since} 不早于核查日 ${asOf}`,
      en: `${since} is not before the day checked, ${asOf}`,
    },
    next: { zh: '用 --since 给出更早的日子', en: 'Give an earlier day with --since' },
  });
}
