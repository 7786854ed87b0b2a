import { orderInDay, wakingEvents } from '../../registry/certificate/certificate-life.ts';
import { NEVER } from '../days.ts';
import type { Month } from '../month.ts';

const cancelled = orderInDay.indexOf('cancelled');
const waking = new Set(wakingEvents.map((kind) => orderInDay.findIndex((known) => known === kind)));

/**
 * 亡日 of each person the day on which they died, if by the end of the month: on a list of deaths, or the certificate
 * cancelled for death and not restored. NEVER of whoever is not known to have died.
 */
function dayOfDeath(month: Month): Int32Array {
  const { onRecord, window } = month;
  const { people, deaths, certificates, events } = onRecord;
  const died = new Int32Array(people.count).fill(NEVER);
  const note = (person: number, day: number): void => {
    if (day <= window.lastDay && day < (died[person] ?? 0)) died[person] = day;
  };
  const { kind, on, isDeath } = events;
  for (const person of month.people) {
    for (let at = deaths.starts[person] ?? 0, end = deaths.starts[person + 1] ?? 0; at < end; at++)
      note(person, deaths.on[at] ?? 0);
    const [first, last] = [certificates.starts[person] ?? 0, certificates.starts[person + 1] ?? 0];
    for (let own = first; own < last; own++) {
      const end = events.starts[own + 1] ?? 0;
      for (let at = events.starts[own] ?? 0; at < end; at++) {
        if (kind[at] === cancelled && isDeath[at] === 1 && !isWoken(at, end)) note(person, on[at] ?? 0);
      }
    }
  }
  /** Events are in their order: only what comes after can undo it. */
  function isWoken(at: number, end: number): boolean {
    for (let later = at + 1; later < end; later++) {
      if ((on[later] ?? 0) <= window.begunBy && waking.has(kind[later] ?? 0)) return true;
    }
    return false;
  }
  return died;
}

/** 已故 whether a person had died before the window. */
export function isDead(month: Month, person: number): boolean {
  return (month.of(dayOfDeath)[person] ?? NEVER) < month.window.lastsTo;
}

/** The same by the end of the month: what is due for the month of a death is paid to nobody who has died. */
export function hasDied(month: Month, person: number): boolean {
  return month.of(dayOfDeath)[person] !== NEVER;
}
