import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Text } from '../../kernel/text.ts';
import type { CancelReason, CertificateEventKind, CertificateState } from './certificate.ts';
import { extendedLastDay, type ValidityExtension } from './validity.ts';

/** 证件状态, and `none` before anything of a certificate is on record. */
export type LifeState = CertificateState | 'none';

/** 证件变动, with 换号注销 apart: the end of a number in whose place another was put. */
export type LifeEvent = CertificateEventKind | 'replaced';

/** 一步 the state that an event leaves; `why` says why nobody should meet it in that state. */
export type LifeStep = { readonly next: LifeState; readonly why?: Text };

const why = {
  unknown: { zh: '此前没有发证记录', en: 'no issue is on record before it' },
  same: { zh: '证件已经是这个状态', en: 'the certificate is in that state already' },
  held: { zh: '证件正在本区有效，不必再发', en: 'the certificate is held here already' },
  number: {
    zh: '补办的证有新证号，原证号注销',
    en: 'a reissue has a number of its own and ends the old one',
  },
  lost: { zh: '挂失的证应先补办或解除挂失', en: 'a lost certificate is reissued or found first' },
  frozen: { zh: '冻结的证应先恢复', en: 'a frozen certificate is restored first' },
  elsewhere: { zh: '已迁出，由迁入地办理', en: 'it was transferred out: the other place handles it' },
  ended: { zh: '已注销，应重新申领或先恢复', en: 'it was cancelled: apply anew, or restore it first' },
} as const satisfies Record<string, Text>;

const to = (next: LifeState): LifeStep => ({ next });
const odd = (next: LifeState, reason: Text): LifeStep => ({ next, why: reason });

/**
 * 证件的一生 every state and event: what it leads to, and why it should not happen where it should not. Data are never
 * refused for it but told of, and then: what ends or stops a certificate always does; what the federation issues, takes
 * in or restores brings it to life; what only goes with a certificate in force (换领 补办 挂失) wakes none that ended.
 */
export const life: Readonly<Record<LifeState, Readonly<Record<LifeEvent, LifeStep>>>> = {
  none: {
    issued: to('valid'),
    // 花名册 knows the latest term of a certificate, not always its first.
    renewed: to('valid'),
    reissued: to('valid'),
    regraded: to('valid'),
    'transferred-in': to('valid'),
    'transferred-out': odd('transferred-out', why.unknown),
    frozen: odd('frozen', why.unknown),
    suspended: odd('suspended', why.unknown),
    restored: odd('valid', why.unknown),
    cancelled: odd('cancelled', why.unknown),
    replaced: odd('cancelled', why.unknown),
  },
  valid: {
    issued: odd('valid', why.held),
    renewed: to('valid'),
    reissued: odd('valid', why.number),
    regraded: to('valid'),
    'transferred-in': odd('valid', why.held),
    'transferred-out': to('transferred-out'),
    frozen: to('frozen'),
    suspended: to('suspended'),
    restored: odd('valid', why.same),
    cancelled: to('cancelled'),
    replaced: to('cancelled'),
  },
  suspended: {
    issued: odd('valid', why.held),
    renewed: odd('valid', why.lost),
    reissued: odd('valid', why.number),
    regraded: odd('valid', why.lost),
    'transferred-in': odd('valid', why.held),
    'transferred-out': to('transferred-out'),
    frozen: to('frozen'),
    suspended: odd('suspended', why.same),
    restored: to('valid'),
    cancelled: to('cancelled'),
    replaced: to('cancelled'),
  },
  frozen: {
    issued: odd('valid', why.frozen),
    renewed: odd('frozen', why.frozen),
    reissued: odd('frozen', why.frozen),
    regraded: odd('valid', why.frozen),
    'transferred-in': to('valid'),
    'transferred-out': to('transferred-out'),
    frozen: odd('frozen', why.same),
    suspended: odd('frozen', why.frozen),
    restored: to('valid'),
    cancelled: to('cancelled'),
    replaced: odd('cancelled', why.frozen),
  },
  'transferred-out': {
    issued: to('valid'),
    renewed: odd('transferred-out', why.elsewhere),
    reissued: odd('transferred-out', why.elsewhere),
    regraded: odd('valid', why.elsewhere),
    'transferred-in': to('valid'),
    'transferred-out': odd('transferred-out', why.same),
    frozen: odd('frozen', why.elsewhere),
    suspended: odd('transferred-out', why.elsewhere),
    restored: to('valid'),
    cancelled: to('cancelled'),
    replaced: odd('cancelled', why.elsewhere),
  },
  cancelled: {
    // 重新申领 after a year (第二十四条, check V16): the number comes out the same.
    issued: to('valid'),
    renewed: odd('cancelled', why.ended),
    reissued: odd('cancelled', why.ended),
    // 变更 back to an earlier category and grade gives the earlier number again.
    regraded: to('valid'),
    'transferred-in': odd('valid', why.ended),
    'transferred-out': odd('transferred-out', why.ended),
    frozen: odd('frozen', why.ended),
    suspended: odd('cancelled', why.ended),
    restored: to('valid'),
    cancelled: odd('cancelled', why.same),
    replaced: odd('cancelled', why.same),
  },
};

const ended = ['frozen', 'transferred-out', 'cancelled'] as const;

/** 只随有效证 the events that wake no certificate which was stopped: they change nothing then. */
export const passiveEvents = (Object.keys(life.none) as LifeEvent[]).filter((event) =>
  ended.every((state) => life[state][event].next === state),
);

/** 使已注销的证有效 the events that bring a cancelled certificate back to life. */
export const wakingEvents = (Object.keys(life.cancelled) as LifeEvent[]).filter(
  (event) => life.cancelled[event].next === 'valid',
);

/** Something that happened to one certificate. */
type Happened = {
  readonly kind: CertificateEventKind;
  readonly reason?: CancelReason | null | undefined;
};

/**
 * 同日先后 in which order events of one day are taken, whatever the order in which they came to be known: what brings a
 * certificate to life, then what stops it, and a 恢复 last, as it undoes what was recorded by mistake (V29 tells of it).
 */
export const orderInDay: readonly CertificateEventKind[] = [
  ...(['issued', 'transferred-in', 'renewed', 'reissued', 'regraded'] as const),
  ...(['suspended', 'frozen', 'transferred-out', 'cancelled', 'restored'] as const),
];

/** An event of a life as the table knows it. */
export function lifeEventOf({ kind, reason }: Happened): LifeEvent {
  return kind === 'cancelled' && reason === 'replaced' ? 'replaced' : kind;
}

/** The state that events in their order leave behind. */
export function stateAfterAll(events: readonly Happened[]): LifeState {
  return events.reduce<LifeState>((state, event) => life[state][lifeEventOf(event)].next, 'none');
}

/** 次序不合 the events, by their place, that met a certificate in a state in which they should not happen. */
export function oddEvents(
  events: readonly Happened[],
): readonly { readonly at: number; readonly in: LifeState; readonly why: Text }[] {
  let state: LifeState = 'none';
  return events.flatMap((event, at) => {
    const before = state;
    const step = life[before][lifeEventOf(event)];
    state = step.next;
    return step.why ? [{ at, in: before, why: step.why }] : [];
  });
}

/** 持证情况 what a certificate is worth on a day; `extended`: only by an extension; `unknown`: no term on record. */
export type Standing =
  'live' | 'extended' | 'expired' | 'frozen' | 'transferred-out' | 'cancelled' | 'dead' | 'unknown';

/** 持证情况 as people call it. */
export const standingNames: Record<Standing, Text> = {
  live: { zh: '有效持证', en: 'live' },
  extended: { zh: '有效持证（有效期顺延）', en: 'live by an extension' },
  expired: { zh: '已过有效期', en: 'expired' },
  frozen: { zh: '冻结，不算持证', en: 'frozen, not live' },
  'transferred-out': { zh: '已迁出，不算持证', en: 'transferred out, not live' },
  cancelled: { zh: '已注销，不算持证', en: 'cancelled, not live' },
  dead: { zh: '持证人已死亡，不算持证', en: 'the holder has died, not live' },
  unknown: { zh: '没有有效期，不能判断', en: 'no term on record' },
};

/** 有效持证 whether a certificate of that standing is live; undefined where it is not known. `is_live` in SQL is its twin. */
export function isLive(standing: Standing): boolean | undefined {
  return standing === 'unknown' ? undefined : standing === 'live' || standing === 'extended';
}

/** What follows from a state, a term and the death of the holder on a day. */
export function standingOn(
  asOf: PlainDate,
  state: LifeState,
  term: { readonly expiresOn: PlainDate; readonly lastValidOn: PlainDate } | undefined,
  diedOn?: PlainDate,
): Standing {
  // A death says of any term, known or not, that nothing is held; 迁出 and 注销 before it are what became of the certificate.
  if (diedOn !== undefined && diedOn <= asOf)
    return state === 'transferred-out' || state === 'cancelled' ? state : 'dead';
  if (!term || state === 'none') return 'unknown';
  if (state === 'frozen' || state === 'transferred-out' || state === 'cancelled') return state;
  if (term.lastValidOn < asOf) return 'expired';
  return term.expiresOn < asOf ? 'extended' : 'live';
}

/** A certificate as of a day: the pure twin of db/people/certificates-as-of.ts. The events may come in any order. */
export function certificateOn(
  asOf: PlainDate,
  events: readonly (Happened & { readonly on: PlainDate; readonly expiresOn?: PlainDate | undefined })[],
  extensions: readonly ValidityExtension[],
  diedOn?: PlainDate,
): { readonly state: LifeState; readonly standing: Standing; readonly lastValidOn: PlainDate | undefined } {
  const known = events
    .filter(({ on }) => on <= asOf)
    .toSorted((one, other) =>
      one.on === other.on ? placeInDay(one) - placeInDay(other) : one.on < other.on ? -1 : 1,
    );
  const state = stateAfterAll(known);
  const expiresOn = known.findLast((event) => event.expiresOn !== undefined)?.expiresOn;
  const lastValidOn = expiresOn && extendedLastDay(expiresOn, extensions);
  const term = expiresOn && lastValidOn && { expiresOn, lastValidOn };
  return { state, standing: standingOn(asOf, state, term, diedOn), lastValidOn };
}

function placeInDay({ kind }: Happened): number {
  return orderInDay.indexOf(kind);
}
