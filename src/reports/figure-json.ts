import type { Figure } from '../indicators/figure.ts';
import { formatYuan } from '../kernel/fen.ts';
import { inLang, type Lang } from '../kernel/text.ts';
import { percentOf } from './exact.ts';

/** 指标的 JSON 形式 a figure for scripts, in the forms of cli.md; label and definition in the reader's language. */
export type FigureJson = {
  readonly key: string;
  readonly label: string;
  /** null only for a rate over nothing. */
  readonly value: number | string | null;
  readonly unit: string;
  readonly valueFen?: number;
  readonly numerator?: number;
  readonly denominator?: number;
  readonly asOf: string;
  readonly definition: string;
};

/** One figure as cli.md prints it: a rate has four decimals, rounded half up in integers. */
export function figureJson(figure: Figure, lang: Lang = 'zh'): FigureJson {
  return {
    key: figure.key,
    label: inLang(figure.label, lang),
    ...valueJson(figure),
    asOf: figure.asOf,
    definition: inLang(figure.definition, lang),
  };
}

function valueJson({ value, unit }: Figure): Omit<FigureJson, 'key' | 'label' | 'asOf' | 'definition'> {
  switch (value.kind) {
    case 'count':
      return { value: value.count, unit };
    case 'money':
      return { value: formatYuan(value.fen), unit, valueFen: value.fen };
    case 'rate': {
      const { numerator, denominator } = value;
      const percent = percentOf(numerator, denominator, 4);
      return { value: percent === undefined ? null : Number(percent), unit, numerator, denominator };
    }
    case 'date':
      return { value: value.on, unit };
  }
}
