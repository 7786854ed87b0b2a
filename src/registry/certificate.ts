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

/** 注销原因 why a certificate was cancelled. */
export type CancelReason = 'death' | 'not-qualified' | 'voluntary' | 'fraud' | 'not-transferred' | 'other';
