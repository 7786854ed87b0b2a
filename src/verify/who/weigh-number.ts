import { type Evidence, evidence, type SoughtPerson } from './evidence.ts';
import type { NumberLikeness } from './compare-numbers.ts';
import type { Register } from './register.ts';
import { numberOwn, numberTwin, sequenceWeights } from './weights.ts';

// How often strangers have a part of the number that differs in no, one or two characters.
const AREA_OFF = [0.02, 0.002] as const;
const SEQUENCE_OFF = [27, 300] as const;
const BIRTH_OFF = [25, 250] as const;
const LENGTH = 17;

/** 号码 how a listed number differs from that of somebody on the register, weighed. */
export function numberEvidence(
  register: Register,
  { number = '', form = 'valid' }: SoughtPerson,
  at: number,
  { kind, differing, reasons }: NumberLikeness,
): readonly Evidence[] {
  const { columns } = register.index;
  const [area = 0, birth = 0, sequence = 0] = [columns.area[at], columns.birth[at], columns.sequence[at]];
  const own = numberOwn[form][kind] ?? 0.001;
  const twin = numberTwin[form][kind] ?? 0.0005;
  if (kind === 'other')
    return [
      evidence('number', 'differs', {
        own,
        stranger: 1,
        twin,
        contradicts: form === 'valid' || form === 'registered',
        reasons,
      }),
    ];
  const day = register.dayShare(birth);
  const parts = {
    area: [register.areaShare(area), ...AREA_OFF],
    birth: [register.birthShare(birth), ...BIRTH_OFF.map((days) => days * day)],
    sequence: [register.sequenceShare(sequence), ...SEQUENCE_OFF.map((some) => some / 1000)],
  };
  const of = (part: keyof typeof parts): number => parts[part][differing[part]] ?? 1;
  const all = of('area') * of('birth') * of('sequence');
  const whole: Evidence = evidence('number', kind === 'same' ? 'agrees' : 'near', {
    own: own * placeShare(kind, differing),
    stranger: strangerShare(kind, { number, all, day, register, birth, sequence, area }),
    twin: differing.area + differing.birth > 0 ? 0.000_01 : twin,
    ...(kind === 'same' && { slippedIn: 1 }),
    // A slip breaks the check character, so a right number that is not theirs is another person's.
    contradicts: form === 'valid' && kind !== 'same',
    isPart: kind === 'part',
    reasons,
  });
  if (differing.sequence === 0 || differing.birth > 0 || form === 'part') return [whole];
  const distance = Math.abs(Number(number.slice(14, 17)) - sequence);
  const { own: near, stranger, relative, twin: twins } = sequenceWeights[distance <= 10 ? 'near' : 'apart'];
  return [merged(whole, { own: near, stranger, relative, twin: twins })];
}

function merged(one: Evidence, more: Pick<Evidence, 'own' | 'stranger' | 'relative' | 'twin'>): Evidence {
  return {
    ...one,
    own: one.own * more.own,
    stranger: one.stranger * more.stranger,
    relative: one.relative * more.relative,
    twin: one.twin * more.twin,
  };
}

/** A slip falls on any of the 17 characters; the share of those that lie in the parts where these fell. */
function placeShare(
  kind: NumberLikeness['kind'],
  { area, birth, sequence }: NumberLikeness['differing'],
): number {
  if (kind !== 'one-digit' && kind !== 'two-digits' && kind !== 'exchange') return 1;
  const share =
    (6 / LENGTH) ** Math.min(area, 2) *
    (8 / LENGTH) ** Math.min(birth, 2) *
    (3 / LENGTH) ** Math.min(sequence, 2);
  if (kind === 'exchange') return Math.sqrt(share);
  return [area, birth, sequence].filter((some) => some === 1).length === 2 ? 2 * share : share;
}

type Shares = {
  readonly number: string;
  readonly all: number;
  readonly day: number;
  readonly register: Register;
  readonly area: number;
  readonly birth: number;
  readonly sequence: number;
};

function strangerShare(
  kind: NumberLikeness['kind'],
  { number, all, day, register, area, birth, sequence }: Shares,
): number {
  if (kind === 'exchange') return Math.max(all / 60, 1e-9);
  if (kind === 'day-month') return register.areaShare(area) * day * register.sequenceShare(sequence);
  if (kind === 'cut')
    return LENGTH * register.areaShare(area) * register.birthShare(birth) * register.sequenceShare(sequence);
  if (kind === 'birth') return register.areaShare(area) * register.birthShare(birth);
  if (kind !== 'part') return all;
  const seen = (from: number, to: number): number => number.slice(from, to).replaceAll('*', '').length;
  const days = seen(6, 10) === 4 ? day * 365 : 1;
  const dated = seen(10, 14) === 4 ? days / 365 : days * 3 ** -seen(10, 14);
  return (
    (seen(0, 6) === 6 ? register.areaShare(area) : 1) *
    dated *
    10 ** -seen(14, 17) *
    11 ** -(seen(14, 17) === 3 ? 0 : seen(17, 18))
  );
}
