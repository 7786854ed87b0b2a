import type { Figure } from '../indicators/figure.ts';
import { formatYuan } from '../kernel/fen.ts';
import { inLang, type Lang } from '../kernel/text.ts';
import { percentOf } from './wording/exact.ts';
import { standingText } from './wording/standing-words.ts';

/** 指标的 JSON 形式 a figure for scripts, in the forms of cli.md; label and definition in the reader's language. */
export type FigureJson = {
  readonly key: string;
  readonly label: string;
  /** null only for a rate over nothing. */
  readonly value: number | string | null;
  readonly unit: string;
  /** actual, estimate, tally or input. */
  readonly nature: string;
  readonly valueFen?: number;
  readonly numerator?: number;
  readonly denominator?: number;
  /** The same of money. */
  readonly numeratorFen?: number;
  readonly denominatorFen?: number;
  /** Present where the figure rests on a run that nobody has approved. */
  readonly draft?: true;
  /** 数据截至 where its lists end before the cut-off. */
  readonly runsTo?: string;
  /** 待核 of how many it is not known whether they belong to it, and what is counted so. */
  readonly undecided?: number;
  readonly undecidedUnit?: string;
  /** Of a figure over the months of a year: those in it, and those that were not calculated. */
  readonly months?: readonly string[];
  readonly missingMonths?: readonly string[];
  /** All of that in words. */
  readonly note?: string;
  readonly asOf: string;
  readonly definition: string;
};

/** One figure as cli.md prints it: a rate has four decimals, rounded half up in integers. */
export function figureJson(figure: Figure, lang: Lang = 'zh'): FigureJson {
  return {
    key: figure.key,
    label: inLang(figure.label, lang),
    ...valueJson(figure),
    nature: figure.nature,
    ...standingJson(figure, lang),
    asOf: figure.asOf,
    definition: inLang(figure.definition, lang),
  };
}

function standingJson(
  figure: Figure,
  lang: Lang,
): Pick<
  FigureJson,
  'draft' | 'runsTo' | 'undecided' | 'undecidedUnit' | 'months' | 'missingMonths' | 'note'
> {
  if (!figure.standing) return {};
  const note = inLang(standingText(figure), lang);
  const { isDraft, undecided, months, runsTo } = figure.standing;
  return {
    ...(isDraft && { draft: true }),
    ...(runsTo !== undefined && { runsTo }),
    ...(undecided && { undecided: undecided.count, undecidedUnit: undecided.unit }),
    ...(months && { months: months.included, missingMonths: months.missing }),
    ...(note !== '' && { note }),
  };
}

function valueJson({
  value,
  unit,
}: Figure): Pick<
  FigureJson,
  'value' | 'unit' | 'valueFen' | 'numerator' | 'denominator' | 'numeratorFen' | 'denominatorFen'
> {
  switch (value.kind) {
    case 'count':
      return { value: value.count, unit };
    case 'money':
      return { value: formatYuan(value.fen), unit, valueFen: value.fen };
    case 'rate': {
      const { numerator, denominator, isMoney } = value;
      const percent = percentOf(numerator, denominator, 4);
      return {
        value: percent === undefined ? null : Number(percent),
        unit,
        ...(isMoney ? { numeratorFen: numerator, denominatorFen: denominator } : { numerator, denominator }),
      };
    }
    case 'date':
      return { value: value.on, unit };
  }
}
