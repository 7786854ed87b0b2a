import type { IntakeRow } from '../intake/kinds.ts';
import type { Events } from './event-sources.ts';
import type { FactName } from './facts.ts';

type Kind = IntakeRow['kind'];
/** 来源名单 the lists without any of which a fact is unknown, and those that may change it besides. */
type Lists = { readonly needs: readonly Kind[]; readonly also?: readonly Kind[] };

const certificate: Lists = { needs: ['holders'], also: ['certificate-events', 'deaths'] };
const employer: Lists = { needs: ['employers'] };
const ofEvent: Lists = { needs: [] };

/** 事实的来源 which sheets a fact is read from: what is missing where it is unknown, and what feeds money. */
const listsOfFacts: Readonly<Record<FactName, Lists>> = {
  alive: certificate,
  hukou_local: { needs: ['holders'], also: ['moves'] },
  'certificate.live': certificate,
  'certificate.category': certificate,
  'certificate.grade': certificate,
  'certificate.grade_of.visual': certificate,
  'certificate.grade_of.hearing': certificate,
  'certificate.grade_of.speech': certificate,
  'certificate.grade_of.physical': certificate,
  'certificate.grade_of.intellectual': certificate,
  'certificate.grade_of.psychiatric': certificate,
  low_income: { needs: ['low-income'] },
  age: { needs: ['holders'] },
  gender: { needs: ['holders'] },
  'guardian.known': { needs: ['accounts'] },
  applied: { needs: ['applications'] },
  'employment.form': { needs: ['placements'] },
  'household.holder_count': { needs: ['households', 'holders'] },
  'household.low_income': { needs: ['households', 'holders', 'low-income'] },
  'employer.disabled_workers': employer,
  'employer.disabled_ratio': employer,
  'event.amount': ofEvent,
  'student.level': ofEvent,
  'student.basis': ofEvent,
  'parent.certificate.live': { needs: ['holders'] },
  'parent.low_income': { needs: ['holders', 'low-income'] },
};
const eventSheets: readonly Events['sheet'][] = ['education', 'entitlements', 'services'];

/** The lists without any of which a fact is unknown; none for what the row of an event says of itself. */
export function listsNeededFor(fact: FactName): readonly Kind[] {
  return listsOfFacts[fact].needs;
}

/** 决定金额的表种 every kind of sheet whose rows may change what is due, or to whom it goes. */
export const kindsThatFeedMoney: readonly Kind[] = [
  ...new Set<Kind>([
    ...Object.values(listsOfFacts).flatMap(({ needs, also = [] }) => [...needs, ...also]),
    ...eventSheets,
    'accounts',
  ]),
];
