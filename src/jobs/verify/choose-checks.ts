import { CannotRun } from '../../kernel/cannot-run.ts';
import { type Check, type CheckList, checkLists } from '../../verify/check.ts';
import { allChecks, checksOf } from '../../verify/check-lists.ts';
import { duplicates } from '../../verify/duplicates/duplicates.ts';
import { findNamed, perhapsMeant } from '../frame/named.ts';

/** The checks asked for by code, or all of the lists. Throws CannotRun for an unknown code, or one of another list. */
export async function chooseChecks(
  codes: readonly string[],
  lists: readonly CheckList[],
): Promise<readonly Check[]> {
  const all = lists.flatMap((list) => checksOf[list]);
  if (codes.length === 0) return all;
  const wanted = new Set(await Promise.all(codes.map(checkOf)));
  for (const check of wanted) if (!all.includes(check)) throw ofAnotherList(check);
  return all.filter((check) => wanted.has(check));
}

/** The check of a code or title, in whatever case it is typed. Throws CannotRun if there is none. */
export async function checkOf(text: string): Promise<Check> {
  const all = allChecks.map((one) => ({ thing: one, id: one.code, names: [one.title.zh, one.title.en] }));
  const check = findNamed(text, all);
  if (check) return check;
  if (text.toUpperCase() === duplicates.code) throw checkedByItself();
  throw new CannotRun({
    what: { zh: `没有核查项“${text}”`, en: `There is no check "${text}"` },
    next: (await perhapsMeant(text, all)) ?? {
      zh: `可选：${allChecks.map(({ code }) => code).join(' ')}（dpf verify checks 说明每一项）`,
      en: `Choose from ${allChecks.map(({ code }) => code).join(' ')} (dpf verify checks says what each is)`,
    },
  });
}

function ofAnotherList(check: Check): CannotRun {
  const { code, title } = check;
  const list = checkLists.find((one) => checksOf[one].includes(check)) ?? 'all';
  return new CannotRun({
    what: {
      zh: `${code}（${title.zh}）不在这份核查清单里`,
      en: `${code} (${title.en}) is of another list`,
    },
    next: { zh: `用 dpf verify ${list} --check ${code}`, en: `Use dpf verify ${list} --check ${code}` },
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
