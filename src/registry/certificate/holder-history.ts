import { partsOfCertificateNumber } from '../../kernel/certificate-number.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { sameName } from '../names/same-name.ts';
import { type CertificateHistory, createHistory, type CertificateHappening } from './certificate-history.ts';
import { attributesOfHolder, type AttributeName, statedPerson } from './statement.ts';
import { hasNewNumber, replacesNumber } from './certificate.ts';
import type {
  EventWords,
  StatementOrigin,
  RosterWords,
  StatedCertificate,
  StatedPerson,
  Statement,
} from './statement.ts';
import type { ValidityPolicy } from './validity.ts';

type Of<Kind extends Statement['of']> = Extract<Statement, { of: Kind }>;

/** A stretch of days on which an attribute had a value; `until` is the first day after. */
type Stretch = {
  readonly value: string;
  readonly from: PlainDate;
  readonly until: PlainDate | undefined;
  readonly origin: StatementOrigin;
};

/** A certificate with everything that happened to it, in the order of days. */
export type HeldCertificate = StatedCertificate & {
  readonly origin: StatementOrigin;
  readonly events: readonly CertificateHappening[];
};

/** Why an event counts for nothing: no such certificate is on record (yet), or it was issued only later. */
type Waiting = 'certificate-awaited' | 'event-before-issue';

/** 持证人的历史 what all that was said of a holder comes to. */
export type HolderHistory = {
  /** Undefined where no roster speaks of the person. */
  readonly person: StatedPerson | undefined;
  readonly certificates: readonly HeldCertificate[];
  readonly attributes: ReadonlyMap<AttributeName, readonly Stretch[]>;
  /** Events that count for nothing, by what said so. */
  readonly waiting: ReadonlyMap<Statement, Waiting>;
};

/**
 * What follows from the statements on one person, whatever order they came in: the latest day that speaks of something
 * wins; of one day and certificate the later command corrects.
 */
export function holderHistory(statements: readonly Statement[], validity: ValidityPolicy): HolderHistory {
  const all = statements.filter((one) => one.of === 'roster').sort(byDay);
  const rosters = lastOfEachDay(all);
  const certificates = new Map<string, CertificateHistory>();
  for (const statement of rosters) {
    const { certificateNumber } = statement.words;
    const known = certificates.get(certificateNumber) ?? createHistory(validity);
    known.addRoster(statement);
    certificates.set(certificateNumber, known);
  }
  const events = lastOfEachChange(statements.filter((one) => one.of === 'event').sort(byEvent));
  const waiting = addEvents(certificates, events, validity);
  return {
    person: personOf(rosters, all),
    certificates: [...certificates]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([number, history]) => ({ certificateNumber: number, ...history.result() })),
    attributes: new Map(attributesOfHolder.map((name) => [name, stretchesOf(rosters, name)])),
    waiting,
  };
}

/** By day; two certificates of one day by what they say, never by where they stood. */
function byDay(one: Of<'roster'>, other: Of<'roster'>): number {
  const key = ({ asOf, words, command }: Of<'roster'>) =>
    [
      asOf,
      words.issuedOn,
      words.firstIssuedOn,
      words.certificateNumber,
      String(command).padStart(9, '0'),
    ].join(' ');
  return compare(key(one), key(other));
}

/** An event that brings a certificate comes before those that need it. */
function byEvent(one: Of<'event'>, other: Of<'event'>): number {
  const key = ({ asOf, words, command }: Of<'event'>) =>
    [
      words.on,
      hasNewNumber(words.change) && !replacesNumber(words.change) ? 0 : 1,
      words.change,
      words.certificateNumber,
      words.newNumber ?? '',
      asOf,
      String(command).padStart(9, '0'),
    ].join(' ');
  return compare(key(one), key(other));
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

/** Of one certificate and day the last command counts. */
function lastOfEachDay(sorted: readonly Of<'roster'>[]): readonly Of<'roster'>[] {
  const last = new Map<string, Of<'roster'>>();
  for (const statement of sorted) {
    const key = `${statement.asOf} ${statement.words.certificateNumber}`;
    const before = last.get(key);
    if (!before || before.command <= statement.command) last.set(key, statement);
  }
  const kept = new Set(last.values());
  return sorted.filter((statement) => kept.has(statement));
}

/** The same change of the same certificate on the same day: the list of the latest day knows its reason and term best. */
function lastOfEachChange(sorted: readonly Of<'event'>[]): readonly Of<'event'>[] {
  const last = new Map<string, Of<'event'>>();
  for (const statement of sorted) {
    const { certificateNumber, change, on, newNumber = '' } = statement.words;
    last.set([certificateNumber, change, on, newNumber].join(' '), statement);
  }
  const kept = new Set(last.values());
  return sorted.filter((statement) => kept.has(statement));
}

/** `all` are in the order of days; another writing of the same name changes nothing. */
function personOf(rosters: readonly Of<'roster'>[], all: readonly Of<'roster'>[]): StatedPerson | undefined {
  const [first] = all;
  if (!first) return undefined;
  const stated = <Field extends keyof RosterWords>(field: Field): RosterWords[Field] | undefined =>
    rosters.findLast(({ words }) => words[field] !== undefined)?.words[field];
  return {
    ...statedPerson(stated),
    name: all.reduce((name, { words }) => (sameName(name, words.name) ? name : words.name), first.words.name),
  };
}

/**
 * 属地管理: a certificate is issued where the hukou is, so the first that is said holds since the first issue; another
 * value holds from the day of the list that first says it.
 */
function stretchesOf(rosters: readonly Of<'roster'>[], name: AttributeName): readonly Stretch[] {
  const ofDays = new Map<PlainDate, Of<'roster'>>();
  for (const statement of rosters)
    if (statement.words[name] !== undefined) ofDays.set(statement.asOf, statement);
  const firstIssued = rosters.map(({ words }) => words.firstIssuedOn).sort()[0];
  const stretches: Stretch[] = [];
  for (const [asOf, origin] of ofDays) {
    const value = origin.words[name];
    const current = stretches.at(-1);
    if (value === undefined || current?.value === value) continue;
    const from = current ? asOf : (firstIssued ?? asOf);
    if (current) stretches.pop();
    const isCorrection = current !== undefined && current.from >= from;
    if (current && !isCorrection) stretches.push({ ...current, until: from });
    stretches.push({ value, from: isCorrection ? current.from : from, until: undefined, origin });
  }
  return stretches;
}

/** Adds what happened to the certificates; an event of a certificate that nothing has brought waits for it. */
function addEvents(
  certificates: Map<string, CertificateHistory>,
  events: readonly Of<'event'>[],
  validity: ValidityPolicy,
): ReadonlyMap<Statement, Waiting> {
  let waiting: ReadonlyMap<Of<'event'>, Waiting>;
  let left = events;
  // What one event brought, another may have waited for.
  for (;;) {
    waiting = new Map(
      left.flatMap((event) => {
        const why = addEvent(certificates, event, validity);
        return why ? [[event, why] as const] : [];
      }),
    );
    if (waiting.size === left.length) return waiting;
    left = [...waiting.keys()];
  }
}

function addEvent(
  certificates: Map<string, CertificateHistory>,
  event: Of<'event'>,
  validity: ValidityPolicy,
): Waiting | undefined {
  const { words } = event;
  const { certificateNumber, newNumber, change, on } = words;
  const old = certificates.get(certificateNumber);
  const replaces = replacesNumber(change);
  if (!old && (newNumber === undefined || replaces)) return 'certificate-awaited';
  if (old && on < old.firstIssuedOn()) return 'event-before-issue';
  const kept = change === 'reissued' ? old?.termOn(on) : undefined;
  if (old && replaces) old.addEvent(event, { kind: 'cancelled', reason: 'replaced' });
  const number = newNumber ?? certificateNumber;
  const target = certificates.get(number) ?? createHistory(validity);
  if (newNumber !== undefined) target.bring(event, certificateOf(words, newNumber));
  target.addEvent(event, { kind: change, reason: words.reason, expiresOn: words.expiresOn ?? kept });
  certificates.set(number, target);
  return undefined;
}

/** What a new number says of its certificate by itself. */
function certificateOf(
  { on }: EventWords,
  number: NonNullable<EventWords['newNumber']>,
): Omit<StatedCertificate, 'certificateNumber'> {
  const { category, grade } = partsOfCertificateNumber(number);
  return { category, grade, components: [], firstIssuedOn: on };
}
