import { z } from 'zod';
import { parseYuan } from '../../kernel/fen.ts';
import type { Text } from '../../kernel/text.ts';
import { nearestOf } from '../../policies/nearest.ts';
import type { Loaded, PolicySource } from '../../policies/policy-source.ts';
import { type Finding, placeFindings, readPolicy } from '../../policies/read-policy.ts';
import { record, words } from '../../policies/shapes.ts';
import type { Unit } from '../figure.ts';

/** 年度任务 what is to be reached in a year, by the key of each figure: a count, or fen. */
export type Targets = {
  readonly year: number;
  readonly source: string;
  readonly amounts: Readonly<Record<string, number>>;
};

const shape = record({
  targets: z.array(
    record({
      year: z.number().int().min(1949).max(9999),
      source: words,
      figures: z.record(z.string(), words),
    }),
  ),
});

/** Reads `targets.yaml`: 60人, 180万元. A key that is no figure of its year, or another unit than its own, is a fault. */
export function loadTargets(
  source: PolicySource,
  unitsOf: (year: number) => ReadonlyMap<string, Unit>,
): Loaded<readonly Targets[]> {
  const { value, faults } = readPolicy(source, shape);
  if (!value) return { faults };
  const findings: Finding[] = [];
  const targets = value.targets.map(({ year, source: document, figures }, index): Targets => {
    const units = unitsOf(year);
    const amounts: Record<string, number> = {};
    const same = value.targets.slice(0, index).some((before) => before.year === year);
    if (same)
      findings.push({
        path: ['targets', index, 'year'],
        message: { zh: '与前面的重复', en: 'given before' },
      });
    for (const [key, text] of Object.entries(figures)) {
      const path = ['targets', index, 'figures', key];
      const unit = units.get(key);
      const amount = unit && amountOf(text, unit);
      if (unit === undefined)
        findings.push({ path, atKey: true, message: noSuchFigure(key, [...units.keys()]) });
      else if (amount === undefined) findings.push({ path, message: otherWords(text, unit) });
      else amounts[key] = amount;
    }
    return { year, source: document, amounts };
  });
  return findings.length > 0 ? { faults: placeFindings(source, findings) } : { value: targets, faults: [] };
}

/** A whole number above zero of a unit that is counted in, or an amount of yuan in fen. */
function amountOf(text: string, unit: Unit): number | undefined {
  const found = /^(\d+(?:\.\d+)?)(万)?(\D+)$/.exec(text.normalize('NFKC').replace(/[\s,]/g, ''));
  const [, digits = '', wan, of] = found ?? [];
  if (of !== unit || unit === '%' || unit === 'date') return undefined;
  const fen = parseYuan(digits);
  // Hundredths, to be exact: 0.7万 is 7000.
  const hundredths = fen === undefined ? 0 : fen * (wan === undefined ? 1 : WAN);
  if (hundredths <= 0) return undefined;
  if (unit.startsWith('元')) return hundredths;
  return hundredths % 100 === 0 ? hundredths / 100 : undefined;
}
const WAN = 10_000;

/** 没有的指标 with the one that was perhaps meant. */
export function noSuchFigure(key: string, known: readonly string[]): Text {
  const near = nearestOf(key, known);
  return {
    zh: `没有指标“${key}”${near === undefined ? '' : `，是不是 ${near}`}`,
    en: `there is no figure "${key}"${near === undefined ? '' : `; did you mean ${near}?`}`,
  };
}

function otherWords(text: string, unit: Unit): Text {
  if (unit === '%' || unit === 'date')
    return {
      zh: '比率和日期不能定任务，请为数量或金额定',
      en: 'a rate or a day has no target; set one for a count or an amount',
    };
  return {
    zh: `“${text}”不是以“${unit}”计的数，应写成如 60${unit}`,
    en: `"${text}" is no number in ${unit}; write it such as 60${unit}`,
  };
}
