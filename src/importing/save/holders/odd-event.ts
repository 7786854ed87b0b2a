import { eventNames, stateNames } from '../../../registry/certificate/certificate.ts';
import { oddEvents } from '../../../registry/certificate/certificate-life.ts';
import type { CertificateHappening } from '../../../registry/certificate/certificate-history.ts';
import type { KnownEvent } from '../../derive/holder-deriver.ts';
import type { Note } from '../saved.ts';

/** 次序不合 tells of the first event that is odd where it stands now, and was not before or was not there. */
export function oddNotes(
  before: readonly KnownEvent[],
  after: readonly CertificateHappening[],
): readonly Note[] {
  const oddBefore = new Set(oddEvents(before).map(({ at }) => keyOf(before[at])));
  const odd = oddEvents(after).find(({ at }) => !oddBefore.has(keyOf(toKnown(after[at]))));
  const found = odd && after[odd.at];
  if (!odd || !found) return [];
  const between = [stateNames[odd.in].zh, eventNames[found.kind].zh] as const;
  return [{ note: 'event-out-of-order', between }];
}

type Dated = Pick<KnownEvent, 'kind' | 'happened_on'>;

function toKnown(happening: CertificateHappening | undefined): Dated | undefined {
  return happening && { kind: happening.kind, happened_on: happening.on };
}

function keyOf(event: Dated | undefined): string {
  return event ? `${event.happened_on} ${event.kind}` : '';
}
