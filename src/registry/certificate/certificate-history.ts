import type { PlainDate } from '../../kernel/plain-date.ts';
import { orderInDay } from './certificate-life.ts';
import { type CancelReason, type CertificateEventKind, hasNewNumber } from './certificate.ts';
import type { StatementOrigin, RosterWords, StatedCertificate, Statement } from './statement.ts';
import { lastDayOfTerm, type ValidityPolicy } from './validity.ts';

/** Something that happened to a certificate; `expiresOn` where it began a term: its last valid day. */
export type CertificateHappening = {
  readonly kind: CertificateEventKind;
  readonly on: PlainDate;
  readonly expiresOn: PlainDate | null;
  readonly reason: CancelReason | null;
  readonly origin: StatementOrigin;
};

type Content = Omit<StatedCertificate, 'certificateNumber'>;
type RosterStatement = Extract<Statement, { of: 'roster' }>;
type EventStatement = Extract<Statement, { of: 'event' }>;

/** The beginning of a term as somebody said it; `printed` is the last valid day on the certificate. */
type Beginning = {
  readonly kind: CertificateEventKind;
  readonly on: PlainDate;
  readonly printed: PlainDate | undefined;
  /** 证件变动名单 knows what a beginning was; a roster calls every later one a renewal. */
  readonly isOfEvents: boolean;
  readonly origin: StatementOrigin;
};

/** 一张证 gathers what was said of one certificate. */
export type CertificateHistory = {
  readonly addRoster: (statement: RosterStatement) => void;
  /** What an event says of the certificate that it brings; a roster knows better. */
  readonly bring: (event: EventStatement, content: Content) => void;
  readonly addEvent: (
    event: EventStatement,
    what: {
      readonly kind: CertificateEventKind;
      readonly reason?: CancelReason | undefined;
      readonly expiresOn?: PlainDate | undefined;
    },
  ) => void;
  readonly firstIssuedOn: () => PlainDate;
  /** 有效期 the printed end of the term in force on a day. */
  readonly termOn: (day: PlainDate) => PlainDate | undefined;
  readonly result: () => Content & {
    readonly origin: StatementOrigin;
    readonly events: readonly CertificateHappening[];
  };
};

/** 有效期 how a roster row says that a term began. */
export function beginningOf({ firstIssuedOn, issuedOn }: Pick<RosterWords, 'firstIssuedOn' | 'issuedOn'>): {
  readonly kind: 'issued' | 'renewed';
  readonly on: PlainDate;
} {
  return { kind: issuedOn === firstIssuedOn ? 'issued' : 'renewed', on: issuedOn };
}

/** An empty history; statements of rosters are added in the order of their days, events after them. */
export function createHistory(validity: ValidityPolicy): CertificateHistory {
  const beginnings = new Map<PlainDate, Beginning[]>();
  const others = new Map<string, CertificateHappening>();
  let byRoster: { content: Content; origin: StatementOrigin } | undefined;
  let byEvent: { content: Content; origin: StatementOrigin } | undefined;
  const begin = (beginning: Beginning): void => {
    beginnings.set(beginning.on, [...(beginnings.get(beginning.on) ?? []), beginning]);
  };
  const happen = (happening: Omit<CertificateHappening, 'expiresOn'>): void => {
    const key = `${happening.on} ${happening.kind}`;
    const known = others.get(key);
    const isLater = !known || comesAfter(happening.origin, known.origin);
    const [later, earlier] = isLater ? [happening, known] : [known, happening];
    others.set(key, { ...later, expiresOn: null, reason: later.reason ?? earlier?.reason ?? null });
  };
  const terms = () => [...beginnings.values()].map((said) => settle(said, validity));
  const known = () => required(byRoster ?? byEvent);
  return {
    addRoster(statement) {
      const { category, grade, components, firstIssuedOn, expiresOn, state } = statement.words;
      const content = { category, grade, components, firstIssuedOn };
      byRoster = { content, origin: byRoster?.origin ?? statement };
      begin({ ...beginningOf(statement.words), printed: expiresOn, isOfEvents: false, origin: statement });
      if (state) happen({ kind: state.kind, on: state.on, reason: state.reason ?? null, origin: statement });
    },
    bring(event, said) {
      if (!byEvent || said.firstIssuedOn < byEvent.content.firstIssuedOn)
        byEvent = { content: said, origin: event };
    },
    addEvent(event, { kind, reason, expiresOn }) {
      const { on } = event.words;
      if (kind === 'renewed' || hasNewNumber(kind))
        begin({ kind, on, printed: expiresOn, isOfEvents: true, origin: event });
      else happen({ kind, on, reason: reason ?? null, origin: event });
    },
    firstIssuedOn: () => known().content.firstIssuedOn,
    termOn: (day) =>
      terms()
        .filter(({ on }) => on <= day)
        .sort(byPlace)
        .at(-1)?.expiresOn ?? undefined,
    result: () => ({
      ...known().content,
      origin: known().origin,
      events: [...terms(), ...others.values()].sort(byPlace),
    }),
  };
}

function required<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new RangeError('a certificate of which nothing was said');
  return value;
}

function byPlace(one: CertificateHappening, other: CertificateHappening): number {
  if (one.on !== other.on) return one.on < other.on ? -1 : 1;
  return orderInDay.indexOf(one.kind) - orderInDay.indexOf(other.kind);
}

function comesAfter(one: StatementOrigin, other: StatementOrigin): boolean {
  return one.asOf === other.asOf ? one.command >= other.command : one.asOf > other.asOf;
}

/** One beginning of all that was said of a day: what it was as the list of events has it, its end as printed last. */
function settle(said: readonly Beginning[], validity: ValidityPolicy): CertificateHappening {
  const inOrder = said.toSorted((one, other) => (comesAfter(one.origin, other.origin) ? 1 : -1));
  const named = inOrder.findLast(({ isOfEvents }) => isOfEvents) ?? required(inOrder.at(-1));
  const printed = inOrder.findLast((one) => one.printed !== undefined)?.printed;
  return {
    kind: named.kind,
    on: named.on,
    expiresOn: printed ?? lastDayOfTerm(named.on, validity),
    reason: null,
    origin: named.origin,
  };
}
