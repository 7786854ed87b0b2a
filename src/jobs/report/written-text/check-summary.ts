import { basename } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { hasDatabase } from '../../../db/connection/database-file.ts';
import { readWrittenText, type WrittenText } from '../../../files/written-text/read-written-text.ts';
import { CannotRun } from '../../../kernel/cannot-run.ts';
import { inert } from '../../../kernel/writing/inert.ts';
import {
  type CheckedFigure,
  type CheckedText,
  checkText,
  type Counts,
  countsOf,
  type Ground,
  type Verdict,
  withRecord,
} from '../../../reading/check-text.ts';
import { spanOf } from '../../../reading/text/parts.ts';
import type { Matched } from '../../../reading/registry/match-figures.ts';
import { refusedText } from '../../../reading/text/refused-text.ts';
import {
  comesTo,
  computedText,
  computedValue,
  groundText,
  toldValue,
  unitOf,
} from '../../../reading/tell-figure.ts';
import { figureJson } from '../../../reports/figure-json.ts';
import type { JobContext } from '../../frame/context.ts';

export type CheckRequest = {
  readonly file: string;
  /** Where the text does not say it itself. */
  readonly year?: number | undefined;
  /** Whether a database was named, so that one that is missing is an error. */
  readonly needsDatabase: boolean;
};

/** 核过的一处 a number of a summary as it is told: for scripts, and in words. */
export type ToldFigure = {
  readonly text: string;
  readonly value: number | null;
  readonly unit: string;
  readonly span: { readonly start: number; readonly end: number; readonly line: number };
  readonly verdict: Verdict;
  readonly claim: ToldClaim | null;
  readonly indicator: IndicatorBehind | null;
  readonly computed: number | null;
  /** The same for people; few of them are shown. */
  readonly words: () => ToldWords;
};
type ToldWords = { readonly computed: string; readonly why: string; readonly around: string };
type ToldClaim = {
  readonly rule: string;
  readonly by: string;
  readonly from: readonly { readonly text: string; readonly start: number; readonly end: number }[];
  readonly otherwise: readonly { readonly by: string; readonly computed: number | null }[];
};
type IndicatorBehind = {
  readonly key: string;
  readonly label: string;
  readonly value: number | null;
  readonly definition: string;
  readonly trace: string;
  readonly beside: readonly {
    readonly key: string;
    readonly label: string;
    readonly value: number;
    readonly difference: number;
  }[];
};

/** 核对结果 a summary with every number judged. */
export type CheckedSummary = {
  readonly file: string;
  readonly format: WrittenText['format'];
  /** The year whose figures on record it was held against; undefined where it was held against none. */
  readonly year: number | undefined;
  readonly text: string;
  readonly figures: readonly ToldFigure[];
  readonly counts: Counts;
};

/** Reads what somebody wrote and judges every number in it, against itself and, where there is a database, against that. */
export async function checkSummary(context: JobContext, request: CheckRequest): Promise<CheckedSummary> {
  // Many rules of a few hundred calls each: V8 would take longer to optimize them than a text takes to be read.
  setFlagsFromString('--interrupt-budget=500000');
  const file = inert(basename(request.file));
  const written = await readWrittenText(request.file);
  const refused = refusedText(written.text);
  if (refused)
    throw new CannotRun({ what: { zh: `无法核对 ${file}`, en: `Cannot check ${file}` }, ...refused });
  const alone = checkText(written);
  const year = request.year ?? yearOf(written.text);
  const isAsked = request.needsDatabase || hasDatabase(context.dbPath);
  const matched =
    isAsked && year !== undefined
      ? // All that asks the database is loaded where there is one.
        await (await import('./match-on-record.ts')).matchOnRecord(context, alone, year)
      : undefined;
  const onRecord = [...(matched ?? [])].flatMap(([mention, { agrees }]) => (agrees ? [mention] : []));
  const checked = onRecord.length > 0 ? withRecord(alone, new Set(onRecord)) : alone;
  const lines = linesOf(written.text);
  const figures = checked.figures.map((one) =>
    told(one, { checked, text: written.text, lines, matched: matched?.get(one.mention), year }),
  );
  return {
    file,
    format: written.format,
    year: matched ? year : undefined,
    text: written.text,
    figures,
    counts: countsOf(figures),
  };
}

/** 年度 the first that the head of the text names. */
function yearOf(text: string): number | undefined {
  const found = /(?<!\d)((?:19|20)\d{2})\s?年/.exec(text.slice(0, 2000))?.[1];
  return found === undefined ? undefined : Number(found);
}

type Telling = {
  readonly checked: CheckedText;
  readonly text: string;
  readonly lines: readonly number[];
  readonly matched: Matched | undefined;
  readonly year: number | undefined;
};

function told(one: CheckedFigure, { checked, text, lines, matched, year }: Telling): ToldFigure {
  const { mention, span, verdict: own } = one;
  const [ground] = one.grounds;
  const verdict: Verdict =
    own === 'differs' || matched?.agrees === false ? 'differs' : matched ? 'agrees' : own;
  const byRegistry = matched?.agrees === false && own !== 'differs';
  const computed = byRegistry
    ? toldValue(matched.value)
    : ground?.of.place.start === mention.place.start && ground.of.place.part === mention.place.part
      ? computedValue(ground.computed)
      : toldValue(matched?.value ?? NaN);
  const printed = text.slice(span[0], span[1]).replace(/[\r\n]+\s*/g, '');
  return {
    text: printed,
    value: toldValue(mention.value),
    unit: unitOf(mention),
    span: { start: span[0], end: span[1], line: lineAt(lines, span[0]) },
    verdict,
    claim: byRegistry ? null : ground ? claimOf(ground, checked) : null,
    indicator: matched && year !== undefined ? indicatorOf(matched, year) : null,
    computed,
    words: () => wordsOf(one, { byRegistry: byRegistry ? matched : undefined, text, matched }),
  };
}

type Wording = Pick<Telling, 'text' | 'matched'> & { readonly byRegistry: Matched | undefined };

function wordsOf(
  { mention, span, grounds, notes }: CheckedFigure,
  { byRegistry, text, matched }: Wording,
): ToldWords {
  const [ground] = grounds;
  const computed = byRegistry
    ? computedText(mention, { least: byRegistry.value, most: byRegistry.value, isBelowMost: false })
    : ground
      ? comesTo(ground)
      : '';
  const why = [
    ...(byRegistry ? [] : grounds.slice(0, 2).map(groundText)),
    ...(matched ? [registryText(matched)] : []),
    ...notes.slice(0, 2).map((each) => `但文中${groundText(each)}`),
  ];
  return { computed, why: why.join('；'), around: around(text, span) };
}

/** Of a sum over more numbers than anybody reads, the first so many. */
const MOST_PLACES = 200;

function claimOf({ rule, by, from, otherwise }: Ground, { read }: CheckedText): ToldClaim {
  return {
    rule,
    by,
    from: from.slice(0, MOST_PLACES).map(({ text, place }) => {
      const part = read.parts[place.part];
      const [start, end] = part ? spanOf(part, place.start, place.end) : [0, 0];
      return { text, start, end };
    }),
    otherwise: otherwise.map((one) => ({ by: one.by, computed: computedValue(one.computed) })),
  };
}

function indicatorOf({ figure, value, beside }: Matched, year: number): IndicatorBehind {
  const { key, label, definition } = figureJson(figure);
  return {
    key,
    label,
    value: toldValue(value),
    definition,
    trace: `dpf report trace ${key} --year ${year}`,
    beside: beside.map((one) => {
      return {
        key: one.figure.key,
        label: one.figure.label.zh,
        value: one.value,
        difference: Math.round((value - one.value) * 100) / 100,
      };
    }),
  };
}

function registryText({ figure, value, agrees, beside }: Matched): string {
  const others = beside.map(
    (one) =>
      `，与“${one.figure.label.zh}”${one.value} 相差 ${Math.abs(Math.round((value - one.value) * 100) / 100)}`,
  );
  return `登记：${figure.label.zh}（${figure.key}）${agrees ? '相符' : `为 ${toldValue(value) ?? ''}`}${others.join('')}`;
}

function linesOf(text: string): readonly number[] {
  return [...text.matchAll(/\r\n|[\r\n]/g)].map((match) => match.index);
}

function lineAt(ends: readonly number[], at: number): number {
  let [low, high] = [0, ends.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle] ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low + 1;
}

/** The words before a number, for whoever looks for it. */
function around(text: string, [start]: readonly [number, number]): string {
  const before =
    text
      .slice(Math.max(0, start - 40), start)
      .split(/[\r\n。；;]/)
      .at(-1) ?? '';
  return before
    .replace(/[\s|*#]+/g, ' ')
    .trim()
    .slice(-18);
}
