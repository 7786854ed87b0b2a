import { z } from 'zod';
import { noSuchFigure } from '../indicators/language/load-targets.ts';
import type { Figure } from '../indicators/figure.ts';
import { isSameUnit, type Unit } from '../kernel/numbers/unit.ts';
import { parsePlainDate, partsOf } from '../kernel/plain-date.ts';
import type { Loaded, PolicySource } from '../policies/policy-source.ts';
import { type Finding, placeFindings, readPolicy } from '../policies/read-policy.ts';
import { record, words } from '../policies/shapes.ts';
import { agrees, readPrinted } from './printed-figure.ts';

/** 已公布的数字 what a document handed in for a year printed, by the key of each figure. */
export type Published = {
  readonly year: number;
  readonly source: string;
  readonly figures: Readonly<Record<string, string>>;
};

/** 与公布数的差异 a figure that does not agree with what was printed, or whose printed form cannot be read. */
export type Difference = { readonly figure: Figure; readonly printed: string; readonly source: string };

const shape = record({
  published: z.array(
    record({
      year: z.number().int().min(1949).max(9999),
      source: words,
      figures: z.record(z.string(), words),
    }),
  ),
});

/** A figure that can be published, by its key and unit. */
type Publishable = { readonly key: string; readonly unit: Unit };

/**
 * Reads `published.yaml`; a key that is no figure of its year, words that are no number, and another unit are faults. Where
 * there is no `indicators.yaml` that is the one fault, and not one of each key.
 */
export function loadPublished(
  source: PolicySource,
  figuresOf: (year: number) => readonly Publishable[],
  hasCatalogue = true,
): Loaded<readonly Published[]> {
  const read = readPolicy(source, shape);
  const findings = (read.value?.published ?? []).flatMap(({ year, figures }, index) => {
    const figuresOfYear = new Map(figuresOf(year).map(({ key, unit }) => [key, unit]));
    const known = [...figuresOfYear.keys()];
    return Object.entries(figures).flatMap(([key, printed]): readonly Finding[] => {
      const path = ['published', index, 'figures', key];
      const unit = figuresOfYear.get(key);
      if (unit === undefined)
        return [{ path, atKey: true, message: hasCatalogue ? noSuchFigure(key, known) : noCatalogue }];
      const message = printedFault(printed, unit);
      return message ? [{ path, message }] : [];
    });
  });
  const lacking = findings.find(({ message }) => message === noCatalogue);
  if (lacking) return { faults: placeFindings(source, [lacking]) };
  if (findings.length > 0) return { faults: placeFindings(source, findings) };
  return read.value ? { value: read.value.published, faults: [] } : { faults: read.faults };
}

const noCatalogue: Finding['message'] = {
  zh: '政策文件夹里没有 indicators.yaml，不知道这些是什么指标；请加上它，或删去 published.yaml',
  en: 'there is no indicators.yaml beside it, so no such figure is known: add it, or remove published.yaml',
};

/** What is wrong with what was printed of a figure of a unit: it is no number, or one of something else. */
function printedFault(printed: string, unit: Unit): Finding['message'] | undefined {
  if (DAY.test(printed) !== (unit === 'date'))
    return unit === 'date'
      ? { zh: `“${printed}”应为日期，如 5月11日`, en: `"${printed}" should be a day such as 5月11日` }
      : {
          zh: `“${printed}”是日期，这个指标的单位是${unit}`,
          en: `"${printed}" is a day, the figure is in ${unit}`,
        };
  if (unit === 'date')
    return isDay(printed) ? undefined : { zh: `没有“${printed}”这一天`, en: `there is no day "${printed}"` };
  const read = readPrinted(printed);
  if (!read) return { zh: `“${printed}”读不出数`, en: `"${printed}" is no number` };
  // A visit to a person may be told as a visit.
  const isFit = [unit, ...(unit === '次' || unit === '人次' ? ['次', '人次'] : [])].some((one) =>
    isSameUnit(one, read.unit),
  );
  const isBare = read.unit === '' && !unit.startsWith('元');
  if (isBare || isFit) return undefined;
  return {
    zh: `“${printed}”的单位不符，这个指标的单位是${unit}`,
    en: `"${printed}" is in another unit: the figure is in ${unit}`,
  };
}

/** In some year: 2月29日 is one. */
function isDay(printed: string): boolean {
  const [, month = '', day = ''] = DAY.exec(printed) ?? [];
  return parsePlainDate(`2000-${month.padStart(2, '0')}-${day.padStart(2, '0')}`) !== undefined;
}

/** What was published of a year and does not agree with its figures; a figure that is absent is compared with nothing. */
export function differencesOf(
  published: readonly Published[],
  year: number,
  figures: ReadonlyMap<string, Figure>,
): readonly Difference[] {
  return published
    .filter((one) => one.year === year)
    .flatMap(({ source, figures: printed }) =>
      Object.entries(printed).flatMap(([key, text]) => {
        const figure = figures.get(key);
        return figure && !agreesWith(figure, text) ? [{ figure, printed: text, source }] : [];
      }),
    );
}

/** What was published of a year to the last one, by key: a count, or yuan as text. */
export function exactlyPublished(
  published: readonly Published[],
  year: number,
): readonly (readonly [key: string, value: number | string])[] {
  return published
    .filter((one) => one.year === year)
    .flatMap(({ figures }) =>
      Object.entries(figures).flatMap(([key, text]) => {
        const printed = readPrinted(text);
        if (!printed || printed.least !== printed.most) return [];
        return [[key, text.includes('元') ? printed.least.toFixed(2) : printed.least] as const];
      }),
    );
}

const DAY = /^(?:\d{4}年)?(\d{1,2})月(\d{1,2})日$/;

function agreesWith({ value }: Figure, text: string): boolean {
  if (value.kind === 'date') {
    const { month, day } = partsOf(value.on);
    const [, ofMonth, ofDay] = DAY.exec(text) ?? [];
    return Number(ofMonth) === month && Number(ofDay) === day;
  }
  const printed = readPrinted(text);
  if (!printed) return false;
  switch (value.kind) {
    case 'count':
      return agrees(printed, value.count);
    case 'money':
      return agrees(printed, value.fen / 100);
    case 'rate':
      return value.denominator > 0 && agrees(printed, (value.numerator * 100) / value.denominator);
  }
}
