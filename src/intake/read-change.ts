import type { CertificateEventKind } from '../registry/certificate.ts';
import { compact } from './clean.ts';
import { Fault, type Reading, safeToShow, type ValueCell } from './reading.ts';

/** What may happen to a certificate whose number stays: the rest makes a new number and comes with the roster. */
export type CertificateChange = Extract<
  CertificateEventKind,
  'renewed' | 'transferred-out' | 'frozen' | 'suspended' | 'restored' | 'cancelled'
>;

const CHANGES: ReadonlyMap<string, CertificateChange> = new Map(
  (
    [
      ['renewed', ['换领', '换发', '到期换领', '到期换发', '期满换领']],
      ['transferred-out', ['迁出', '已迁出', '跨省迁出', '转出']],
      ['frozen', ['冻结', '已冻结']],
      ['suspended', ['挂失', '已挂失', '遗失']],
      ['restored', ['恢复', '解冻', '解除冻结', '解除挂失', '挂失解除']],
      ['cancelled', ['注销', '已注销']],
    ] as const
  ).flatMap(([kind, names]) => names.map((name): [string, CertificateChange] => [name, kind])),
);
const NEW_NUMBER = /^(?:新办|新发|核发|补办|补发|变更|等级变更|类别变更|迁入|转入)$/;

/** 变动类型 what happened to a certificate. One that makes a new number is refused: only a roster says what it is. */
export function readChange(cell: ValueCell): Reading<CertificateChange> {
  const text = compact(cell.text.slice(0, 100));
  if (text === '') return undefined;
  const change = CHANGES.get(text);
  if (change) return change;
  return new Fault(NEW_NUMBER.test(text) ? 'change-needs-roster' : 'unknown-change', safeToShow(text));
}
