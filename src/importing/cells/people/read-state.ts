import type { CancelReason, CertificateEventKind } from '../../../registry/certificate/certificate.ts';
import { compact } from '../clean.ts';
import { Fault, type CellReading, safeToShow, type ValueCell } from '../reading.ts';

/** 证件状态 as a roster states it: the event that brought it about; none for a certificate in force or expired. */
export type StatedState = {
  readonly kind: CertificateEventKind | undefined;
  readonly reason: CancelReason | undefined;
  readonly isMoving: boolean;
};

// 过期 is no event: it follows from the dates and the extensions in force.
const STATES: readonly (readonly [CertificateEventKind | undefined, readonly string[]])[] = [
  [undefined, ['有效', '正常', '认定', '在用', '即将到期', '过期', '已过期', '到期']],
  ['cancelled', ['注销', '已注销']],
  ['transferred-out', ['迁出', '已迁出', '跨省迁出']],
  ['frozen', ['冻结', '已冻结']],
  ['suspended', ['挂失', '已挂失']],
];

const MOVING: StatedState = { kind: undefined, reason: undefined, isMoving: true };

const STATE_BY_NAME: ReadonlyMap<string, StatedState> = new Map([
  ...STATES.flatMap(([kind, names]) =>
    names.map((name): [string, StatedState] => [name, { kind, reason: undefined, isMoving: false }]),
  ),
  ['迁移中', MOVING],
]);

const REASON_BY_NAME: ReadonlyMap<string, CancelReason> = new Map([
  ['死亡', 'death'],
  ['不符标准', 'not-qualified'],
  ['不符合标准', 'not-qualified'],
  ['不符合残疾标准', 'not-qualified'],
  ['自愿', 'voluntary'],
  ['本人自愿', 'voluntary'],
  ['骗领', 'fraud'],
  ['逾期未迁', 'not-transferred'],
  ['逾期未迁移', 'not-transferred'],
  ['换号', 'replaced'],
  ['补办', 'replaced'],
  ['变更', 'replaced'],
  ['其他', 'other'],
]);

/** 证件状态, also with its reason: 注销(死亡), 死亡注销. Unknown is refused. */
export function readState(cell: ValueCell): CellReading<StatedState> {
  const known = STATE_BY_NAME.get(cell.text);
  if (known) return known;
  const text = compact(cell.text.slice(0, 100));
  if (text === '') return undefined;
  const state = STATE_BY_NAME.get(text) ?? cancelledBecause(text);
  return state ?? new Fault('unknown-state', safeToShow(text));
}

/** 注销原因 why a certificate was cancelled; 无 and - say that there is no reason. */
export function readCancelReason(cell: ValueCell): CellReading<CancelReason> {
  const text = compact(cell.text.slice(0, 100)).replace(/注销$/, '');
  if (text === '' || text === '无' || text === '-') return undefined;
  return REASON_BY_NAME.get(text) ?? new Fault('unknown-cancel-reason', safeToShow(text));
}

function cancelledBecause(text: string): StatedState | undefined {
  if (!text.includes('注销')) return undefined;
  const reason = REASON_BY_NAME.get(text.replace(/已?注销/, '').replace(/[()\-::]/g, ''));
  return reason && { kind: 'cancelled', reason, isMoving: false };
}
