import { extendedLastDay } from '../../registry/certificate/validity.ts';
import { type CertificateEventKind, holdingEvents } from '../../registry/certificate/certificate.ts';
import { orderInDay, passiveEvents } from '../../registry/certificate/certificate-life.ts';
import { NEVER } from '../days.ts';
import type { Month } from '../month.ts';
import { isDead } from './death.ts';
import { UNKNOWN } from './the-one.ts';

/** 事件 the kinds by the number that columns hold: their place in 同日先后. */
const isHolding = orderInDay.map((kind) => holdingEvents.includes(kind));
const isPassive = orderInDay.map((kind) => passiveEvents.some((passive) => passive === kind));
const lateKinds: readonly CertificateEventKind[] = ['renewed', 'reissued', 'regraded'];
const isLate = orderInDay.map((kind) => lateKinds.includes(kind));

/** 当月的证 of each person the place of the certificate that counts (UNKNOWN: none) and whether it is live. */
export type Held = {
  readonly certificate: Int32Array;
  /** 1, 0, or UNKNOWN where its term is not on record; of whoever holds none, 0 where there is a roster. */
  readonly live: Int32Array;
  /** Which of two certificates counts cannot be told, so that category and grade are not known. */
  readonly isTied: Uint8Array;
};

/**
 * The certificate of each person that counts in the month. While a regrade is pending the old certificate is the live one,
 * so that the old rate is paid (民发〔2021〕70号).
 */
export function held(month: Month): Held {
  const { people, certificates, hasRoster } = month.onRecord;
  const { starts } = certificates;
  const without = hasRoster ? 0 : UNKNOWN;
  const found = {
    certificate: new Int32Array(people.count).fill(UNKNOWN),
    live: new Int32Array(people.count),
    isTied: new Uint8Array(people.count),
  };
  const read = readerOf(month);
  for (const person of month.people) {
    const [first, end] = [starts[person] ?? 0, starts[person + 1] ?? 0];
    if (first === end) {
      found.live[person] = without;
      continue;
    }
    const dead = isDead(month, person);
    if (end - first === 1) {
      found.certificate[person] = first;
      const one = read(first, dead);
      found.live[person] = one.live;
      if (one.mayRenewLate) setLate(found, person, lateRenewal(month, first, end));
      continue;
    }
    const all: Standing[] = [];
    const late = lateRenewal(month, first, end);
    for (let own = first; own < end; own++) {
      const one = read(own, dead);
      all.push({ ...one, own, late: one.mayRenewLate && late !== undefined });
    }
    const [best, ...alike] = theFirst(month, all);
    if (!best) continue;
    found.certificate[person] = best.own;
    found.live[person] = best.live;
    found.isTied[person] = Number(alike.some(({ own }) => !isSame(month, own, best.own)));
    if (best.late) setLate(found, person, late);
  }
  return found;
}

type Late = { readonly own: number; readonly isTied: boolean } | undefined;

/** 迟换证补发 the certificate renewed late brings the month back at its rate. */
function setLate({ certificate, live, isTied }: Held, person: number, late: Late): void {
  if (!late) return;
  if (!late.isTied) certificate[person] = late.own;
  isTied[person] = Number(late.isTied);
  live[person] = 1;
}

/** What a certificate is worth in the month: `issuedOn` 发证日期 of its term, by the window's end and before its beginning. */
type Worth = {
  readonly live: number;
  readonly mayRenewLate: boolean;
  readonly issuedBy: number;
  readonly issuedBefore: number;
};
type Standing = Worth & { readonly own: number; readonly late: boolean };

/** Reads one certificate at a time. */
function readerOf(month: Month): (own: number, dead: boolean) => Worth {
  const { window, onRecord } = month;
  const { begunBy, lastsTo, renewedBy } = window;
  const { events, certificates, extensions } = onRecord;
  const { on, expires } = events;
  return (own, dead) => {
    const [first, end] = [events.starts[own] ?? 0, events.starts[own + 1] ?? 0];
    let [term, issuedBy, issuedBefore] = [0, 0, 0];
    for (let at = first; at < end; at++) {
      const [day, until] = [on[at] ?? 0, expires[at] ?? 0];
      if (until === 0) continue;
      if (day < lastsTo) issuedBefore = day;
      if (day > begunBy) continue;
      // Of two ends of one day the earlier counts.
      term = day > issuedBy ? until : Math.min(term, until);
      issuedBy = day;
    }
    const isBegun = (certificates.firstIssued[own] ?? 0) <= begunBy && !dead;
    const isCurrent = term !== 0 && extendedLastDay(term, extensions) >= lastsTo;
    const isHeld = isBegun && term !== 0 && isHeldIn(events, first, end, begunBy, lastsTo);
    const live = !isBegun ? 0 : term === 0 ? UNKNOWN : Number(isCurrent && isHeld);
    return { live, mayRenewLate: renewedBy > begunBy && isHeld && !isCurrent, issuedBy, issuedBefore };
  };
}

/** In a holding state in the window. What ends a certificate on a day leaves it held that day. */
function isHeldIn(
  { kind, on }: Month['onRecord']['events'],
  first: number,
  end: number,
  begunBy: number,
  lastsTo: number,
): boolean {
  let [awake, before, by, within] = [true, false, false, false];
  for (let at = first; at < end; at++) {
    const [own, day] = [kind[at] ?? 0, on[at] ?? 0];
    // 只随有效证 what only goes with a certificate in force wakes none that was stopped.
    if (isPassive[own] && !awake) continue;
    const holds = isHolding[own] ?? false;
    if (!isPassive[own]) awake = holds;
    if (day < lastsTo) before = holds;
    if (day <= begunBy) by = holds;
    if (day >= lastsTo && day <= begunBy && holds) within = true;
  }
  return begunBy < lastsTo ? before && by : before || within;
}

/**
 * Of several certificates of one person the live one, or renewed late, or not known to be dead; else the one issued later:
 * by 发证日期 of its term, then by 初次发证日期, never by its row. Where one begins in the month, `earliest` leaves the
 * month to one that had begun before, else to the first. All that come first alike, the highest number before the others.
 */
function theFirst({ onRecord, window }: Month, all: readonly Standing[]): readonly Standing[] {
  const { firstIssued } = onRecord.certificates;
  const since = ({ issuedBy, issuedBefore }: Standing) =>
    window.overlap === 'latest' ? issuedBy : issuedBefore;
  const compare = (a: Standing, b: Standing): number => {
    const [sinceA, sinceB] = [since(a), since(b)];
    const [firstA, firstB] = [firstIssued[a.own] ?? 0, firstIssued[b.own] ?? 0];
    return (
      Number(b.live === 1) - Number(a.live === 1) ||
      Number(b.late) - Number(a.late) ||
      Number(b.live === UNKNOWN) - Number(a.live === UNKNOWN) ||
      // A term that had begun goes before one that had not.
      (sinceA === 0 && sinceB === 0
        ? a.issuedBy - b.issuedBy || firstA - firstB
        : sinceB - sinceA || firstB - firstA)
    );
  };
  const [best] = all.toSorted(compare);
  // Certificates lie in the order of their numbers.
  return best ? all.filter((one) => compare(one, best) === 0).toReversed() : [];
}

function isSame({ onRecord: { certificates } }: Month, one: number, other: number): boolean {
  const { category, grade, components } = certificates;
  return (
    category[one] === category[other] && grade[one] === grade[other] && components[one] === components[other]
  );
}

/** The certificate whose late renewal, of an expired one still held, is the first; tied where two that differ are. */
function lateRenewal(month: Month, first: number, end: number): Late {
  const { events } = month.onRecord;
  const { begunBy, renewedBy } = month.window;
  if (renewedBy <= begunBy) return undefined;
  let [day, isTied] = [NEVER, false];
  let renewed = UNKNOWN;
  for (let own = first; own < end; own++) {
    for (let at = events.starts[own] ?? 0, last = events.starts[own + 1] ?? 0; at < last; at++) {
      const on = events.on[at] ?? 0;
      if (!isLate[events.kind[at] ?? 0] || events.expires[at] === 0) continue;
      if (on <= begunBy || on > renewedBy || on > day) continue;
      isTied = on === day && (isTied || !isSame(month, own, renewed));
      [day, renewed] = [on, own];
    }
  }
  return renewed === UNKNOWN ? undefined : { own: renewed, isTied };
}

type Certificates = Month['onRecord']['certificates'];

/** What the certificate that counts says of each person: UNKNOWN of whoever holds none, or one of two that differ. */
export function ofHeldCertificate(
  month: Month,
  read: (certificates: Certificates, own: number) => number,
): Int32Array {
  const { certificate, isTied } = month.of(held);
  const { certificates } = month.onRecord;
  const values = new Int32Array(certificate.length);
  for (let person = 0; person < values.length; person++) {
    const own = certificate[person] ?? UNKNOWN;
    values[person] = own === UNKNOWN || isTied[person] === 1 ? UNKNOWN : read(certificates, own);
  }
  return values;
}
