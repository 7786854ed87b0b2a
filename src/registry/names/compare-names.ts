import type { Text } from '../../kernel/text.ts';
import { charactersOf, lookAlike, plainName, standardForm } from './characters.ts';
import { soundAlike, soundsOf } from './pinyin.ts';

/** 姓名的差别 how two names differ. */
export type NameDifference =
  'variant' | 'sound' | 'near-sound' | 'shape' | 'extra' | 'order' | 'other' | 'dot' | 'part';

/** 姓名比对 how like two names are: 100 is the same name; and in what they differ. */
export type NameLikeness = {
  readonly strength: number;
  readonly differences: readonly NameDifference[];
  /** The same in words: 形近（晴/睛）. */
  readonly reasons: readonly Text[];
};

/** From this strength on two names may be one: every difference has an explanation, or the name is long. */
export const ALIKE = 78;

// What a difference takes from a character's worth of 100: chosen so that one explained character leaves a name
// above 90, a missing one above 79, and one that is simply another leaves a name of up to four below `ALIKE`.
const COSTS: Readonly<Record<NameDifference, number>> = {
  ...{ variant: 3, sound: 12, shape: 12, 'near-sound': 20, order: 15, extra: 60, other: 100 },
  ...{ dot: 0, part: 0 },
};
const ONLY_DOT = 98;
const ONLY_PART = 85;

type Step = {
  readonly cost: number;
  readonly kinds: readonly NameDifference[];
  readonly one: string;
  readonly other: string;
};

/** Compares two names; the order of the two does not matter. */
export function compareNames(one: string, other: string): NameLikeness {
  const [first = '', second = ''] = [plainName(one), plainName(other)].sort();
  if (first === second) return { strength: 100, differences: [], reasons: [] };
  if (isGivenPart(first, second)) {
    return { strength: ONLY_PART, differences: ['part'], reasons: [words.part] };
  }
  const [left, right] = [charactersOf(first), charactersOf(second)];
  const steps = cheapest(left, right).filter(({ kinds }) => kinds.length > 0);
  const lost = steps.reduce((sum, { cost }) => sum + cost, 0) / Math.max(left.length, right.length, 1);
  if (steps.length === 0) return { strength: ONLY_DOT, differences: ['dot'], reasons: [words.dot] };
  return {
    strength: Math.max(0, Math.round(100 - Math.max(lost, 1))),
    differences: [...new Set(steps.flatMap(({ kinds }) => kinds))],
    reasons: steps.map(reasonOf),
  };
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
  if (lookAlike(one, other)) kinds.push('shape');
  if (sounding === 'near' && kinds.length === 0) kinds.push('near-sound');
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
  shape: { zh: '形近', en: 'like shape' },
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
