import { besideTitles, type CaseKind, type CaseVersion, type Ending } from '../../cases/case-kind.ts';
import { CannotRun } from '../../kernel/cannot-run.ts';
import type { Text } from '../../kernel/text.ts';
import { findNamed, perhapsMeant } from '../frame/named.ts';

const others: Readonly<Record<string, Text>> = {
  open: { zh: '受理', en: 'opened' },
  note: { zh: besideTitles.note, en: 'note' },
  attach: { zh: '附件', en: 'attachment' },
  reassign: { zh: besideTitles.reassign, en: 'reassigned' },
  reopen: { zh: '重办', en: 'reopened' },
};

/** 结果 each end of a case as people call it. */
export const endingNames: Readonly<Record<Ending, Text>> = {
  done: { zh: '办结', en: 'done' },
  refused: { zh: '不予办理', en: 'refused' },
  withdrawn: { zh: '撤回', en: 'withdrawn' },
};

/** 步骤名称 what a step is called: those of a kind by its own title, in English by their id. */
export function stepTitle(version: CaseVersion | undefined, step: string): Text {
  const own = version?.steps.find(({ id }) => id === step);
  return own ? { zh: own.title, en: own.id } : (others[step] ?? { zh: step, en: step });
}

/** The kind of case that a text means: its id, title or another name. Throws CannotRun. */
export async function chooseCaseKind(kinds: readonly CaseKind[], text: string): Promise<CaseKind> {
  const all = kinds.map((one) => ({ thing: one, id: one.id, names: [one.title, ...one.aliases] }));
  const found = findNamed(text, all);
  if (found) return found;
  throw new CannotRun({
    what: { zh: `没有个案种类“${text}”`, en: `There is no kind of case "${text}"` },
    why: {
      zh: `本区有：${kinds.map(({ title }) => title).join('、')}`,
      en: `there are: ${kinds.map(({ id }) => id).join(', ')}`,
    },
    next: (await perhapsMeant(text, all)) ?? {
      zh: '用 dpf case kinds 查看',
      en: 'See dpf case kinds',
    },
  });
}

/** The states that a text means by id or title, each after its kind. Throws CannotRun where there is none. */
export function chooseStates(kinds: readonly CaseKind[], text: string): readonly string[] {
  const all = kinds.flatMap(({ id: kind, versions }) =>
    versions.flatMap(({ states }) => states.map(({ id, title }) => ({ id, title, of: `${kind} ${id}` }))),
  );
  const meant = all.filter(({ id, title }) => id === text || title === text).map(({ of }) => of);
  if (meant.length > 0) return [...new Set(meant)];
  throw new CannotRun({
    what: { zh: `没有状态“${text}”`, en: `There is no state "${text}"` },
    next: {
      zh: `可选：${[...new Set(all.map(({ title }) => title))].join('、')}`,
      en: `There are ${[...new Set(all.map(({ id }) => id))].join(', ')}`,
    },
  });
}
