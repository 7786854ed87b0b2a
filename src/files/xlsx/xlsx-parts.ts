import { posix } from 'node:path';
import { builtInFormat, formatOf, type NumberFormat } from './number-format.ts';
import { unreadable } from '../unreadable.ts';
import { readXml } from './xml-parser.ts';
import type { ZipArchive } from './zip-archive.ts';

/** The sheets of a workbook in the order of its tabs, and what is needed to read their cells. */
export type XlsxParts = {
  readonly sheets: readonly { readonly name: string; readonly part: string; readonly isHidden: boolean }[];
  readonly is1904: boolean;
  readonly madeAs: 'report' | undefined;
  readonly sharedStrings: string | undefined;
  readonly styles: string | undefined;
};

type Relation = { readonly type: string; readonly target: string };

/** Reads the workbook part and its relations, wherever the writer put them. */
export async function readXlsxParts(archive: ZipArchive): Promise<XlsxParts> {
  const roots = [...(await readRelations(archive, '')).values()];
  const targetOf = (of: string): string | undefined => roots.find(({ type }) => type === of)?.target;
  const workbook = targetOf('officeDocument') ?? 'xl/workbook.xml';
  if (!archive.has(workbook) || !workbook.endsWith('.xml'))
    throw unreadable(archive.file, {
      zh: '这是压缩格式的文件，但不是 .xlsx 工作簿',
      en: 'it is a zip file, but not an .xlsx workbook',
    });
  const relations = await readRelations(archive, workbook);
  const found: { name: string; id: string; isHidden: boolean }[] = [];
  let is1904 = false;
  await readXml(
    archive.text(workbook),
    {
      open: (name, attributes) => {
        if (name === 'workbookPr') is1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
        if (name !== 'sheet') return;
        const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '';
        found.push({
          name: attributes['name'] ?? '',
          id,
          isHidden: /hidden/i.test(attributes['state'] ?? ''),
        });
      },
    },
    { file: archive.file, part: workbook },
  );
  const partOf = (type: string): string | undefined =>
    [...relations.values()].find((relation) => relation.type === type)?.target;
  return {
    is1904,
    madeAs: await readMadeAs(archive, targetOf('core-properties')),
    sharedStrings: partOf('sharedStrings'),
    styles: partOf('styles'),
    sheets: found.flatMap(({ name, id, isHidden }) => {
      const relation = relations.get(id);
      // A chart sheet has no cells; a sheet without its part fails when it is read.
      if (relation && relation.type !== 'worksheet') return [];
      return [{ name, part: relation?.target ?? `sheet ${name}`, isHidden }];
    }),
  };
}

/** 本程序的报表 the category that this program gives to workbooks that are to be read only. */
export const REPORT = 'dpf-report';

async function readMadeAs(archive: ZipArchive, part: string | undefined): Promise<'report' | undefined> {
  if (part === undefined || !archive.has(part)) return undefined;
  let text = '';
  for await (const chunk of archive.text(part)) text += chunk;
  return text.includes(`>${REPORT}<`) ? 'report' : undefined;
}

/** Relations of a part by id; the type is the last word of its address, the same in both kinds of OOXML. */
async function readRelations(archive: ZipArchive, of: string): Promise<Map<string, Relation>> {
  const folder = posix.dirname(of);
  const part = posix.join(folder, '_rels', `${posix.basename(of)}.rels`);
  const relations = new Map<string, Relation>();
  if (!archive.has(part)) return relations;
  await readXml(
    archive.text(part),
    {
      open: (name, attributes) => {
        if (name !== 'Relationship' || attributes['TargetMode'] === 'External') return;
        const target = posix.join('/', folder, '.');
        relations.set(attributes['Id'] ?? '', {
          type: (attributes['Type'] ?? '').split('/').at(-1) ?? '',
          target: posix.resolve(target, attributes['Target'] ?? '').slice(1),
        });
      },
    },
    { file: archive.file, part },
  );
  return relations;
}

/** 单元格样式 for each what its number format shows, and those that are struck out. */
export type CellStyles = { readonly formats: readonly NumberFormat[]; readonly struck: ReadonlySet<number> };

/** Reads the styles of a workbook's cells. */
export async function readStyles(archive: ZipArchive, part: string | undefined): Promise<CellStyles> {
  const formats: NumberFormat[] = [];
  const struck = new Set<number>();
  if (part === undefined || !archive.has(part)) return { formats, struck };
  const custom = new Map<number, NumberFormat>();
  const struckFonts = new Set<number>();
  let [within, fonts] = ['', 0];
  await readXml(
    archive.text(part),
    {
      open: (name, attributes) => {
        const id = Number(attributes['numFmtId']);
        if (name === 'numFmt') custom.set(id, formatOf(attributes['formatCode'] ?? ''));
        else if (name === 'cellXfs' || name === 'fonts') within = name;
        else if (within === 'fonts' && name === 'strike' && !/^(?:0|false)$/.test(attributes['val'] ?? '1'))
          struckFonts.add(fonts);
        else if (within === 'cellXfs' && name === 'xf') {
          if (struckFonts.has(Number(attributes['fontId'] ?? 0))) struck.add(formats.length);
          formats.push(custom.get(id) ?? builtInFormat(id));
        }
      },
      close: (name) => {
        if (within === 'fonts' && name === 'font') fonts += 1;
        if (name === within) within = '';
      },
    },
    { file: archive.file, part },
  );
  return { formats, struck };
}
