import { strToU8, zipSync } from 'fflate';

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** A cell as a sheet's XML has it: text, or a number as stored with the format that it is shown by. */
type Written = string | { readonly number: string; readonly format?: string } | undefined;

/** A workbook as Excel would save it, for what no library writes. */
export type Made = {
  readonly sheets: readonly {
    readonly name: string;
    readonly rows: readonly (readonly Written[])[];
    readonly merged?: readonly string[];
    readonly isHidden?: boolean;
  }[];
  readonly is1904?: boolean;
  /** What stands at the end of the workbook part. */
  readonly more?: string;
};

/** The bytes of a workbook made by hand. */
export function workbook({ sheets, is1904 = false, more = '' }: Made): Uint8Array {
  const formats = [
    ...new Set(
      sheets.flatMap(({ rows }) =>
        rows.flat().map((cell) => (typeof cell === 'object' ? cell.format : undefined)),
      ),
    ),
  ].filter((format) => format !== undefined);
  const parts: Record<string, string> = {
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><workbookPr${is1904 ? ' date1904="1"' : ''}/><sheets>${sheets
      .map(
        ({ name, isHidden }, at) =>
          `<sheet name="${name}" sheetId="${at + 1}" r:id="s${at}"${isHidden ? ' state="hidden"' : ''}/>`,
      )
      .join('')}</sheets>${more}</workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${sheets
      .map(
        (_, at) =>
          `<Relationship Id="s${at}" Type="${office}/worksheet" Target="worksheets/sheet${at}.xml"/>`,
      )
      .join('')}<Relationship Id="styles" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${main}"><numFmts>${formats
      .map((code, at) => `<numFmt numFmtId="${176 + at}" formatCode="${code.replaceAll('"', '&quot;')}"/>`)
      .join('')}</numFmts><cellXfs><xf numFmtId="0"/>${formats
      .map((_, at) => `<xf numFmtId="${176 + at}"/>`)
      .join('')}</cellXfs></styleSheet>`,
  };
  for (const [at, { rows, merged = [] }] of sheets.entries())
    parts[`xl/worksheets/sheet${at}.xml`] =
      `<worksheet xmlns="${main}"><sheetData>${rows.map((row, index) => rowXml(row, index + 1, formats)).join('')}</sheetData>${
        merged.length > 0
          ? `<mergeCells>${merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`
          : ''
      }</worksheet>`;
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
}

function rowXml(row: readonly Written[], number: number, formats: readonly string[]): string {
  const cells = row.map((cell, column) => {
    const at = `${String.fromCharCode(65 + column)}${number}`;
    if (cell === undefined) return '';
    if (typeof cell === 'string')
      return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${cell}</t></is></c>`;
    const style = cell.format === undefined ? '' : ` s="${formats.indexOf(cell.format) + 1}"`;
    return `<c r="${at}"${style}><v>${cell.number}</v></c>`;
  });
  return `<row r="${number}">${cells.join('')}</row>`;
}
