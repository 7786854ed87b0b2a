import type { Database } from '../../db/connection/open.ts';
import { addMonths, type PlainDate } from '../../kernel/plain-date.ts';
import type { Text } from '../../kernel/text.ts';
import { isKeptState } from '../../registry/certificate/certificate.ts';
import type { CertificatePolicy } from '../../registry/certificate/certificate-policy.ts';
import { inForceOn } from '../../registry/dated.ts';
import { holderFiles } from '../../verify/rows/holder-files.ts';
import { movedOut } from '../../verify/rows/moves-out.ts';
import type { TodayLine } from './today-line.ts';

/**
 * 残疾人证 what expires within the time in which a holder is to be told of it (提醒), what has expired, and what a move out
 * of the district has left to be frozen or cancelled.
 */
export function certificateLines(
  db: Database,
  asOf: PlainDate,
  policy: CertificatePolicy,
): readonly TodayLine[] {
  const months = Math.max(0, ...(inForceOn(policy.reminders, asOf)?.months ?? []));
  const until = addMonths(asOf, months);
  return linesOf(countFiles(db, asOf, policy, until), until, months);
}

type Counted = Readonly<Record<'expiring' | 'expired' | 'frozen' | 'freeze' | 'cancel', number>>;

function countFiles(db: Database, asOf: PlainDate, policy: CertificatePolicy, until: PlainDate): Counted {
  const limits = inForceOn(policy.movedOut, asOf);
  const moved = movedOut(db, asOf);
  const count = { expiring: 0, expired: 0, frozen: 0, freeze: 0, cancel: 0 };
  for (const { personId, certificates } of holderFiles(db, asOf, policy.extensions)) {
    const left = moved.get(personId);
    for (const { state, isLive, lastValidOn } of certificates) {
      if (!isKeptState(state)) continue;
      if (isLive && lastValidOn <= until) count.expiring += 1;
      if (lastValidOn < asOf) count.expired += 1;
      if (state === 'frozen') count.frozen += 1;
      if (left === undefined || !limits) continue;
      if (addMonths(left, limits.cancelMonths) <= asOf) count.cancel += 1;
      else if (state !== 'frozen' && addMonths(left, limits.freezeMonths) <= asOf) count.freeze += 1;
    }
  }
  return count;
}

function linesOf(count: Counted, until: PlainDate, months: number): readonly TodayLine[] {
  const line = (key: keyof Counted, text: Text, command: string, isUrgent = false): readonly TodayLine[] =>
    count[key] === 0 ? [] : [{ key: `certificates.${key}`, count: count[key], text, command, isUrgent }];
  return [
    ...line(
      'expired',
      { zh: `已过期 ${count.expired} 本`, en: `${count.expired} have expired` },
      'dpf verify certificates --check V08',
      true,
    ),
    ...line(
      'expiring',
      {
        zh: `${until} 前到期 ${count.expiring} 本，应提醒换领`,
        en: `${count.expiring} expire by ${until}: their holders are to be told`,
      },
      `dpf verify calendar --months ${months}`,
    ),
    ...line(
      'frozen',
      { zh: `冻结中 ${count.frozen} 本`, en: `${count.frozen} are frozen` },
      'dpf verify calendar',
    ),
    ...line(
      'freeze',
      { zh: `迁出后应冻结 ${count.freeze} 本`, en: `${count.freeze} are to be frozen after a move` },
      'dpf verify certificates --check V14',
      true,
    ),
    ...line(
      'cancel',
      { zh: `迁出后应注销 ${count.cancel} 本`, en: `${count.cancel} are to be cancelled after a move` },
      'dpf verify certificates --check V14',
      true,
    ),
  ];
}
