import type { WorkbookSheet } from '../files/workbook.ts';
import { writeWorkbook } from '../files/write-workbook.ts';
import { sheetKinds } from '../intake/kinds.ts';
import { CannotRun } from '../kernel/cannot-run.ts';
import { parsePlainDate } from '../kernel/plain-date.ts';

const BLANK_ROWS = 500;
// A template is the same on every day, so that two copies are the same bytes.
const TEMPLATE_DAY = parsePlainDate('2020-01-01');

/** 表种 the kinds of sheet that can be imported, each with a template. */
export const templateKinds = sheetKinds.map(({ kind, title }) => ({ kind, title }));

/** 模板 an empty workbook of a kind of sheet with headings, hints and drop-downs (Markdown for text). Throws CannotRun for an unknown kind. */
export async function writeTemplate(
  wanted: string,
): Promise<{ readonly content: Uint8Array | string; readonly name: string }> {
  const kind = sheetKinds.find((known) => known.kind === wanted);
  if (!kind || !TEMPLATE_DAY) throw unknownKind(wanted);
  if (kind.markdown !== undefined) return { content: kind.markdown, name: `${kind.title.zh}.md` };
  const sheet: WorkbookSheet = {
    name: kind.title.zh,
    title: kind.title.zh,
    columns: kind.columns
      .filter(({ isExtra }) => !isExtra)
      .map(({ heading, hint, width, choices, required }) => ({
        heading: required ? `${heading}*` : heading,
        hint: hint.zh,
        width,
        as: 'text',
        ...(choices && { choices }),
      })),
    rows: [],
    landscape: true,
    blankRows: BLANK_ROWS,
  };
  return {
    content: await writeWorkbook([sheet], { createdOn: TEMPLATE_DAY }),
    name: `${kind.title.zh}.xlsx`,
  };
}

function unknownKind(wanted: string): CannotRun {
  const zh = templateKinds.map(({ kind, title }) => `${kind}(${title.zh})`).join('、');
  const en = templateKinds.map(({ kind, title }) => `${kind} (${title.en})`).join(', ');
  return new CannotRun({
    what: { zh: `没有表种“${wanted}”`, en: `There is no kind of sheet "${wanted}"` },
    next: { zh: `可选：${zh}`, en: `Choose one of ${en}` },
  });
}
