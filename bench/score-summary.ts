import { type Label, readMarked } from '../fixtures/generator/summaries.ts';
import { type CheckedFigure, checkText } from '../src/reading/check-text.ts';
import { spanOf } from '../src/reading/text/parts.ts';

/** 得分 how the figures and the planted errors of marked texts were told. */
export type Score = {
  readonly figures: number;
  readonly found: number;
  /** Those found with the very ends that are labelled. */
  readonly whole: number;
  /** What was taken for a figure and is labelled as none. */
  readonly extra: number;
  readonly inClaims: number;
  /** 关系 that are labelled, and those of them that a claim rests on; claims made between figures, and those within one relation. */
  readonly relations: number;
  readonly related: number;
  readonly claims: number;
  readonly rightly: number;
  readonly errors: number;
  /** Errors that some finding rests on; those accused at their own place. */
  readonly caught: number;
  readonly named: number;
  readonly findings: number;
  /** Findings that rest on no planted error. */
  readonly falsely: number;
  readonly kinds: ReadonlyMap<string, number>;
  readonly missed: ReadonlyMap<string, number>;
  readonly remarks: readonly string[];
};

/** Errors in what is no figure: a day, a grade, an age. */
const NO_FIGURES = ['date', 'date-order', 'range-order', 'grade'];

/** Checks a marked text and holds the verdicts against its labels. */
export function scoreText(marked: string): Score {
  const { text, labels } = readMarked(marked);
  const { figures, read } = checkText({ text, isWhole: false });
  const touches = ([start, end]: readonly [number, number], { span }: Label): boolean =>
    start < span[1] && end > span[0];
  const placeOf = ({ part, start, end }: CheckedFigure['mention']['place']): readonly [number, number] => {
    const own = read.parts[part];
    return own ? spanOf(own, start, end) : [0, 0];
  };
  const restsOn = (finding: CheckedFigure): readonly (readonly [number, number])[] => [
    finding.span,
    ...finding.grounds.flatMap(({ from, of }) => [...from, of].map(({ place }) => placeOf(place))),
  ];
  const isAt = (finding: CheckedFigure, label: Label): boolean =>
    restsOn(finding).some((span) => touches(span, label));
  const findings = figures.filter(({ verdict }) => verdict === 'differs');
  const quantities = figures.filter(
    ({ mention, verdict }) => mention.nature === 'quantity' && verdict !== 'not-a-figure',
  );
  const counted = labels.filter(({ kind }) => kind === undefined || !NO_FIGURES.includes(kind));
  const errors = labels.filter(({ kind }) => kind !== undefined);
  const found = counted.filter((label) => quantities.some(({ span }) => touches(span, label)));
  const whole = found.filter(({ span: [start, end] }) =>
    quantities.some(({ span }) => span[0] === start && span[1] === end),
  );
  const extra = quantities.filter(({ span }) => !labels.some((label) => touches(span, label)));
  const caught = errors.filter((label) => findings.some((one) => isAt(one, label)));
  const falsely = findings.filter((one) => !errors.some((label) => isAt(one, label)));
  const missed = errors.filter((label) => !caught.includes(label));
  const relations = relationsOf(labels, figures, touches);
  const stated = figures.filter(({ verdict }) => verdict !== 'unexplained');
  return {
    figures: counted.length,
    found: found.length,
    whole: whole.length,
    extra: extra.length,
    inClaims: counted.filter((label) => stated.some(({ span }) => touches(span, label))).length,
    relations: relations.all,
    related: relations.found,
    claims: relations.claims,
    rightly: relations.rightly,
    errors: errors.length,
    caught: caught.length,
    findings: findings.length,
    falsely: falsely.length,
    named: errors.filter((label) => findings.some(({ span }) => touches(span, label))).length,
    kinds: countsOf(errors),
    missed: countsOf(missed),
    remarks: [
      ...relations.remarks,
      ...missed.map(({ kind, text: words, right }) => `missed ${kind ?? ''} ${words} (${right ?? ''})`),
      ...counted.filter((label) => !found.includes(label)).map((label) => `not found ${label.text}`),
      ...extra.map(({ mention }) => `no figure ${mention.text}`),
      ...falsely.map(
        ({ mention, grounds }) =>
          `falsely ${mention.text}: ${grounds.map(({ rule, by }) => `${rule} ${by}`).join('; ')}`,
      ),
    ],
  };
}

type Touching = (span: readonly [number, number], label: Label) => boolean;

/**
 * 关系的得分: a labelled relation is found where a claim rests on two of its figures or more and on no other figure; a claim
 * is right where all of its figures are of one relation. Claims of one figure alone (bounds, counts of items) are neither.
 */
function relationsOf(labels: readonly Label[], figures: readonly CheckedFigure[], touches: Touching) {
  const gold = new Map<string, Set<Label>>();
  for (const label of labels)
    for (const group of label.groups) gold.set(group, (gold.get(group) ?? new Set()).add(label));
  const wanted = [...gold].filter(([, { size }]) => size > 1);
  if (wanted.length === 0) return { all: 0, found: 0, claims: 0, rightly: 0, remarks: [] };
  const labelAt = new Map(
    figures.map(({ mention, span }) => [
      `${mention.place.part}:${mention.place.start}`,
      labels.find((label) => touches(span, label)),
    ]),
  );
  const grounds = new Set(figures.flatMap((one) => [...one.grounds, ...one.notes]));
  const made = [...grounds].flatMap(({ rule, by, of, from }) => {
    const ends = [of, ...from].map(({ place }) => labelAt.get(`${place.part}:${place.start}`));
    const own = new Set(ends);
    return own.size > 1 ? [{ own, rule, told: `${of.text}: ${rule} ${by}` }] : [];
  });
  const isWithin = (own: ReadonlySet<Label | undefined>, group: ReadonlySet<Label>): boolean =>
    [...own].every((label) => label !== undefined && group.has(label));
  const rightly = made.filter(({ own }) => wanted.some(([, group]) => isWithin(own, group)));
  const missed = wanted.filter(([, group]) => !made.some(({ own }) => isWithin(own, group)));
  return {
    all: wanted.length,
    found: wanted.length - missed.length,
    claims: made.length,
    rightly: rightly.length,
    remarks: [
      ...missed.map(([name, group]) => `no claim ${name}: ${[...group].map(({ text }) => text).join(' ')}`),
      ...made.filter((one) => !rightly.includes(one)).map(({ told }) => `no relation ${told}`),
    ],
  };
}

function countsOf(labels: readonly Label[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { kind = '' } of labels) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}

/** What several texts come to. */
export function scoreAll(scores: readonly Score[]): Score {
  const sum = (of: (score: Score) => number): number => scores.reduce((all, one) => all + of(one), 0);
  const merged = (of: (score: Score) => ReadonlyMap<string, number>): ReadonlyMap<string, number> => {
    const all = new Map<string, number>();
    for (const [kind, count] of scores.flatMap((one) => [...of(one)]))
      all.set(kind, (all.get(kind) ?? 0) + count);
    return all;
  };
  return {
    figures: sum((one) => one.figures),
    found: sum((one) => one.found),
    whole: sum((one) => one.whole),
    extra: sum((one) => one.extra),
    inClaims: sum((one) => one.inClaims),
    errors: sum((one) => one.errors),
    relations: sum((one) => one.relations),
    related: sum((one) => one.related),
    claims: sum((one) => one.claims),
    rightly: sum((one) => one.rightly),
    caught: sum((one) => one.caught),
    named: sum((one) => one.named),
    findings: sum((one) => one.findings),
    falsely: sum((one) => one.falsely),
    kinds: merged((one) => one.kinds),
    missed: merged((one) => one.missed),
    remarks: scores.flatMap(({ remarks }) => remarks),
  };
}
