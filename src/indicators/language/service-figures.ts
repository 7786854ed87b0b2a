import type { Programme } from '../../services/programme.ts';
import type { FigureSpec } from './figure-spec.ts';

const counts = {
  people: { zh: '人数', en: 'people' },
  rows: { zh: '登记条数', en: 'rows' },
  quantity: { zh: '数量', en: 'quantity' },
  amount: { zh: '金额', en: 'amount' },
} as const;

/** 服务项目的指标 what every programme has by its declaration: people where it names them, rows, quantity and yuan. */
export function serviceFigures(programmes: readonly Programme[]): readonly FigureSpec<'services'>[] {
  return programmes.flatMap(({ id, title, isNamed }) =>
    (Object.keys(counts) as (keyof typeof counts)[])
      .filter((count) => isNamed || count !== 'people')
      .map((count) => ({
        kind: 'services' as const,
        key: `services.${id}.${count}`,
        programme: id,
        count,
        label: `服务台账：${title}${counts[count].zh}`,
        english: `service ledger, ${id}, ${counts[count].en}`,
      })),
  );
}

/** Whether two figures count the same of one programme: the one that `indicators.yaml` names stands for the other. */
export function isSameService(one: FigureSpec, other: FigureSpec<'services'>): boolean {
  return (
    one.kind === 'services' &&
    one.programme === other.programme &&
    one.count === other.count &&
    one.months === undefined &&
    one.subdistrict === undefined
  );
}
