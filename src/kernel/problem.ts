import type { Style } from './documents/listing.ts';
import type { Text } from './text.ts';

/** error: the row or figure cannot be trusted; warning: look at it; info: told for completeness. */
export type Severity = 'error' | 'warning' | 'info';

/** 级别 as people call it. */
export const severityNames: Readonly<Record<Severity, Text>> = {
  error: { zh: '错误', en: 'error' },
  warning: { zh: '警告', en: 'warning' },
  info: { zh: '提示', en: 'info' },
};

/** How a severity stands out on a terminal. */
export const severityStyles: Readonly<Record<Severity, Style>> = {
  error: 'red',
  warning: 'yellow',
  info: 'dim',
};

/** Severities from mild to grave, the order `--fail-on` uses. */
export const severities = ['info', 'warning', 'error'] as const satisfies readonly Severity[];

/** Whether a severity is at or above a threshold. */
export function isAtLeast(severity: Severity, threshold: Severity): boolean {
  return severities.indexOf(severity) >= severities.indexOf(threshold);
}

/** Where a person can go and look: a cell of the file they sent. */
export type Place = {
  readonly file: string;
  readonly sheet?: string;
  /** 1-based, as Excel counts. */
  readonly row?: number;
  /** The heading above the cell. */
  readonly column?: string;
  /** As Excel names it, such as C17. */
  readonly cell?: string;
};

/** 手工登记 the name under which what somebody wrote down with `dpf record` is kept among the files. */
export const BY_HAND = 'dpf record';

/** A file as people call it. */
export function fileText(name: string): Text {
  return name === BY_HAND ? { zh: '手工登记', en: 'a record by hand' } : { zh: name, en: name };
}

/** 出处 a place as people read it: `services.csv 第 12 行`. */
export function placeText({ file: name, sheet, row, column, cell }: Place): Text {
  const file = fileText(name);
  const at = (zh: boolean): string =>
    [
      file[zh ? 'zh' : 'en'],
      sheet && (zh ? `“${sheet}”` : `"${sheet}"`),
      row && (zh ? `第 ${row} 行` : `row ${row}`),
      column && (zh ? `“${column}”列` : `column "${column}"`),
      cell && `(${cell})`,
    ]
      .filter(Boolean)
      .join(' ');
  return { zh: at(true), en: at(false) };
}

/** 问题 problem: what is wrong with the data and how to mend it. A value, collected and shown, never thrown. */
export type Problem = {
  /** Permanent and grep-able, such as `citizen-id-check-digit`. */
  readonly code: string;
  readonly severity: Severity;
  readonly at: Place;
  /** What is wrong, why, and what to do. Never holds an unmasked number. */
  readonly message: Text;
};
