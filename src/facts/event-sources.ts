import type { Text } from '../kernel/text.ts';
import type { UnitType } from './fact.ts';
import type { FactName } from './facts.ts';

/** 事件来源 the imported sheet whose rows a scheme pays for: each row is one event of a unit. */
export type Events =
  /** 教育资助申请表: of the month of 申请日期 within its 资助年度, else the last one of it; the period is that year. */
  | { readonly sheet: 'education' }
  /** 补贴发放名单: the rows whose scheme is this one, dated by their month. */
  | { readonly sheet: 'entitlements' }
  /** 服务台账: the rows of one programme, dated by the day of the service. */
  | { readonly sheet: 'services'; readonly programme: string };

/** What a sheet can be the events of: closed, as the registry of facts is. */
type EventSource = {
  readonly label: Text;
  readonly units: readonly UnitType[];
  /** The facts of an event that its rows give. */
  readonly facts: readonly FactName[];
};

/** 事件来源登记表. A new one does not compile without its rows in payout/ and in indicators/. */
export const eventSources: Readonly<Record<Events['sheet'], EventSource>> = {
  education: {
    label: { zh: '教育资助申请表', en: 'education applications' },
    units: ['person'],
    facts: ['student.level', 'student.basis', 'parent.certificate.live', 'parent.low_income'],
  },
  entitlements: {
    label: { zh: '补贴发放名单', en: 'entitlements with amounts' },
    units: ['person', 'employer'],
    facts: ['event.amount'],
  },
  services: {
    label: { zh: '服务台账', en: 'service ledger' },
    units: ['person', 'household'],
    facts: ['event.amount'],
  },
};

/** Whether each row of a kind of sheet grants something by itself. */
export function grantsByRow(kind: string): boolean {
  return Object.hasOwn(eventSources, kind);
}
