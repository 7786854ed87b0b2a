import { ageOn, dayOf, firstDay, lastDay, YEAR } from './dates.ts';
import { certificatesBy } from './reckon-certificates.ts';
import { householdsBy } from './reckon-households.ts';
import { lowIncomeBy } from './reckon-low-income.ts';
import { peopleBy } from './reckon-people.ts';
import type { Commands } from './statements.ts';
import { all, type Truth } from './truth.ts';

// By eye from policies/dongxihu/*.yaml: the five that are paid by the month, and what each asks.
const AMOUNTS = {
  'family-care': 100_00,
  'psychiatric-medication': 150_00,
  'living-subsidy': 50_00,
  'nursing-subsidy': 100_00,
  'multi-disability-household': 100_00,
} as const;
export type Scheme = keyof typeof AMOUNTS;
export const SCHEMES = Object.keys(AMOUNTS) as Scheme[];

type Outcome = {
  /** undefined: nobody can tell, and nothing is paid. */
  readonly isDue: Truth;
  readonly fen: number;
  /** Every payee that is right, undefined for nobody: one, but where a month saw several heads or the head has left. */
  readonly payees: readonly (string | undefined)[];
};
/** By month, scheme, and citizen id or 户号. */
export type Reckoning = ReadonlyMap<string, ReadonlyMap<Scheme, ReadonlyMap<string, Outcome>>>;

/** What every holder and household is due in every month of 2020, by what the lists say and by nothing else. */
export function reckon(commands: Commands): Reckoning {
  const people = peopleBy(commands);
  const certificates = certificatesBy(commands, people.diedOn);
  const lowIncome = lowIncomeBy(commands, people.subdistrictOn);
  const households = householdsBy(commands, people.subdistrictOn);
  const isDead = (id: string, month: string) => (certificates.diedOn(id) ?? '9999') < firstDay(month);
  const hasDiedBy = (id: string, month: string) => (certificates.diedOn(id) ?? '9999') <= lastDay(month);
  const payeeOf = (id: string, month: string): string | undefined => {
    const isMinor = ageOn(dayOfBirth(id), lastDay(month)) < 18;
    const payee = isMinor ? people.guardianOf(id) : id;
    return payee === undefined || hasDiedBy(payee, month) || isDead(id, month) ? undefined : payee;
  };
  const outcome = (scheme: Scheme, isDue: Truth, payees: Outcome['payees']): Outcome => ({
    isDue,
    fen: isDue === true ? AMOUNTS[scheme] : 0,
    payees,
  });

  const ofPerson = (id: string, month: string): ReadonlyMap<Scheme, Outcome> => {
    const { live, category, grade } = certificates.heldIn(id, month);
    const basis = all(live, people.isLocal(id, month));
    const isPoor = lowIncome(id, month);
    const isGrade = (grades: readonly number[]) => (grade === undefined ? undefined : grades.includes(grade));
    const isCategory = (wanted: string) => (category === undefined ? undefined : category === wanted);
    const payees = [payeeOf(id, month)];
    return new Map([
      ['family-care', outcome('family-care', all(basis, isCategory('智力'), isGrade([1])), payees)],
      [
        'psychiatric-medication',
        outcome('psychiatric-medication', all(basis, isCategory('精神'), isPoor), payees),
      ],
      ['living-subsidy', outcome('living-subsidy', all(basis, isPoor), payees)],
      ['nursing-subsidy', outcome('nursing-subsidy', all(basis, isGrade([1, 2])), payees)],
    ]);
  };

  /** 一户多残: at least two holders, at least one of them 低保. The list itself says that they live here, until a move. */
  const ofHousehold = (key: string, month: string): Outcome | undefined => {
    const members = households.membersIn(key, month);
    if (members.length === 0) return undefined;
    const holders = members.filter((id) => certificates.holders.includes(id));
    // Without any roster nobody knows who of them holds a certificate.
    if (certificates.holders.length === 0) return outcome('multi-disability-household', undefined, []);
    const counts = holders.map((id) => all(certificates.heldIn(id, month).live, !people.hasLeft(id, month)));
    const enough = counts.includes(undefined) ? undefined : counts.filter((one) => one === true).length >= 2;
    const poor = holders.map((id, at) => all(counts[at], lowIncome(id, month)));
    const isPoor = poor.includes(true) || (poor.includes(undefined) ? undefined : false);
    const heads = households.headsIn(key, month);
    const isSettled = heads.length === 1 && heads.every((id) => !people.hasLeft(id, month));
    // Whoever was a head's guardian is nobody to the household once the head has died.
    const payeeFor = (id: string) => (hasDiedBy(id, month) ? undefined : payeeOf(id, month));
    const payees = [...heads.map(payeeFor), ...(isSettled ? [] : [undefined])];
    return outcome('multi-disability-household', all(enough, isPoor), payees);
  };

  return new Map(
    YEAR.map((month) => {
      const outcomes = new Map(SCHEMES.map((scheme) => [scheme, new Map<string, Outcome>()]));
      for (const id of certificates.holders)
        for (const [scheme, one] of ofPerson(id, month)) outcomes.get(scheme)?.set(id, one);
      for (const key of households.keys) {
        const one = ofHousehold(key, month);
        if (one) outcomes.get('multi-disability-household')?.set(key, one);
      }
      return [month, outcomes];
    }),
  );
}

function dayOfBirth(id: string): string {
  return dayOf(Number(id.slice(6, 10)), Number(id.slice(10, 12)), Number(id.slice(12, 14)));
}
