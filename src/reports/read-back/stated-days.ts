import { partsOf, type PlainDate } from '../../kernel/plain-date.ts';
import { numberWords } from './number-words.ts';
import { withoutNotes } from './figure-statement.ts';
import { wordDate } from '../wording/wording.ts';

type Span = { readonly start: number; readonly end: number };
/** A number of a sentence that is no figure: a year, month or day, or another with its unit. */
type Stated = {
  readonly kind: string;
  readonly printed: string;
  readonly parts: readonly (string | undefined)[];
  readonly isCutOff: boolean;
};

const CALENDAR =
  /(?<!\d)(?:(\d{4})-(\d\d)-(\d\d)|(?:(\d{4})\s*年)?\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]|(\d{4})\s*年(?:\s*(\d{1,2})\s*月)?|(\d{1,2})\s*月)/g;

/**
 * 句中的日期和数 what two wordings of one sentence say otherwise beside their figures: another day, month or age. What was
 * taken out is none; a cut-off that was put in is one where it is not `asOf`.
 */
export function statedOtherwise(
  own: { readonly text: string; readonly figures: readonly Span[] },
  other: { readonly text: string; readonly figures: readonly Span[] },
  asOf: PlainDate | undefined,
): readonly { readonly printed: string; readonly computed: string }[] {
  const [wanted, found] = [statedIn(own), statedIn(other)];
  let left = wanted.filter((one) => !found.some((each) => isSame(one, each)));
  const cutOff = asOf === undefined ? undefined : statedDay(asOf);
  return found.flatMap((one) => {
    if (wanted.some((each) => isSame(each, one))) return [];
    const replaced = left.find(({ kind }) => kind === one.kind);
    left = left.filter((each) => each !== replaced);
    if (replaced) return [{ printed: one.printed, computed: replaced.printed }];
    if (!one.isCutOff || cutOff === undefined || isSame(one, cutOff)) return [];
    return [{ printed: one.printed, computed: cutOff.printed }];
  });
}

function statedIn({
  text,
  figures,
}: {
  readonly text: string;
  readonly figures: readonly Span[];
}): readonly Stated[] {
  const isOfFigure = ({ start, end }: Span): boolean =>
    figures.some((span) => start < span.end && end > span.start);
  const plain = withoutNotes(text);
  const days: (Stated & Span)[] = [...plain.matchAll(CALENDAR)].map((found) => {
    const [whole, isoYear, isoMonth, isoDay, year, month, day, lone, its, only] = found;
    const parts = [isoYear ?? year ?? lone, isoMonth ?? month ?? its ?? only, isoDay ?? day];
    return {
      kind: 'day',
      printed: whole.trim(),
      parts: parts.map((part) => part?.replace(/^0/, '')),
      isCutOff: /截[至止]到?\s*$/.test(plain.slice(0, found.index)),
      start: found.index,
      end: found.index + whole.length,
    };
  });
  const counted = numberWords(plain).flatMap(({ word, unit, start, end }): (Stated & Span)[] =>
    unit === '' || days.some((day) => start < day.end && end > day.start)
      ? []
      : [{ kind: unit, printed: word, parts: [word], isCutOff: false, start, end }],
  );
  return [...days, ...counted].filter((one) => !isOfFigure(one));
}

/** Whether what both say of year, month and day is the same, and is something. */
function isSame(one: Stated, other: Stated): boolean {
  if (one.kind !== other.kind) return false;
  const both = one.parts.flatMap((part, index) => {
    const its = other.parts[index];
    return part === undefined || its === undefined ? [] : [part === its];
  });
  return both.length > 0 && both.every(Boolean);
}

function statedDay(day: PlainDate): Stated {
  const { year, month, day: date } = partsOf(day);
  return { kind: 'day', printed: wordDate(day), parts: [year, month, date].map(String), isCutOff: true };
}

/** Whether a sentence says a day. */
export function saysDay(text: string): boolean {
  return [...text.matchAll(CALENDAR)].some(([, iso, , , , , day]) => (iso ?? day) !== undefined);
}
