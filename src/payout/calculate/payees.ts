import { hasDied } from '../../facts/in-month/death.ts';
import { heads } from '../../facts/in-month/household-facts.ts';
import { UNKNOWN } from '../../facts/in-month/the-one.ts';
import type { Month } from '../../facts/month.ts';
import { ages } from '../../facts/person/age.ts';
import type { Scheme } from '../../schemes/language/scheme.ts';

/** 收款人的种类, by the number that columns hold. */
export const payeeKinds = ['self', 'guardian', 'head', 'employer', 'institution', 'insurer'] as const;

/** 收款人 who is paid: the kind, the place of the person (UNKNOWN: nobody known), and the account row that names a guardian (0: none). */
export type PaidTo = { readonly kind: number; readonly person: number; readonly account: number };

const ADULT = 18;
const guardianKind = payeeKinds.indexOf('guardian');

/**
 * 收款人 of units by the policy: the person of the unit or the head of it, or the guardian in the place of a minor
 * (`if_minor`); nobody where none is on record, where the age is not known, or where they are dead.
 */
export function payeesOf({ unit, payee: { to, ifMinor } }: Scheme, month: Month): (unit: number) => PaidTo {
  const kind = payeeKinds.indexOf(unit === 'employer' ? 'employer' : to);
  const nobody = { kind, person: UNKNOWN, account: 0 };
  if (unit === 'employer' || to === 'institution' || to === 'insurer') return () => nobody;
  const head = to === 'head' ? month.of(heads) : undefined;
  const own = (place: number): number => (head ? (head[place] ?? UNKNOWN) : place);
  if (to === 'guardian') return (place) => guardianOf(month, own(place));
  const self = (person: number): PaidTo =>
    person < 0 || (!head && hasDied(month, person)) ? nobody : { kind, person, account: 0 };
  if (ifMinor === undefined) return (place) => self(own(place));
  const age = month.of(ages);
  return (place) => {
    const person = own(place);
    const years = person < 0 ? UNKNOWN : (age[person] ?? UNKNOWN);
    if (years < 0) return nobody;
    return years < ADULT ? guardianOf(month, person) : self(person);
  };
}

/** 监护人 on record of a person (监护人与银行账户表), who is not known to be dead; nobody where there are several. */
function guardianOf(month: Month, person: number): PaidTo {
  const { starts, guardian, account } = month.onRecord.guardians;
  let found = UNKNOWN;
  for (let at = starts[person] ?? 0; at < (starts[person + 1] ?? 0); at++) {
    const own = guardian[at] ?? UNKNOWN;
    if (own >= 0 && hasDied(month, own)) continue;
    if (found !== UNKNOWN) return { kind: guardianKind, person: UNKNOWN, account: 0 };
    found = at;
  }
  if (found === UNKNOWN) return { kind: guardianKind, person: UNKNOWN, account: 0 };
  return { kind: guardianKind, person: guardian[found] ?? UNKNOWN, account: account[found] ?? 0 };
}
