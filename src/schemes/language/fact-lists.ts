import { type Events, eventSources } from '../../facts/event-sources.ts';
import type { SheetName } from '../../facts/fact.ts';
import { type FactName, factNames, factOf, type SheetOfFacts } from '../../facts/facts.ts';
import { leavesOf } from './predicate.ts';
import { conditionsOf, payeeSheets, type Scheme } from './scheme.ts';

type SheetOfPayees = (typeof payeeSheets)[keyof typeof payeeSheets][number];
type Fed = SheetOfFacts | SheetOfPayees | Events['sheet'] | 'cases';

/** 不涉及发放 the kinds on which no money rests. A new kind stands here, or feeds a fact, an event or a payee. */
const withoutMoney: Readonly<Record<Exclude<SheetName, Fed>, true>> = {
  reviews: true,
  staff: true,
  insurance: true,
  claims: true,
  'bank-returns': true,
  'district-facts': true,
  narrative: true,
};

/** 涉及发放的表种 the kinds of sheet that money rests on: what facts, events and payees are made of. */
export const factKinds: readonly SheetName[] = [
  ...new Set<SheetName>([
    ...factNames.flatMap((name) => factOf(name).sheets),
    ...(Object.keys(eventSources) as Events['sheet'][]),
    ...Object.values(payeeSheets).flat(),
    'cases',
  ]),
];

/** Whether a payout may rest on an import of this kind; on one that is not known it may. */
export function feedsPayout(kind: string): boolean {
  return !Object.hasOwn(withoutMoney, kind);
}

/** Sheets that tell what happened to somebody, or are the event itself: without them nothing is unknown. */
const tellsOfEvents: ReadonlySet<SheetName> = new Set<SheetName>([
  ...(['certificate-events', 'deaths', 'moves', 'cases'] as const),
  ...(Object.keys(eventSources) as Events['sheet'][]),
]);

/** The lists without any of which a fact is unknown; none for what the row of an event says of itself. */
export function listsNeededFor(fact: FactName): readonly SheetName[] {
  return factOf(fact).sheets.filter((kind) => !tellsOfEvents.has(kind));
}

/** 项目所依据的表种 the kinds of sheet that what a scheme pays may rest on: its questions, its events, its payees, and deaths. */
export function sheetsOfScheme({ events, payee, versions }: Scheme): readonly SheetName[] {
  const asked = versions.flatMap((version) => ('ended' in version ? [] : leavesOf(conditionsOf(version))));
  const payees = payee.ifMinor ? [payee.to, payee.ifMinor] : [payee.to];
  return [
    ...new Set<SheetName>([
      ...asked.flatMap(({ fact }) => factOf(fact).sheets),
      ...(events ? ([events.sheet, 'cases'] as const) : []),
      ...payees.flatMap((to) => payeeSheets[to]),
      'deaths',
    ]),
  ];
}
