import type { Text } from '../../kernel/text.ts';

/** 残疾人证的变动 what can happen to a certificate; each is an event with a date. */
export type CertificateEventKind =
  | 'issued'
  | 'renewed'
  | 'reissued'
  | 'regraded'
  | 'transferred-in'
  | 'transferred-out'
  | 'frozen'
  | 'suspended'
  | 'restored'
  | 'cancelled';

/** 新办 迁入 补办 变更 whether an event comes with a certificate number of its own. */
export function hasNewNumber(kind: CertificateEventKind): boolean {
  return ['issued', 'transferred-in', 'reissued', 'regraded'].includes(kind);
}

/** 补办 变更 whether that number takes the place of another. */
export function replacesNumber(kind: CertificateEventKind): boolean {
  return kind === 'reissued' || kind === 'regraded';
}

/** 证件状态 the state of a certificate, derived from its last event as of a date. */
export type CertificateState = 'valid' | 'frozen' | 'suspended' | 'transferred-out' | 'cancelled';

/** The state each event leaves behind. 迁出/注销 end a certificate here; 冻结 stops it; 挂失 leaves the holder a holder. */
export const stateAfter: Record<CertificateEventKind, CertificateState> = {
  issued: 'valid',
  renewed: 'valid',
  reissued: 'valid',
  regraded: 'valid',
  'transferred-in': 'valid',
  'transferred-out': 'transferred-out',
  frozen: 'frozen',
  suspended: 'suspended',
  restored: 'valid',
  cancelled: 'cancelled',
};

/** The states in which an unexpired certificate counts as 持证. */
export const holdingStates = ['valid', 'suspended'] as const satisfies readonly CertificateState[];

/** 证仍归本区管 neither cancelled nor transferred out: what is wrong with such a certificate can still be mended. */
export function isKeptState(state: CertificateState): boolean {
  return state !== 'cancelled' && state !== 'transferred-out';
}

const eventsInto = (isMeant: (state: CertificateState) => boolean): readonly CertificateEventKind[] =>
  (Object.keys(stateAfter) as CertificateEventKind[]).filter((kind) => isMeant(stateAfter[kind]));

/** 持证 the events after which a certificate counts as held, while it has not expired. */
export const holdingEvents = eventsInto((state) => holdingStates.some((one) => one === state));

/** 在管 the events after which a certificate is still kept here. */
export const keptEvents = eventsInto(isKeptState);

/** 注销原因 why a certificate was cancelled. */
export type CancelReason =
  'death' | 'not-qualified' | 'voluntary' | 'fraud' | 'not-transferred' | 'replaced' | 'other';

/** 变动名称 each event as people call it. */
export const eventNames: Record<CertificateEventKind, Text> = {
  issued: { zh: '新办', en: 'issued' },
  renewed: { zh: '换领', en: 'renewed' },
  reissued: { zh: '补办', en: 'reissued' },
  regraded: { zh: '变更', en: 'regraded' },
  'transferred-in': { zh: '迁入', en: 'transferred in' },
  'transferred-out': { zh: '迁出', en: 'transferred out' },
  frozen: { zh: '冻结', en: 'frozen' },
  suspended: { zh: '挂失', en: 'suspended' },
  restored: { zh: '恢复', en: 'restored' },
  cancelled: { zh: '注销', en: 'cancelled' },
};

/** 证件状态 as people call it; `none` before anything of a certificate is on record. */
export const stateNames: Record<CertificateState | 'none', Text> = {
  none: { zh: '未发证', en: 'not issued' },
  valid: { zh: '有效', en: 'valid' },
  frozen: { zh: '冻结', en: 'frozen' },
  suspended: { zh: '挂失', en: 'suspended' },
  'transferred-out': { zh: '迁出', en: 'transferred out' },
  cancelled: { zh: '注销', en: 'cancelled' },
};

/** 注销原因 as people call it. */
export const reasonNames: Record<CancelReason, Text> = {
  death: { zh: '死亡', en: 'death' },
  'not-qualified': { zh: '不符标准', en: 'not qualified' },
  voluntary: { zh: '自愿', en: 'voluntary' },
  fraud: { zh: '骗领', en: 'fraud' },
  'not-transferred': { zh: '逾期未迁', en: 'not transferred in time' },
  replaced: { zh: '换号', en: 'replaced by another number' },
  other: { zh: '其他', en: 'other' },
};
