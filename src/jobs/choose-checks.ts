import { CannotRun } from '../kernel/cannot-run.ts';
import type { Check } from '../verify/check.ts';
import { checks } from '../verify/checks.ts';

/** The checks asked for by code, or all. Throws CannotRun for an unknown code. */
export function chooseChecks(codes: readonly string[]): readonly Check[] {
  if (codes.length === 0) return checks;
  const wanted = new Set(codes.map(checkOf));
  return checks.filter((check) => wanted.has(check));
}

/** The check of a code, in whatever case it is typed. Throws CannotRun if there is none. */
export function checkOf(text: string): Check {
  const check = checks.find(({ code }) => code === text.toUpperCase());
  if (check) return check;
  throw new CannotRun({
    what: { zh: `没有核查项“${text}”`, en: `There is no check "${text}"` },
    next: {
      zh: `可选：${checks.map(({ code }) => code).join(' ')}`,
      en: `Choose from ${checks.map(({ code }) => code).join(' ')}`,
    },
  });
}
