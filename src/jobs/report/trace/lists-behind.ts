import { listImports, listUndone } from '../../../db/history/import-store.ts';
import type { Database } from '../../../db/connection/open.ts';
import type { Indicator } from '../../../indicators/indicator.ts';
import { sheetKinds } from '../../../importing/kinds.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import { inLang, type Lang } from '../../../kernel/text.ts';

/** 所依据的名单 every list on record by a day that a figure rests on, by kind and day: its kind, file, day and import. */
export async function listsBehind(
  db: Database,
  { sheets = [] }: Pick<Indicator, 'sheets'>,
  { asOf, lang }: { readonly asOf: PlainDate; readonly lang: Lang },
): Promise<readonly string[]> {
  if (sheets.length === 0) return [];
  const undone = await listUndone(db);
  // What was done to a case by hand is no list: each row of the figure names its case.
  const isList = (one: { kind: string; file_name: string }): boolean =>
    one.kind !== 'cases' || !one.file_name.startsWith('dpf case ');
  const imports = (await listImports(db)).filter(
    (one) => one.as_of <= asOf && !undone.has(one.id) && isList(one),
  );
  return sheetKinds
    .filter(({ kind }) => sheets.includes(kind))
    .flatMap(({ kind, title }) =>
      imports
        .filter((one) => one.kind === kind)
        .toSorted((one, other) => one.as_of.localeCompare(other.as_of))
        .map(({ id, file_name: file, sheet, as_of: day }) => {
          const where = sheet === '' ? file : `${file} ${sheet}`;
          return inLang(
            {
              zh: `${title.zh}：${where}（${day}，导入 ${id}）`,
              en: `${title.en}: ${where} (${day}, import ${id})`,
            },
            lang,
          );
        }),
    );
}
