import {
  placeText,
  type Problem,
  type Severity,
  severityNames,
  severityStyles,
} from '../../../kernel/problem.ts';
import { inLang, type Lang } from '../../../kernel/text.ts';
import { inStyle } from './frame-marks.ts';

/** `错误 2,警告 12,提示 1` with colour where there are any. */
export function countsLine(counts: Readonly<Record<Severity, number>>, lang: Lang): string {
  const parts = (['error', 'warning', 'info'] as const).map((severity) => {
    const text = `${inLang(severityNames[severity], lang)} ${counts[severity]}`;
    return counts[severity] > 0 ? inStyle(severityStyles[severity], text) : text;
  });
  return parts.join(lang === 'zh' ? '，' : ', ');
}

/** One line a problem: severity, place, what is wrong and how to mend it. */
export function problemLine(problem: Problem, lang: Lang): string {
  const severity = inStyle(severityStyles[problem.severity], inLang(severityNames[problem.severity], lang));
  const where = inLang(placeText(problem.at), lang);
  return `${severity} ${where}${lang === 'zh' ? '：' : ': '}${inLang(problem.message, lang)}`;
}

/** A problem under the permanent keys of cli.md. */
export function problemJson(problem: Problem, lang: Lang): object {
  const { code, severity, at, message } = problem;
  return {
    code,
    severity,
    sheet: at.sheet,
    row: at.row,
    column: at.column,
    cell: at.cell,
    message: inLang(message, lang),
  };
}
