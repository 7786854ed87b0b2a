import { CannotRun } from '../../kernel/cannot-run.ts';
import type { Check } from '../../verify/check.ts';
import { checks } from '../../verify/checks.ts';
import { duplicates } from '../../verify/duplicates/duplicates.ts';
import { findNamed, perhapsMeant } from '../frame/named.ts';

/** The checks asked for by code, or all. Throws CannotRun for an unknown code. */
export async function chooseChecks(codes: readonly string[]): Promise<readonly Check[]> {
  if (codes.length === 0) return checks;
  const wanted = new Set(await Promise.all(codes.map(checkOf)));
  return checks.filter((check) => wanted.has(check));
}

/** The check of a code or title, in whatever case it is typed. Throws CannotRun if there is none. */
export async function checkOf(text: string): Promise<Check> {
  const all = checks.map((one) => ({ thing: one, id: one.code, names: [one.title.zh, one.title.en] }));
  const check = findNamed(text, all);
  if (check) return check;
  if (text.toUpperCase() === duplicates.code) throw checkedByItself();
  throw new CannotRun({
    what: { zh: `没有核查项“${text}”`, en: `There is no check "${text}"` },
    next: (await perhapsMeant(text, all)) ?? {
      zh: `可选：${checks.map(({ code }) => code).join(' ')}（dpf verify checks 说明每一项）`,
      en: `Choose from ${checks.map(({ code }) => code).join(' ')} (dpf verify checks says what each is)`,
    },
  });
}

/** V40 is of pairs, found by comparing everybody: asked for by itself, and judged instead of waived. */
function checkedByItself(): CannotRun {
  return new CannotRun({
    what: {
      zh: `${duplicates.code}（${duplicates.title.zh}）不在这里查`,
      en: `${duplicates.code} (${duplicates.title.en}) is not checked here`,
    },
    why: {
      zh: '它两两比对所有人，结果是一对一对的；判定代替豁免',
      en: 'it compares everybody with each other and finds pairs, which are judged, not waived',
    },
    next: {
      zh: '用 dpf verify duplicates 查，核实后用 dpf verify judge 记下',
      en: 'Find the pairs with dpf verify duplicates, keep the answer with dpf verify judge',
    },
  });
}
