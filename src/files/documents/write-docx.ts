import type * as Library from 'docx';
import { type Block, type Document, plain, type Run } from '../../kernel/document.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { withSameBytes } from './same-bytes.ts';

/** 版面 of GB/T 9704-2012: A4, 天头 37 mm, 订口 28 mm, 版心 156 × 225 mm, 22 lines; lengths in twips. */
const PAGE = { width: 11906, height: 16838 };
const DOCUMENT = {
  margin: { top: 2098, left: 1587, right: 1474, bottom: 1984 },
  line: 579,
  tableLine: 579,
  /** 2号, 3号, 4号 and 小四, in half points. */
  size: { title: 44, body: 32, page: 28, table: 24, small: 24 },
};
/** 信函 20 and 25 mm around, 小四 for what is written, 五号 in a table, 小五 at the foot. */
const LETTER: typeof DOCUMENT = {
  margin: { top: 1134, left: 1418, right: 1418, bottom: 1134 },
  line: 420,
  tableLine: 300,
  size: { title: 36, body: 24, page: 21, table: 21, small: 18 },
};

const font = (eastAsia: string) => ({
  ascii: 'Times New Roman',
  hAnsi: 'Times New Roman',
  eastAsia,
  cs: eastAsia,
});
const fonts = {
  title: font('方正小标宋简体'),
  body: font('仿宋_GB2312'),
  heading1: font('黑体'),
  heading2: font('楷体_GB2312'),
  page: font('宋体'),
};

type Docx = typeof Library;
type Written = Library.FileChild;
type Layout = typeof DOCUMENT;

/** Writes a .docx laid out as an office document. The same document and date give the same bytes on any machine. */
export async function writeDocx(
  document: Document,
  { createdOn }: { readonly createdOn: PlainDate },
): Promise<Uint8Array> {
  // Loaded here: only the commands that write a document pay for it.
  const docx = await import('docx');
  const layout = document.isLetter ? LETTER : DOCUMENT;
  const write = writerOf(docx, layout);
  const file = new docx.Document({
    creator: 'dpf',
    lastModifiedBy: 'dpf',
    title: document.title ?? '',
    styles: { default: stylesOf(layout) },
    sections: [
      {
        properties: {
          page: {
            size: PAGE,
            margin: { ...layout.margin, footer: Math.round(layout.margin.bottom * 0.714) },
          },
          // A grid would pull every line of a letter's table to the pitch of its text.
          ...(document.isLetter
            ? {}
            : { grid: { type: docx.DocumentGridType.LINES, linePitch: layout.line } }),
        },
        footers: { default: pageNumber(docx, layout) },
        children: [
          ...(document.title === undefined ? [] : [write.title(plain(document.title))]),
          ...document.blocks.flatMap((block) => write.block(block)),
          ...(document.signature ?? []).map((text) => write.signed(text)),
          ...(document.receipt ?? []).map((text, place) => write.receipt(text, place === 0)),
          ...(document.footnote === undefined ? [] : [write.footnote(document.footnote)]),
        ],
      },
    ],
  });
  const bytes = new Uint8Array(await docx.Packer.toArrayBuffer(file));
  return withSameBytes(bytes, (name, part) => {
    if (name === 'docProps/core.xml') return dated(part, createdOn);
    return name === 'word/fontTable.xml' ? withFallbacks(part) : part;
  });
}

/** 后备字体 what stands in where a machine lacks a font of the standard: an office program takes the first that it has. */
const fallbacks: Readonly<Record<string, string>> = {
  方正小标宋简体: '方正小标宋_GBK,宋体,SimSun,Noto Serif CJK SC',
  仿宋_GB2312: '仿宋,FangSong,华文仿宋,Noto Serif CJK SC',
  楷体_GB2312: '楷体,KaiTi,华文楷体,Noto Serif CJK SC',
  黑体: 'SimHei,Noto Sans CJK SC',
  宋体: 'SimSun,Noto Serif CJK SC',
};

/** The library writes an empty table of fonts. */
function withFallbacks(part: Uint8Array): Uint8Array {
  const fonts = Object.entries(fallbacks).map(
    ([name, others]) =>
      `<w:font w:name="${name}"><w:altName w:val="${others}"/><w:charset w:val="86"/><w:family w:val="auto"/></w:font>`,
  );
  const text = new TextDecoder().decode(part);
  return new TextEncoder().encode(text.replace(/\/>\s*$/, `>${fonts.join('')}</w:fonts>`));
}

/** The library stamps the clock; a document of the same content must be the same. */
function dated(part: Uint8Array, on: PlainDate): Uint8Array {
  const text = new TextDecoder().decode(part);
  return new TextEncoder().encode(
    text.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${on}T00:00:00Z`),
  );
}

/** Headings are styles of the document, so that it has an outline; black, as print has them. */
function stylesOf({ line, size }: Layout): NonNullable<Library.IStylesOptions['default']> {
  const heading = (kind: keyof typeof fonts) => ({
    run: { font: fonts[kind], size: size.body, color: '000000', bold: false, italics: false },
    paragraph: { spacing: { line, lineRule: 'exact' as const, before: 0, after: 0 } },
  });
  return {
    document: { run: { font: fonts.body, size: size.body } },
    heading1: heading('heading1'),
    heading2: heading('heading2'),
    heading3: heading('body'),
  };
}

function writerOf(docx: Docx, layout: Layout) {
  const { line, size } = layout;
  const { AlignmentType, HeadingLevel, Paragraph } = docx;
  const exact = { line, lineRule: docx.LineRuleType.EXACT };
  const paragraph = (children: readonly Library.ParagraphChild[], options: Library.IParagraphOptions = {}) =>
    new Paragraph({ spacing: exact, ...options, children: [...children] });
  const indented = { indent: { firstLineChars: 200, firstLine: size.body * 20 } };
  const hanging = { indent: { left: size.body * 30, hanging: size.body * 10 } };
  const small = { spacing: { before: Math.round(line / 2) } };
  const run = (runs: readonly Run[], kind: keyof typeof fonts = 'body', own = size.body) =>
    runsOf(docx, runs, { font: fonts[kind], size: own });
  const levels = [HeadingLevel.TITLE, HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3];
  const title = (runs: readonly Run[]) =>
    paragraph(run(runs, 'title', size.title), {
      alignment: AlignmentType.CENTER,
      spacing: { after: line, line: Math.round(line * 1.21), lineRule: docx.LineRuleType.AT_LEAST },
    });
  const heading = ({ level, runs }: Extract<Block, { kind: 'heading' }>) =>
    level === 0
      ? title(runs)
      : paragraph(run(runs, level === 1 ? 'heading1' : level === 2 ? 'heading2' : 'body'), {
          ...{ ...indented, keepNext: true },
          heading: levels[Math.min(level, 3)] ?? HeadingLevel.HEADING_3,
        });
  const block = (one: Block): Written[] => {
    switch (one.kind) {
      case 'heading':
        return [heading(one)];
      case 'paragraph':
        return [paragraph(run(one.runs), indented)];
      case 'line':
        return [paragraph(run(one.runs))];
      case 'note':
        return [paragraph(run(one.runs, 'body', size.small), small)];
      case 'list':
        return one.items.map(({ marker, runs }) =>
          paragraph(run([{ text: /\d/.test(marker) ? `${marker.trim()} ` : '· ' }, ...runs]), hanging),
        );
      case 'table':
        return [tableOf(docx, layout, one)];
      case 'rule':
        return [];
    }
  };
  return {
    ...{ block, title },
    signed: (text: string) =>
      paragraph(run(plain(text)), { alignment: AlignmentType.RIGHT, indent: { right: size.body * 40 } }),
    receipt: (text: string, isFirst: boolean) =>
      paragraph(run(plain(text)), { spacing: { ...exact, ...(isFirst && { before: line }) } }),
    footnote: (text: string) =>
      paragraph(run(plain(text), 'body', size.small), { spacing: { before: line } }),
  };
}

type RunLook = { readonly font: (typeof fonts)[keyof typeof fonts]; readonly size: number };

function runsOf(docx: Docx, runs: readonly Run[], own: RunLook): Library.TextRun[] {
  return runs.map(({ text, look }) => {
    const plainly: Library.IRunOptions = { text, ...own };
    const boldly: Library.IRunOptions = { ...plainly, bold: true };
    return new docx.TextRun(look === 'strong' ? boldly : plainly);
  });
}

/** 页码 — 1 — in 4号 宋体. */
function pageNumber(docx: Docx, { size }: Layout): Library.Footer {
  const { AlignmentType, Footer, PageNumber, Paragraph, TextRun } = docx;
  const number = new TextRun({
    children: ['— ', PageNumber.CURRENT, ' —'],
    font: fonts.page,
    size: size.page,
  });
  return new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [number] })] });
}

function tableOf(docx: Docx, layout: Layout, { columns, rows }: Extract<Block, { kind: 'table' }>): Written {
  const { margin, tableLine, size } = layout;
  const textWidth = PAGE.width - margin.left - margin.right;
  const exact = { line: tableLine, lineRule: docx.LineRuleType.EXACT };
  const { AlignmentType, Paragraph, Table, TableCell, TableRow, WidthType } = docx;
  const whole = columns.reduce((sum, { share }) => sum + share, 0);
  const widths = columns.map(({ share }) => Math.floor((textWidth * share) / whole));
  const row = (cells: readonly (readonly Run[])[], isHeading: boolean) =>
    new TableRow({
      tableHeader: isHeading,
      cantSplit: true,
      children: columns.map(({ align }, index) => {
        const figures = align === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT;
        return new TableCell({
          width: { size: widths[index] ?? 0, type: WidthType.DXA },
          margins: { left: 80, right: 80 },
          children: [
            new Paragraph({
              spacing: exact,
              alignment: isHeading ? AlignmentType.CENTER : figures,
              children: runsOf(docx, cells[index] ?? [], {
                font: isHeading ? fonts.heading1 : fonts.body,
                size: size.table,
              }),
            }),
          ],
        });
      }),
    });
  return new Table({
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: widths,
    rows: [
      row(
        columns.map(({ heading }) => heading),
        true,
      ),
      ...rows.map((cells) => row(cells, false)),
    ],
  });
}
