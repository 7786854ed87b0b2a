import type { Text } from '../../kernel/text.ts';
import type { Evidence } from './evidence.ts';
import { BANDS, OTHERS } from './weights.ts';

/** 档次 how surely somebody is meant: beyond doubt, probably, perhaps. Permanent. */
export type Band = 'sure' | 'likely' | 'weak';

/** 档次 as people call them. */
export const bandNames: Readonly<Record<Band, Text>> = {
  sure: { zh: '确定', en: 'sure' },
  likely: { zh: '很可能', en: 'likely' },
  weak: { zh: '可能', en: 'perhaps' },
};

/**
 * 得分 in bits (Fellegi–Sunter): how many times likelier the evidence is of one person than of all whom the row might mean
 * instead, strangers, relatives, twins and rows with a number that slipped in, together.
 */
export function scoreOf(all: readonly Evidence[], people: number): number {
  const product = (of: (one: Evidence) => number): number => all.reduce((sum, one) => sum * of(one), 1);
  const relatives = OTHERS.relatives + Math.max(0, ...all.map(({ sharers }) => sharers));
  const others =
    people * product(({ stranger }) => stranger) +
    relatives * product(({ relative }) => relative) +
    OTHERS.twins * product(({ twin }) => twin) +
    (all.some(({ field }) => field === 'number')
      ? OTHERS.slippedIn * product(({ slippedIn }) => slippedIn)
      : 0);
  return Math.log2(product(({ own }) => own)) - Math.log2(others);
}

/** In bits, how often one person is written like that: of two of the register, which of them is likelier meant. */
export function likelihoodOf(all: readonly Evidence[]): number {
  return all.reduce((sum, { own }) => sum + Math.log2(own), 0);
}

/** The band of a score; undefined for what says nothing. */
export function bandOf(score: number, all: readonly Evidence[]): Band | undefined {
  if (score >= BANDS.sure && isCorroborated(all) && !isDoubted(all)) return 'sure';
  if (score >= BANDS.likely && all.some(isMoreThanName)) return 'likely';
  return score >= BANDS.weak ? 'weak' : undefined;
}

/**
 * 有出入 that the name is not the very same: brothers and sisters have names that sound or look alike; what contradicts; and,
 * where no number is theirs, another home or telephone, or a birth date that is only near: a namesake or a brother has those.
 */
function isDoubted(all: readonly Evidence[]): boolean {
  const isTheirs = all.some(({ field, verdict }) => field === 'number' && verdict === 'agrees');
  const isNamed = all.some(({ field, verdict }) => field === 'name' && verdict === 'agrees');
  const isOdd = ({ field, verdict, isPart }: Evidence): boolean =>
    verdict === 'differs' || (field === 'birth' && verdict === 'near' && !isPart);
  return !isNamed || all.some((one) => one.contradicts || (isOdd(one) && !isTheirs));
}

/** 仅同名 a name alone, or with the sex or the year, tells nobody from strangers of that name. */
function isMoreThanName({ field, verdict, isPart }: Evidence): boolean {
  const isYear = field === 'birth' && isPart;
  return field !== 'name' && field !== 'sex' && !isYear && verdict !== 'differs';
}

/** A name and one thing more are as sure as the register is complete; that it is not, a second thing has to make good. */
function isCorroborated(all: readonly Evidence[]): boolean {
  const agrees = (field: Evidence['field']): boolean =>
    all.some((one) => one.field === field && one.verdict !== 'differs' && !one.isPart);
  const things = (['birth', 'phone', 'address'] as const).filter(agrees).length;
  const number = all.find(({ field }) => field === 'number');
  return things + (number === undefined || number.verdict === 'differs' ? 0 : number.isPart ? 1 : 2) > 1;
}
