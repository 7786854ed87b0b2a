import { listImports, listUndone } from '../../db/history/import-store.ts';
import type { Database } from '../../db/connection/open.ts';
import type { Indicator } from '../../indicators/indicator.ts';
import { sheetKinds } from '../../importing/kinds.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { inLang, type Lang } from '../../kernel/text.ts';

/** 所依据的名单 every list on record by a day that a figure rests on, by kind and day: its kind, file, day and import. */
export async function listsBehind(
  db: Database,
  { sheets = [] }: Pick<Indicator, 'sheets'>,
  { asOf, lang }: { readonly asOf: PlainDate; readonly lang: Lang },
): Promise<readonly string[]> {
  if (sheets.length === 0) return [];
  const undone = await listUndone(db);
  const imports = (await listImports(db)).filter(({ id, as_of }) => as_of <= asOf && !undone.has(id));
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
