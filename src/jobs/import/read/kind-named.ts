import { type IntakeRow, sheetKinds } from '../../../importing/kinds.ts';
import type { SheetKind } from '../../../importing/sheet-kind.ts';
import { CannotRun } from '../../../kernel/cannot-run.ts';
import { findNamed, perhapsMeant } from '../../frame/named.ts';

/** 表种 the kind of sheet of that id or title. Throws CannotRun with all names where there is none. */
export async function kindNamed(name: string): Promise<SheetKind<IntakeRow>> {
  const all = sheetKinds.map((kind) => ({
    thing: kind,
    id: kind.kind,
    names: [kind.title.zh, kind.title.en],
  }));
  const found = findNamed(name, all);
  if (found) return found;
  const zh = sheetKinds.map(({ kind, title }) => `${kind}（${title.zh}）`).join('、');
  const en = sheetKinds.map(({ kind, title }) => `${kind} (${title.en})`).join(', ');
  throw new CannotRun({
    what: { zh: `没有表种“${name}”`, en: `There is no kind of sheet "${name}"` },
    next: (await perhapsMeant(name, all)) ?? { zh: `可选：${zh}`, en: `Choose one of ${en}` },
  });
}
