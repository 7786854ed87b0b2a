import { z } from 'zod';
import { schemesWithEntitlements } from '../../importing/kinds/support/entitlements.ts';
import { eventSources, type Events } from '../../facts/event-sources.ts';
import type { UnitType } from '../../facts/fact.ts';
import { unknownKeyText } from '../../policies/fault-text.ts';
import type { Finding } from '../../policies/read-policy.ts';

/** Only what the lint compares of a scheme's head. */
export const head = {
  scheme: z.string().catch(''),
  unit: z.enum(['person', 'household', 'employer']).optional().catch(undefined),
  cadence: z.enum(['monthly', 'annual', 'once', 'event']).optional().catch(undefined),
  payee: z
    .object({ to: z.unknown().optional(), if_minor: z.unknown().optional(), name: z.unknown().optional() })
    .catch({}),
  events: z
    .object({ sheet: z.enum(Object.keys(eventSources) as [Events['sheet'], ...Events['sheet'][]]) })
    .optional()
    .catch(undefined),
};

export type Head = z.infer<z.ZodObject<typeof head>>;

/** Whom the money of a unit may go to. */
const payees: Readonly<Record<UnitType, readonly string[]>> = {
  person: ['self', 'guardian', 'institution', 'insurer'],
  household: ['head', 'institution'],
  employer: ['self'],
};

/** 语义检查 of a scheme's head: unit, payee, cadence and events that cannot be meant together. */
export function headFindings(scheme: Head, hasEvents: boolean): readonly Finding[] {
  return [...payeeFindings(scheme), ...eventFindings(scheme, hasEvents)];
}

function payeeFindings({ unit, payee }: Head): readonly Finding[] {
  if (unit === undefined || typeof payee.to !== 'string') return [];
  const findings: Finding[] = [];
  if (!payees[unit].includes(payee.to)) {
    const allowed = payees[unit].join(' | ');
    const message = { zh: `unit: ${unit} 只能发给 ${allowed}`, en: `unit: ${unit} is paid to ${allowed}` };
    findings.push({ path: ['payee', 'to'], message });
  }
  const isOwn = (unit === 'person' && payee.to === 'self') || payee.to === 'head';
  if (payee.if_minor !== undefined && !isOwn) {
    const message = {
      zh: '只有发给本人或户主才由监护人代领',
      en: 'only for a person paid to self, or for a head',
    };
    findings.push({ path: ['payee', 'if_minor'], message, atKey: true });
  }
  if (payee.name !== undefined && payee.to !== 'institution' && payee.to !== 'insurer') {
    const message = { zh: '只有机构写名称', en: 'only an institution or insurer has a name' };
    findings.push({ path: ['payee', 'name'], message, atKey: true });
  }
  return findings;
}

function eventFindings({ scheme, unit, cadence, events }: Head, hasEvents: boolean): readonly Finding[] {
  if (cadence === undefined) return [];
  const sheets = Object.keys(eventSources).join(' | ');
  if (cadence === 'monthly') {
    const message = { zh: '按月的项目没有事件', en: 'a monthly scheme has no events' };
    return hasEvents ? [{ path: ['events'], message, atKey: true }] : [];
  }
  if (!hasEvents) {
    const message = {
      zh: `cadence: ${cadence} 要写明事件来自哪个表，如 events: { sheet: ${sheets} }`,
      en: `cadence: ${cadence} needs the sheet of its events: events: { sheet: ${sheets} }`,
    };
    return [{ path: ['events'], message }];
  }
  if (events === undefined) return [];
  const { units, label } = eventSources[events.sheet];
  const findings: Finding[] = [];
  if (unit !== undefined && !units.includes(unit)) {
    const message = {
      zh: `${label.zh}里没有 unit: ${unit}，只有 ${units.join(' | ')}`,
      en: `${label.en} have no unit: ${unit}, only ${units.join(' | ')}`,
    };
    findings.push({ path: ['events', 'sheet'], message });
  }
  if (events.sheet === 'entitlements' && scheme !== '' && !schemesWithEntitlements.includes(scheme)) {
    const { zh, en } = unknownKeyText(scheme, schemesWithEntitlements);
    const message = {
      zh: `${label.zh}不认识这个项目（${zh}）`,
      en: `no scheme that ${label.en} can name (${en})`,
    };
    findings.push({ path: ['scheme'], message });
  }
  return findings;
}
