import type { Text } from '../../kernel/text.ts';
import { lookAlike, standardForm } from './characters.ts';
import { charactersOf, pinyinLetters, plainName } from './plain-name.ts';
import { soundAlike, soundsOf } from './pinyin.ts';
import { spells } from './spells.ts';

/** 姓名的差别 how two names differ. */
export type NameDifference =
  | 'variant'
  | 'sound'
  | 'near-sound'
  | 'rare-sound'
  | 'shape'
  | 'near-shape'
  | 'extra'
  | 'order'
  | 'other'
  | 'dot'
  | 'part'
  | 'pinyin';

/**
 * 姓名相符的程度 what all differences of two names come to: one that is explained, `several` of them, one character that is
 * simply `other`, no more than the `surname`, or nothing.
 */
export type NameAgreement =
  | 'same'
  | 'sound'
  | 'near-sound'
  | 'shape'
  | 'near-shape'
  | 'order'
  | 'extra'
  | 'part'
  | 'pinyin'
  | 'several'
  | 'other'
  | 'surname'
  | 'different';

/** 姓名比对 how two names agree, and in what they differ. */
export type NameLikeness = {
  readonly agreement: NameAgreement;
  readonly differences: readonly NameDifference[];
  /** 一处之差 whether one slip explains it; variants are none. */
  readonly isOneSlip: boolean;
  /** The same in words: 形近（晴/睛）. */
  readonly reasons: readonly Text[];
};

// What a difference costs on the cheapest way from one name to the other: an explained character less than two that are
// left out and put in, and those less than two that are simply others.
const COSTS: Readonly<Record<NameDifference, number>> = {
  variant: 3,
  sound: 12,
  shape: 13,
  order: 15,
  'near-sound': 20,
  'near-shape': 25,
  'rare-sound': 30,
  extra: 60,
  other: 100,
  dot: 0,
  part: 0,
  pinyin: 0,
};

type Step = {
  readonly cost: number;
  readonly kinds: readonly NameDifference[];
  readonly one: string;
  readonly other: string;
};

/** Compares two names; the order of the two does not matter. */
export function compareNames(one: string, other: string): NameLikeness {
  const [first = '', second = ''] = [plainName(one), plainName(other)].sort();
  if (first === second) return SAME;
  if (isGivenPart(first, second)) return likeness('part', ['part'], [words.part]);
  if (isSpelt(first, second)) return likeness('pinyin', ['pinyin'], [words.pinyin]);
  const [left, right] = [charactersOf(first), charactersOf(second)];
  const steps = cheapest(left, right).filter(({ kinds }) => kinds.length > 0);
  if (steps.length === 0) return likeness('same', ['dot'], [words.dot]);
  const differences = [...new Set(steps.flatMap(({ kinds }) => kinds))];
  const slips = steps.filter(({ kinds }) => !kinds.includes('variant'));
  const isOneSlip = slips.length < 2 && !differences.includes('rare-sound');
  return likeness(agreementOf(slips, left, right), differences, steps.map(reasonOf), isOneSlip);
}

const SAME: NameLikeness = { agreement: 'same', differences: [], isOneSlip: true, reasons: [] };

function likeness(
  agreement: NameAgreement,
  differences: readonly NameDifference[],
  reasons: readonly Text[],
  isOneSlip = true,
): NameLikeness {
  return { agreement, differences, isOneSlip, reasons };
}

function agreementOf(
  steps: readonly Step[],
  left: readonly string[],
  right: readonly string[],
): NameAgreement {
  const [first] = steps;
  if (!first) return 'same';
  const unexplained = steps.filter(({ kinds }) => kinds.includes('other')).length;
  const extra = steps.filter(({ kinds }) => kinds.includes('extra')).length;
  const [shorter, longer] = [Math.min(left.length, right.length), Math.max(left.length, right.length)];
  if (unexplained === 0 && extra === 0) return explained(steps);
  if (unexplained === 0 && extra === 1 && shorter > 1) return steps.length > 1 ? 'several' : 'extra';
  if (unexplained === 1 && extra === 0 && steps.length === 1 && longer > 2) return 'other';
  return left[0] === right[0] ? 'surname' : 'different';
}

/** Differences that all sound alike are one: a name is written down by ear as a whole. */
function explained(steps: readonly Step[]): NameAgreement {
  const kinds = steps.map((step) => step.kinds[0]);
  if (kinds.every((kind) => kind === 'sound')) return 'sound';
  if (kinds.every((kind) => kind === 'sound' || kind === 'near-sound')) return 'near-sound';
  const [only] = kinds;
  return steps.length === 1 && (only === 'shape' || only === 'near-shape' || only === 'order')
    ? only
    : 'several';
}

/** Wang Jianguo for 王建国: the whole of it, not its initials. */
function isSpelt(first: string, second: string): boolean {
  const letters = pinyinLetters(first);
  return (
    letters !== undefined &&
    letters.length >= 2 * charactersOf(second).length &&
    spells(letters, second) === 'whole'
  );
}

/** 买买提 for 买买提·吐尔逊: the name without the father's. */
function isGivenPart(first: string, second: string): boolean {
  const [shorter, longer] = first.length < second.length ? [first, second] : [second, first];
  return shorter.length > 1 && longer.startsWith(`${shorter}·`);
}

/** The cheapest way from one name to the other, character by character (edit distance with neighbours exchanged). */
function cheapest(left: readonly string[], right: readonly string[]): readonly Step[] {
  const sounds = { left: soundsOf(left), right: soundsOf(right) };
  const cells: { cost: number; step?: Step; from?: readonly [number, number] }[][] = [];
  for (let i = 0; i <= left.length; i += 1) {
    const row: (typeof cells)[number] = [];
    cells.push(row);
    for (let j = 0; j <= right.length; j += 1) {
      const [one = '', other = ''] = [left[i - 1], right[j - 1]];
      const ways: (readonly [number, number, Step])[] = [];
      if (i > 0 && j > 0) {
        ways.push([i - 1, j - 1, pairStep(one, other, sounds.left[i - 1] ?? [], sounds.right[j - 1] ?? [])]);
      }
      if (i > 1 && j > 1 && one !== other && one === right[j - 2] && other === left[i - 2]) {
        ways.push([i - 2, j - 2, stepOf(['order'], other + one, one + other)]);
      }
      if (i > 0) ways.push([i - 1, j, stepOf(['extra'], one, '')]);
      if (j > 0) ways.push([i, j - 1, stepOf(['extra'], '', other)]);
      row.push(bestOf(ways, cells));
    }
  }
  return trail(cells, left.length, right.length);
}

type Way = { cost: number; step?: Step; from?: readonly [number, number] };

function bestOf(ways: readonly (readonly [number, number, Step])[], cells: readonly Way[][]): Way {
  let best: Way | undefined;
  for (const [i, j, step] of ways) {
    const cost = (cells[i]?.[j]?.cost ?? 0) + step.cost;
    if (!best || cost < best.cost) best = { cost, step, from: [i, j] };
  }
  return best ?? { cost: 0 };
}

function trail(cells: readonly Way[][], i: number, j: number): readonly Step[] {
  const steps: Step[] = [];
  for (let way = cells[i]?.[j]; way?.step && way.from; way = cells[way.from[0]]?.[way.from[1]]) {
    steps.unshift(way.step);
  }
  return steps;
}

function pairStep(one: string, other: string, sound: readonly string[], otherSound: readonly string[]): Step {
  if (one === other) return stepOf([], one, other);
  if (standardForm(one) === standardForm(other)) return stepOf(['variant'], one, other);
  const sounding = soundAlike(sound, otherSound);
  const kinds: NameDifference[] = [];
  if (sounding === 'same') kinds.push('sound');
  const looking = lookAlike(one, other);
  if (looking === 'like') kinds.push('shape');
  if (kinds.length === 0 && sounding === 'near') kinds.push('near-sound');
  if (kinds.length === 0 && looking === 'near') kinds.push('near-shape');
  if (kinds.length === 0 && sounding === 'rare') kinds.push('rare-sound');
  return stepOf(kinds.length === 0 ? ['other'] : kinds, one, other);
}

function stepOf(kinds: readonly NameDifference[], one: string, other: string): Step {
  const costs = kinds.map((kind) => COSTS[kind]);
  return { cost: costs.length === 0 ? 0 : Math.min(...costs), kinds, one, other };
}

const words = {
  variant: { zh: '繁简或异体', en: 'variant form' },
  sound: { zh: '同音', en: 'same sound' },
  'near-sound': { zh: '近音', en: 'like sound' },
  'rare-sound': { zh: '少用的读音相同', en: 'same sound in a rare reading' },
  shape: { zh: '形近', en: 'like shape' },
  'near-shape': { zh: '字形略近', en: 'somewhat like shape' },
  pinyin: { zh: '拼音', en: 'in pinyin' },
  extra: { zh: '多一字', en: 'one character more' },
  order: { zh: '字序不同', en: 'other order' },
  other: { zh: '一字不同', en: 'another character' },
  dot: { zh: '间隔点有无不同', en: 'with and without the middle dot' },
  part: { zh: '一处只写了本名', en: 'one is without the second part of the name' },
} satisfies Record<NameDifference, Text>;

function reasonOf({ kinds, one, other }: Step): Text {
  const shown = one === '' || other === '' ? one + other : `${one}/${other}`;
  const said = (lang: 'zh' | 'en') =>
    kinds.map((kind) => words[kind][lang]).join(lang === 'zh' ? '、' : ', ');
  return { zh: `${said('zh')}（${shown}）`, en: `${said('en')} (${shown})` };
}
