import type { Text } from '../../kernel/text.ts';
import { type Evidence, evidence, type SoughtPerson } from './evidence.ts';
import { isShortened } from './compare-numbers.ts';
import type { Register } from './register.ts';
import { addressWeights, APART, phoneWeights, placeWeights } from './weights.ts';

/** 电话 the telephone of both. */
export function phoneEvidence(
  register: Register,
  { phone, phoneDigits, form }: SoughtPerson,
  at: number,
): readonly Evidence[] {
  const { columns, phones } = register.index;
  const known = columns.phone[at] ?? 0;
  if (phone === 0 || known === 0) return [];
  if (phone === known)
    return [
      evidence('phone', 'agrees', {
        ...phoneWeights.same,
        stranger: register.share('phone', known),
        sharers: register.others('phone', known),
        reasons: [SAME_PHONE],
      }),
    ];
  // A telephone that is somebody's is no slip of another.
  if (register.isNobodys('phone', phone) && isOneSlip(String(phoneDigits), String(phones[at] ?? 0)))
    return [
      evidence('phone', 'near', { ...phoneWeights['one-digit'], stranger: 0.000_01, reasons: [PHONE_SLIP] }),
    ];
  return [
    evidence('phone', 'differs', {
      ...phoneWeights.other,
      ...(form === 'registered' && { own: APART.phone }),
      stranger: 1,
      reasons: [OTHER_PHONE],
    }),
  ];
}

function isOneSlip(one: string, other: string): boolean {
  if (one.length !== other.length)
    return one.length < other.length ? isShortened(other, one) : isShortened(one, other);
  let differing = 0;
  for (let at = 0; at < one.length && differing < 2; at += 1) if (one[at] !== other[at]) differing += 1;
  return differing === 1;
}

/** 住址 the address; where it does not agree, community and subdistrict beside it. */
export function placeEvidence(register: Register, sought: SoughtPerson, at: number): readonly Evidence[] {
  const address = addressEvidence(register, sought, at);
  return address === undefined || address.verdict === 'differs'
    ? [address, divisionEvidence(register, sought, at)].filter((one) => one !== undefined)
    : [address];
}

function addressEvidence(register: Register, sought: SoughtPerson, at: number): Evidence | undefined {
  const { columns } = register.index;
  const [address = 0, door = 0] = [columns.address[at], columns.door[at]];
  if (sought.address === 0 || address === 0) return undefined;
  if (sought.address === address) {
    return evidence('address', 'agrees', {
      ...addressWeights.same,
      stranger: register.share('address', address),
      sharers: register.others('address', address),
      reasons: [SAME_ADDRESS],
    });
  }
  if (sought.door !== 0 && sought.door === door) {
    const stranger = register.share('door', door);
    return evidence('address', 'near', { ...addressWeights.door, stranger, reasons: [SAME_DOOR] });
  }
  const { own, relative, twin } = addressWeights.other;
  return evidence('address', 'differs', {
    own: sought.form === 'registered' ? APART.address : own,
    relative,
    twin,
    stranger: 1,
    reasons: [OTHER_ADDRESS],
  });
}

function divisionEvidence(register: Register, sought: SoughtPerson, at: number): Evidence | undefined {
  const value = (column: 'subdistrict' | 'community'): number => register.index.columns[column][at] ?? 0;
  const agreesIn = (column: 'subdistrict' | 'community'): boolean | undefined =>
    sought[column] === 0 || value(column) === 0 ? undefined : sought[column] === value(column);
  const [subdistrict, community] = [agreesIn('subdistrict'), agreesIn('community')];
  const share = (column: 'subdistrict' | 'community'): number => register.share(column, value(column));
  if (subdistrict === undefined && community === undefined) return undefined;
  if (community === true && subdistrict !== false) {
    const stranger =
      subdistrict === true
        ? register.placeShare(value('subdistrict'), value('community'))
        : share('community');
    return evidence('place', 'agrees', { ...placeWeights.community, stranger });
  }
  if (subdistrict === true && community === undefined)
    return evidence('place', 'agrees', { ...placeWeights.community, stranger: share('subdistrict') });
  // One of the two is another: another community there, or one of that name elsewhere.
  if (subdistrict === true || community === true)
    return evidence('place', 'near', {
      ...placeWeights.subdistrict,
      stranger: share(subdistrict === true ? 'subdistrict' : 'community'),
    });
  const { own, relative, twin } = placeWeights.other;
  return evidence('place', 'differs', {
    own: sought.form === 'registered' ? APART.place : own,
    relative,
    twin,
    stranger: OTHER_PLACES,
    reasons: [OTHER_PLACE],
  });
}

/** Of how many strangers the subdistrict is another. */
const OTHER_PLACES = 0.8;

const SAME_PHONE: Text = { zh: '电话相同', en: 'same telephone' };
const PHONE_SLIP: Text = { zh: '电话差一位', en: 'telephones differ in one digit' };
const OTHER_PHONE: Text = { zh: '电话不同', en: 'another telephone' };
const SAME_ADDRESS: Text = { zh: '住址相同', en: 'same address' };
const SAME_DOOR: Text = { zh: '住址门牌相同', en: 'same street and number' };
const OTHER_ADDRESS: Text = { zh: '住址不同', en: 'another address' };
const OTHER_PLACE: Text = { zh: '街道社区不同', en: 'another subdistrict or community' };
