import type * as Library from 'docx';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { DocumentBlock, OfficialDocument } from './document.ts';
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
type Block = Library.FileChild;
type Layout = typeof DOCUMENT;

/** Writes a .docx laid out as an office document. The same document and date give the same bytes on any machine. */
export async function writeDocx(
  document: OfficialDocument,
  { createdOn }: { readonly createdOn: PlainDate },
): Promise<Uint8Array> {
  // Loaded here: only the commands that write a document pay for it.
  const docx = await import('docx');
  const layout = document.isLetter ? LETTER : DOCUMENT;
  const write = writerOf(docx, layout);
  const file = new docx.Document({
    creator: 'dpf',
    lastModifiedBy: 'dpf',
    title: document.title,
    styles: { default: { document: { run: { font: fonts.body, size: layout.size.body } } } },
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
          write.title(document.title),
          ...document.blocks.flatMap((block) => write.block(block)),
          ...(document.signature ?? []).map((text) => write.signed(text)),
          ...(document.receipt ?? []).map((text, place) => write.receipt(text, place === 0)),
          ...(document.footnote === undefined ? [] : [write.footnote(document.footnote)]),
        ],
      },
    ],
  });
  const bytes = new Uint8Array(await docx.Packer.toArrayBuffer(file));
  return withSameBytes(bytes, (name, part) => (name === 'docProps/core.xml' ? dated(part, createdOn) : part));
}

/** The library stamps the clock; a document of the same content must be the same. */
function dated(part: Uint8Array, on: PlainDate): Uint8Array {
  const text = new TextDecoder().decode(part);
  return new TextEncoder().encode(
    text.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${on}T00:00:00Z`),
  );
}

function writerOf(docx: Docx, layout: Layout) {
  const { line, size } = layout;
  const { AlignmentType, Paragraph, TextRun } = docx;
  const exact = { line, lineRule: docx.LineRuleType.EXACT };
  const paragraph = (children: readonly Library.ParagraphChild[], options: Library.IParagraphOptions = {}) =>
    new Paragraph({ spacing: exact, ...options, children: [...children] });
  const indented = { indent: { firstLineChars: 200, firstLine: size.body * 20 } };
  const run = (text: string, kind: keyof typeof fonts = 'body', own = size.body) =>
    new TextRun({ text, font: fonts[kind], size: own });
  const block = (one: DocumentBlock): Block[] => {
    switch (one.kind) {
      case 'heading':
        return [
          paragraph([run(one.text, one.level === 1 ? 'heading1' : 'heading2')], {
            ...indented,
            keepNext: true,
          }),
        ];
      case 'paragraph':
        return [paragraph([run(one.text)], indented)];
      case 'line':
        return [paragraph([run(one.text)])];
      case 'table':
        return [tableOf(docx, layout, one)];
    }
  };
  return {
    block,
    title: (text: string) =>
      paragraph([run(text, 'title', size.title)], {
        alignment: AlignmentType.CENTER,
        spacing: { after: line, line: Math.round(line * 1.21), lineRule: docx.LineRuleType.AT_LEAST },
      }),
    signed: (text: string) =>
      paragraph([run(text)], { alignment: AlignmentType.RIGHT, indent: { right: size.body * 40 } }),
    receipt: (text: string, isFirst: boolean) =>
      paragraph([run(text)], { spacing: { ...exact, ...(isFirst && { before: line }) } }),
    footnote: (text: string) => paragraph([run(text, 'body', size.small)], { spacing: { before: line } }),
  };
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

function tableOf(
  docx: Docx,
  layout: Layout,
  { columns, rows }: Extract<DocumentBlock, { kind: 'table' }>,
): Block {
  const { margin, tableLine, size } = layout;
  const textWidth = PAGE.width - margin.left - margin.right;
  const exact = { line: tableLine, lineRule: docx.LineRuleType.EXACT };
  const { AlignmentType, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } = docx;
  const whole = columns.reduce((sum, { share }) => sum + share, 0);
  const widths = columns.map(({ share }) => Math.floor((textWidth * share) / whole));
  const row = (cells: readonly string[], isHeading: boolean) =>
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
              children: [
                new TextRun({
                  text: cells[index] ?? '',
                  font: isHeading ? fonts.heading1 : fonts.body,
                  size: size.table,
                }),
              ],
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
