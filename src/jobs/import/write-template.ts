import { writeWorkbook } from '../../files/documents/write-workbook.ts';
import { sheetKinds } from '../../importing/kinds.ts';
import type { Listing } from '../../kernel/documents/listing.ts';
import { parsePlainDate } from '../../kernel/plain-date.ts';
import { kindNamed } from './read/kind-named.ts';

const BLANK_ROWS = 500;
// A template is the same on every day, so that two copies are the same bytes.
const TEMPLATE_DAY = parsePlainDate('2020-01-01');

/** 表种 the kinds of sheet that can be imported, each with a template. */
export const templateKinds = sheetKinds.map(({ kind, title }) => ({ kind, title }));

/** 模板 an empty workbook of a kind of sheet with headings, hints and drop-downs (Markdown for text). Throws CannotRun for an unknown kind. */
export async function writeTemplate(
  wanted: string,
): Promise<{ readonly content: Uint8Array | string; readonly name: string }> {
  const kind = await kindNamed(wanted);
  if (!TEMPLATE_DAY) throw new RangeError('the day of the templates is none');
  if (kind.markdown !== undefined) return { content: kind.markdown, name: `${kind.title.zh}.md` };
  const sheet: Listing = {
    name: kind.title.zh,
    title: kind.title.zh,
    columns: kind.columns
      .filter(({ isExtra }) => !isExtra)
      .map(({ heading, hint, width, choices, required }) => ({
        title: { zh: required ? `${heading}*` : heading, en: heading },
        hint: hint.zh,
        width,
        ...(choices && { choices }),
      })),
    rows: [],
    isLandscape: true,
    isToFillIn: true,
    blankRows: BLANK_ROWS,
  };
  return {
    content: await writeWorkbook([sheet], { createdOn: TEMPLATE_DAY }),
    name: `${kind.title.zh}.xlsx`,
  };
}
