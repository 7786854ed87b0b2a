import { writeFileSync } from 'node:fs';
import { zipSync } from 'fflate';
import { personOf } from './roster.ts';

const HEADING = [
  ...[
    '姓名',
    '性别',
    '民族',
    '出生日期',
    '身份证号',
    '残疾人证号',
    '残疾类别',
    '残疾等级',
    '初次发证日期',
    '发证日期',
  ],
  ...[
    '有效期至',
    '证件状态',
    '状态日期',
    '注销原因',
    '监护人姓名',
    '与残疾人关系',
    '户籍街道',
    '社区',
    '联系电话',
    '家庭住址',
  ],
];
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/** The same roster as a workbook with shared strings, as Excel writes them. */
export function writeWorkbookOf(path: string, rows: number): void {
  const strings = new Map<string, number>();
  const indexOf = (text: string): number => {
    const known = strings.get(text) ?? strings.size;
    if (known === strings.size) strings.set(text, known);
    return known;
  };
  const cell = (text: string): string => (text === '' ? '<c/>' : `<c t="s"><v>${indexOf(text)}</v></c>`);
  const line = (cells: readonly string[], row: number): string =>
    `<row r="${row}">${cells.map(cell).join('')}</row>`;
  const lines = [line(HEADING, 1)];
  for (let number = 0; number < rows; number += 1) lines.push(line(personOf(number).cells, number + 2));
  const items = [...strings.keys()].map((text) => `<si><t>${text}</t></si>`).join('');
  const parts = {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="花名册" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${RELATIONS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${MAIN}"><sheetData>${lines.join('')}</sheetData></worksheet>`,
    'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${items}</sst>`,
  };
  const encoder = new TextEncoder();
  const entries = Object.entries(parts).map(([name, xml]) => [name, encoder.encode(xml)] as const);
  writeFileSync(path, zipSync(Object.fromEntries(entries)));
}
