import { basename } from 'node:path';
import type { SheetRow } from '../../files/cell.ts';
import { openSpreadsheet } from '../../files/sheets/open-spreadsheet.ts';
import { type HeadingMap, mapHeadings, readHeadingMap } from '../headings/heading-map.ts';
import { sheetKinds } from '../kinds.ts';
import { CannotRun } from '../../kernel/cannot-run.ts';
import { inert } from '../../kernel/writing/inert.ts';

const MOST_ROWS = 1000;

/** Reads a mapping of headings (.csv or .xlsx). Throws CannotRun where a line names no standard heading. */
export async function loadHeadingMap(path: string): Promise<HeadingMap> {
  const rows: SheetRow[] = [];
  const spreadsheet = await openSpreadsheet(path);
  try {
    for await (const batch of spreadsheet.sheets[0]?.rows() ?? []) {
      rows.push(...batch);
      if (rows.length > MOST_ROWS) break;
    }
  } finally {
    await spreadsheet.close();
  }
  const { map, unknown } = readHeadingMap(
    rows.slice(0, MOST_ROWS),
    sheetKinds.flatMap(({ columns }) => columns),
  );
  if (map.size > 0 && unknown.length === 0) return map;
  const file = inert(basename(path));
  throw new CannotRun({
    what: { zh: `${file} 不能用作表头对照`, en: `${file} cannot be used as a mapping of headings` },
    why:
      map.size === 0
        ? { zh: '里面没有一行对照', en: 'it maps nothing' }
        : {
            zh: unknown
              .map(({ row, heading, target, didYouMean }) => {
                const hint = didYouMean === undefined ? '' : `，是不是“${didYouMean}”？`;
                return `第 ${row} 行“${heading}”对应的“${target}”不是标准表头${hint}`;
              })
              .join('；'),
            en: unknown
              .map(({ row, heading, target, didYouMean }) => {
                const hint = didYouMean === undefined ? '' : `, did you mean ${didYouMean}?`;
                return `row ${row}: ${heading} is mapped to ${target}, which is no standard heading${hint}`;
              })
              .join('; '),
          },
    next: {
      zh: `两列：${mapHeadings.join('、')}；标准表头见 dpf template 表种，留空表示不读该列`,
      en: `Two columns, ${mapHeadings.join(' and ')}; dpf template KIND has the standard headings, a blank one means: do not read`,
    },
  });
}
