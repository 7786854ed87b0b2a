import { expect, test } from 'vitest';
import { parsePlainDate } from '../../src/kernel/plain-date.ts';
import { histories } from './life-histories.ts';
import type { CancelReason, CertificateEventKind } from '../../src/registry/certificate/certificate.ts';
import {
  certificateOn,
  life,
  lifeEventOf,
  type LifeState,
  oddEvents,
} from '../../src/registry/certificate/certificate-life.ts';

const day = (text: string) => {
  const date = parsePlainDate(text);
  if (!date) throw new Error(`not a date: ${text}`);
  return date;
};

// 湖北 certificates that ran out in these years were valid until 3 March 2021 (district.yaml).
const extensions = [
  { expiresFrom: day('2019-01-01'), expiresTo: day('2021-03-02'), until: day('2021-03-03') },
];

/** `2010-03-01 issued 2020-02-29`: day, event with its reason, and the last valid day where it begins a term. */
function eventOf(text: string) {
  const [on = '', what = '', until] = text.split(' ');
  const [kind, reason] = what.split('/') as [CertificateEventKind, CancelReason | undefined];
  return { on: day(on), kind, reason, ...(until !== undefined && { expiresOn: day(until) }) };
}

test.each(histories)('%s', (_, events, expected) => {
  const shown = expected.map(([asOf]) => {
    const { state, standing } = certificateOn(day(asOf), events.map(eventOf), extensions);
    return [asOf, state, standing];
  });
  expect(shown).toEqual(expected);
});

test('no step that should not happen makes a certificate live but an issue, a taking in, a regrade or a restoring', () => {
  const bringing = ['issued', 'transferred-in', 'regraded', 'restored'];
  const held = (state: LifeState) => state === 'valid' || state === 'suspended';
  for (const [state, steps] of Object.entries(life) as [LifeState, (typeof life)['none']][]) {
    if (state === 'none') continue;
    for (const [event, { next }] of Object.entries(steps))
      if (!held(state) && held(next)) expect([state, bringing.includes(event)]).toEqual([state, true]);
  }
});

test.each<[events: readonly string[], odd: readonly string[]]>([
  [['2015-03-04 issued', '2018-05-01 suspended', '2018-06-01 cancelled/replaced'], []],
  [['2015-03-04 issued', '2019-01-10 frozen', '2019-02-01 cancelled/replaced'], ['frozen replaced']],
  [
    ['2015-03-04 issued', '2020-02-01 cancelled/death', '2020-06-01 renewed', '2020-07-01 cancelled/death'],
    ['cancelled renewed', 'cancelled cancelled'],
  ],
  [['2015-03-04 frozen', '2016-01-01 restored'], ['none frozen']],
])('次序不合 %j: %j', (texts, odd) => {
  const events = texts.map(eventOf);
  const found = oddEvents(events).map(({ at, in: state }) => {
    const event = events[at];
    return `${state} ${event ? lifeEventOf(event) : ''}`;
  });
  expect(found).toEqual(odd);
});
