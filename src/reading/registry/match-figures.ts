import type { Figure } from '../../indicators/figure.ts';
import type { CheckedText } from '../check-text.ts';
import type { Mention } from '../mention.ts';
import { closed, holds } from '../numbers/range.ts';
import { planned } from '../words/relations.ts';

/** 登记的指标 a figure on record, and every name that a text may call it by. */
export type Registered = { readonly figure: Figure; readonly names: readonly string[] };

/** 对上的指标 the figure on record that a number of a text is of; `beside` are others it may be taken for. */
export type Matched = {
  readonly figure: Figure;
  readonly value: number;
  readonly agrees: boolean;
  readonly beside: readonly { readonly figure: Figure; readonly value: number }[];
};

type Known = {
  readonly figure: Figure;
  readonly value: number;
  readonly family: string;
  readonly isRate: boolean;
  readonly names: readonly string[];
};
type Hit = { readonly known: Known; readonly score: number; readonly own: number };

/** What a name says of how it counts rather than of what. */
const HOW = /(?:人数|户数|金额|标准|上限|次数|场次|人次|件次|项数|数量|比例|参加|参保|赔案|人|率)$/;
const FAMILIES: Readonly<Record<string, string>> = {
  人: 'people',
  名: 'people',
  户: 'household',
  元: 'money',
  '元/月': 'money',
  '元/人': 'money',
  '元/户': 'money',
  '元/家': 'money',
  '%': 'percent',
};
/** How far before a number its sentence is looked at. */
const LONGEST = 500;
const SURE = 0.999;
const LIKELY = 0.7;

/** Holds the numbers of a text against the figures on record: by names, units and values. Only what can be nothing else differs. */
export function matchFigures(
  checked: CheckedText,
  registered: readonly Registered[],
  year: number,
): ReadonlyMap<Mention, Matched> {
  const known = registered.flatMap(knownOf);
  const index = indexOf(known);
  const matched = new Map<Mention, Matched>();
  for (const { mention } of checked.figures) {
    if (mention.nature !== 'quantity') continue;
    const found = matchOf(mention, checked, { index, year });
    if (found) matched.set(mention, found);
  }
  return matched;
}

function knownOf({ figure, names }: Registered): readonly Known[] {
  const value = valueOf(figure);
  if (value === undefined) return [];
  const cores = names.map((name) => name.replace(/[（(].*[)）]/g, '').replace(HOW, ''));
  return [
    {
      figure,
      value,
      family: FAMILIES[figure.unit] ?? figure.unit,
      isRate: /标准|上限/.test(figure.label.zh) || figure.unit.startsWith('元/'),
      names: [...new Set(cores)].filter((core) => core.length >= 2),
    },
  ];
}

/** In people, yuan or percent, as a text is read. */
export function valueOf({ value }: Figure): number | undefined {
  switch (value.kind) {
    case 'count':
      return value.count;
    case 'money':
      return value.fen / 100;
    case 'rate':
      return value.denominator === 0 ? undefined : (value.numerator * 100) / value.denominator;
    case 'date':
      return undefined;
  }
}

/** The figures on record by the pairs of characters of their names. */
function indexOf(known: readonly Known[]): ReadonlyMap<string, ReadonlySet<Known>> {
  const index = new Map<string, Set<Known>>();
  for (const one of known)
    for (const pair of one.names.flatMap(pairsOf)) index.set(pair, (index.get(pair) ?? new Set()).add(one));
  return index;
}

function pairsOf(name: string): readonly string[] {
  return Array.from({ length: Math.max(name.length - 1, 1) }, (_, at) => name.slice(at, at + 2));
}

type Asked = { readonly index: ReadonlyMap<string, ReadonlySet<Known>>; readonly year: number };

function matchOf(mention: Mention, { read }: CheckedText, { index, year }: Asked): Matched | undefined {
  const { place, before, after } = mention;
  const part = read.parts[place.part]?.text ?? '';
  const near = part.slice(Math.max(0, place.start - LONGEST), place.start);
  const sentence = near.slice(Math.max(near.lastIndexOf('。'), near.lastIndexOf(';')) + 1);
  const own = before + after.slice(0, 24);
  if (isElsewhen(sentence.slice(-40), year)) return undefined;
  const named = new Set(pairsOf(own).flatMap((pair) => [...(index.get(pair) ?? [])]));
  const hits = [...named]
    .filter((one) => isOfKind(mention, one))
    .map((one): Hit => ({ known: one, ...scoreOf(one, own, sentence + after.slice(0, 24)) }))
    .filter(({ score, own: ofOwn }) => score >= LIKELY && ofOwn > 0)
    .sort((one, other) => other.score * 100 + other.own - one.score * 100 - one.own);
  const agreeing = hits.find(
    ({ known }) => holds(mention.range, known.value) && (known.value >= 20 || hits[0]?.known === known),
  );
  const [first, second] = hits;
  const beside = hits
    .filter(
      ({ known, score }) =>
        scoreOf(known, own, '').score >= SURE &&
        score >= SURE &&
        known !== agreeing?.known &&
        isNear(known.value, mention.value),
    )
    .map(({ known }) => known);
  // 全区6741名持证残疾人: says itself how many there are of all, whatever else of that number is on record.
  const all = hits.find(({ known }) => isOfAll(known, before, after))?.known;
  if (all && !holds(mention.range, all.value) && !planned.test(own)) {
    const others = agreeing && agreeing.known !== all ? [agreeing.known] : [];
    return { figure: all.figure, value: all.value, agrees: false, beside: others };
  }
  if (agreeing) return { figure: agreeing.known.figure, value: agreeing.known.value, agrees: true, beside };
  if (!first || first.score < SURE || planned.test(own)) return undefined;
  const isAlone = second === undefined || second.score < SURE || first.own > second.own;
  const isPart = /其中|分别|新增|各/.test(before);
  return isAlone && !isPart && isSaidOf(first.known, before, after)
    ? { figure: first.known.figure, value: first.known.value, agrees: false, beside: [] }
    : undefined;
}

function isOfAll({ names }: Known, before: string, after: string): boolean {
  return /(?:全[区县市镇省]|所有|全部|全体)\s*$/.test(before) && names.some((name) => after.startsWith(name));
}

/** Whether a name stands right before a number (持证残疾人6742人) or is all that it counts (6742名持证残疾人); not 为104名智力残疾人发放. */
function isSaidOf({ names }: Known, before: string, after: string): boolean {
  const lead = before.replace(/[共计有为达到至数了已约的:\s]+$/, '').replace(/(?<=残疾)人$/, '');
  if (names.some((name) => lead.endsWith(name.replace(/(?<=残疾)人$/, '')))) return true;
  const isFree = /^[\s,]*(?:全[区县市]|现有|共有|目前)*$/.test(before);
  return isFree && names.some((name) => after.startsWith(name) && after.length - name.length <= 1);
}

/** Said of another year, of a plan, or of a part of the district. */
function isElsewhen(words: string, year: number): boolean {
  const years = [...words.matchAll(/(?:19|20)\d{2}(?=年)/g)].map(([text]) => Number(text));
  return /上年|去年|同期|计划|目标|预计|明年|街道|镇|乡/.test(words) || years.some((one) => one !== year);
}

function isOfKind({ family, per, before }: Mention, { family: own, isRate }: Known): boolean {
  const isOne =
    family === own ||
    (own === 'people' && family === 'household') ||
    (own === 'household' && family === 'people') ||
    (['个', '名', '项', '家', '次', '笔'].includes(own) && family === own);
  const isPerHead = per !== '' || /每|标准/.test(before);
  return isOne && (family !== 'money' || isRate === isPerHead);
}

/** How much of its best name stands in the sentence, and how many characters of it right beside the number. */
function scoreOf(
  { names }: Known,
  own: string,
  sentence: string,
): { readonly score: number; readonly own: number } {
  let best = { score: 0, own: 0 };
  for (const name of names) {
    const pairs = pairsOf(name);
    const score = pairs.filter((pair) => sentence.includes(pair) || own.includes(pair)).length / pairs.length;
    const ofOwn = pairs.filter((pair) => own.includes(pair)).length + 1;
    if (score > best.score || (score === best.score && ofOwn > best.own)) best = { score, own: ofOwn };
  }
  return best;
}

function isNear(one: number, other: number): boolean {
  return one !== other && holds(closed(other * 0.98, other * 1.02), one) && other >= 50;
}
