import { closeSync, openSync, writeSync } from 'node:fs';
import { Zip, ZipDeflate } from 'fflate';
import { columnLetters } from '../src/files/cell.ts';
import { HEADING, personOf } from './roster.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const AT_ONCE = 1 << 20;

/** The same roster as a workbook with shared strings, as Excel writes them, or with each text in its cell. */
export function writeWorkbookOf(path: string, rows: number, isInline = false): void {
  const strings = new Map<string, number>();
  const indexOf = (text: string): number => {
    const known = strings.get(text) ?? strings.size;
    if (known === strings.size) strings.set(text, known);
    return known;
  };
  const shared = (text: string): string => `t="s"><v>${indexOf(text)}</v></c>`;
  const inline = (text: string): string => `t="inlineStr"><is><t>${text}</t></is></c>`;
  const filled = isInline ? inline : shared;
  const line = (cells: readonly string[], row: number): string => {
    // Every cell with its reference, as Excel writes it and exceljs needs it; blank ones are left out.
    const written = cells.map((text, column) =>
      text === '' ? '' : `<c r="${columnLetters(column)}${row}" ${filled(text)}`,
    );
    return `<row r="${row}">${written.join('')}</row>`;
  };
  function* sheet(): Generator<string> {
    yield `<worksheet xmlns="${MAIN}"><sheetData>${line(HEADING.split(','), 1)}`;
    for (let number = 0; number < rows; number += 1) yield line(personOf(number).cells, number + 2);
    yield '</sheetData></worksheet>';
  }
  function* sharedStrings(): Generator<string> {
    yield `<sst xmlns="${MAIN}">`;
    for (const text of strings.keys()) yield `<si><t>${text}</t></si>`;
    yield '</sst>';
  }
  zipTo(path, [
    ...Object.entries(fixed),
    ['xl/worksheets/sheet1.xml', sheet()],
    ['xl/sharedStrings.xml', sharedStrings()],
  ]);
}

/** Writes the parts one after another, so that a million rows need no more memory than one. */
function zipTo(path: string, parts: readonly (readonly [string, Iterable<string>])[]): void {
  const file = openSync(path, 'w');
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    writeSync(file, chunk);
  });
  const encoder = new TextEncoder();
  for (const [name, texts] of parts) {
    const part = new ZipDeflate(name, { level: 6 });
    zip.add(part);
    let waiting = '';
    for (const text of texts) {
      waiting += text;
      if (waiting.length < AT_ONCE) continue;
      part.push(encoder.encode(waiting));
      waiting = '';
    }
    part.push(encoder.encode(waiting), true);
  }
  zip.end();
  closeSync(file);
}

const fixed: Readonly<Record<string, readonly string[]>> = {
  '[Content_Types].xml': [
    `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>`,
  ],
  '_rels/.rels': [
    `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  ],
  'xl/workbook.xml': [
    `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="花名册" sheetId="1" r:id="r1"/></sheets></workbook>`,
  ],
  'xl/_rels/workbook.xml.rels': [
    `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${RELATIONS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
  ],
};
