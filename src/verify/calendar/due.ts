import { addMonths, type PlainDate } from '../../kernel/plain-date.ts';
import type { Text } from '../../kernel/text.ts';
import { isKeptState } from '../../registry/certificate/certificate.ts';
import type { CertificatePolicy } from '../../registry/certificate/certificate-policy.ts';
import { inForceOn } from '../../registry/dated.ts';
import type { HolderCertificate, HolderFile } from '../../registry/certificate/holder-file.ts';

/** 到期事项 what falls due: a reminder, the end of a term, freezing or cancelling what a move left behind, a waiver's end. */
export const dueKinds = ['remind', 'expire', 'freeze', 'cancel', 'waiver-ends'] as const;
export type DueKind = (typeof dueKinds)[number];

/** Each as people call it. */
export const dueNames: Record<DueKind, Text> = {
  remind: { zh: '提醒换领', en: 'remind' },
  expire: { zh: '到期', en: 'expires' },
  freeze: { zh: '应冻结', en: 'freeze' },
  cancel: { zh: '应注销', en: 'cancel' },
  'waiver-ends': { zh: '豁免到期', en: 'waiver ends' },
};

/** One certificate, what is due and the day. */
export type Due = { readonly kind: DueKind; readonly on: PlainDate; readonly certificateId: number };

/** From a day to a day, both within. */
export type Window = { readonly from: PlainDate; readonly to: PlainDate };

/** What falls due of a holder's certificates in a window, by the rules in force on its first day. */
export function duesOf(
  { certificates }: HolderFile,
  movedOutOn: PlainDate | undefined,
  policy: CertificatePolicy,
  window: Window,
): readonly Due[] {
  const reminders = inForceOn(policy.reminders, window.from)?.months ?? [];
  const limits = inForceOn(policy.movedOut, window.from);
  const moved = limits && movedOutOn ? { on: movedOutOn, ...limits } : undefined;
  return certificates
    .flatMap((certificate) => [...termDues(certificate, reminders), ...moveDues(certificate, moved)])
    .filter(({ on }) => on >= window.from && on <= window.to);
}

function termDues(
  { id, isLive, lastValidOn }: HolderCertificate,
  reminders: readonly number[],
): readonly Due[] {
  if (!isLive) return [];
  const remind = reminders.map((months): Due => ({
    kind: 'remind',
    certificateId: id,
    on: addMonths(lastValidOn, -months),
  }));
  return [...remind, { kind: 'expire', on: lastValidOn, certificateId: id }];
}

type Moved = { readonly on: PlainDate; readonly freezeMonths: number; readonly cancelMonths: number };

function moveDues({ id, state }: HolderCertificate, moved: Moved | undefined): readonly Due[] {
  if (!moved || !isKeptState(state)) return [];
  const cancel: Due = { kind: 'cancel', on: addMonths(moved.on, moved.cancelMonths), certificateId: id };
  const freeze: Due = { kind: 'freeze', on: addMonths(moved.on, moved.freezeMonths), certificateId: id };
  return state === 'frozen' ? [cancel] : [freeze, cancel];
}
