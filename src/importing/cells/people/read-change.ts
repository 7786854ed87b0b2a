import { type CertificateEventKind, eventNames } from '../../../registry/certificate/certificate.ts';
import { compact } from '../clean.ts';
import { Fault, type CellReading, safeToShow, type ValueCell } from '../reading.ts';

const CHANGES: ReadonlyMap<string, CertificateEventKind> = new Map(
  (
    [
      ['issued', ['新办', '新发', '核发', '首次办理']],
      ['renewed', ['换领', '换发', '到期换领', '到期换发', '期满换领']],
      ['reissued', ['补办', '补发', '挂失补办', '遗失补办']],
      ['regraded', ['变更', '等级变更', '类别变更', '类别等级变更']],
      ['transferred-in', ['迁入', '转入', '跨省迁入']],
      ['transferred-out', ['迁出', '已迁出', '跨省迁出', '转出']],
      ['frozen', ['冻结', '已冻结']],
      ['suspended', ['挂失', '已挂失', '遗失']],
      ['restored', ['恢复', '解冻', '解除冻结', '解除挂失', '挂失解除', '注销恢复']],
      ['cancelled', ['注销', '已注销']],
    ] as const
  ).flatMap(([kind, names]) => names.map((name): [string, CertificateEventKind] => [name, kind])),
);

/** The changes as a template offers them. */
export const changeChoices: readonly string[] = Object.values(eventNames).map(({ zh }) => zh);

/** 变动类型 what happened to a certificate. Unknown is refused. */
export function readChange(cell: ValueCell): CellReading<CertificateEventKind> {
  const text = compact(cell.text.slice(0, 100));
  if (text === '') return undefined;
  return CHANGES.get(text) ?? new Fault('unknown-change', safeToShow(text));
}
