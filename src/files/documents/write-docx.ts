import type * as Library from 'docx';
import { type Block, type Document, plain, type Run } from '../../kernel/documents/document.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { displayWidth } from '../../kernel/writing/display-width.ts';
import { bookmarkOf } from './figure-marks.ts';
import { withSameBytes } from './same-bytes.ts';

/**
 * 版面 of GB/T 9704-2012: A4, 天头 37 mm, 订口 28 mm, 版心 156 × 225 mm, of 22 lines (28 磅 fixed, as offices set it) of
 * 28 characters; lengths in twips.
 */
const PAGE = { width: 11906, height: 16838 };
const DOCUMENT = {
  margin: { top: 2098, left: 1587, right: 1474, bottom: 1984 },
  line: 560,
  tableLine: 560,
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
    evenAndOddHeaderAndFooters: !document.isLetter,
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
        footers: footersOf(docx, layout),
        children: [
          ...(document.title === undefined ? [] : [write.title(plain(document.title))]),
          ...document.blocks.flatMap((block) => write.block(block)),
          ...write.signature(document.signature ?? []),
          ...(document.receipt ?? []).map((text, place) => write.receipt(text, place === 0)),
          ...(document.notes ?? []).flatMap((block) => write.block(block)),
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
  const marks = { last: 0 };
  const paragraph = (children: readonly Library.ParagraphChild[], options: Library.IParagraphOptions = {}) =>
    new Paragraph({ spacing: exact, ...options, children: [...children] });
  const indented = { indent: { firstLineChars: 200, firstLine: size.body * 20 } };
  const hanging = { indent: { left: size.body * 30, hanging: size.body * 10 } };
  const small = { spacing: { before: Math.round(line / 2) } };
  const write: WriteRuns = (runs, kind = 'body', own = size.body) =>
    runsOf(docx, runs, { font: fonts[kind], size: own }, marks);
  const levels = [HeadingLevel.TITLE, HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3];
  const wide = { after: line, line: Math.round(line * 1.21), lineRule: docx.LineRuleType.AT_LEAST };
  const title = (runs: readonly Run[]) =>
    paragraph(write(runs, 'title', size.title), { alignment: AlignmentType.CENTER, spacing: wide });
  const heading = ({ level, runs }: Extract<Block, { kind: 'heading' }>) =>
    level === 0
      ? title(runs)
      : paragraph(write(runs, level === 1 ? 'heading1' : level === 2 ? 'heading2' : 'body'), {
          ...indented,
          keepNext: true,
          heading: levels[Math.min(level, 3)] ?? HeadingLevel.HEADING_3,
        });
  const block = (one: Block): Written[] => {
    switch (one.kind) {
      case 'heading':
        return [heading(one)];
      case 'paragraph':
        return [paragraph(write(one.runs), indented)];
      case 'line':
        return [paragraph(write(one.runs))];
      case 'note':
        return [paragraph(write(one.runs, 'body', size.small), small)];
      case 'list':
        return one.items.map(({ marker, runs }) =>
          paragraph(write([{ text: /\d/.test(marker) ? `${marker.trim()} ` : '· ' }, ...runs]), hanging),
        );
      case 'table':
        return [tableOf(docx, layout, one, write)];
      case 'rule':
        return [];
    }
  };
  return {
    block,
    title,
    signature: (lines: readonly string[]) =>
      lines.map((text, place) =>
        paragraph(write(plain(text)), {
          ...signaturePlace(layout, lines, place, exact),
          alignment: AlignmentType.RIGHT,
        }),
      ),
    receipt: (text: string, isFirst: boolean) =>
      paragraph(write(plain(text)), { spacing: { ...exact, ...(isFirst && { before: line }) } }),
    footnote: (text: string) =>
      paragraph(write(plain(text), 'body', size.small), { spacing: { before: line } }),
  };
}

/** Its lines stay on one page, as far from the right as they must. */
function signaturePlace(
  layout: Layout,
  lines: readonly string[],
  place: number,
  spacing: NonNullable<Library.IParagraphOptions['spacing']>,
): Pick<Library.IParagraphOptions, 'indent' | 'keepNext' | 'spacing'> {
  const free = layout === LETTER ? 4 : freeAtRight(lines, place);
  return {
    indent: { right: Math.round(layout.size.body * 10 * free) },
    keepNext: place < lines.length - 1,
    spacing: { ...spacing, before: place === 0 && layout !== LETTER ? layout.line : 0 },
  };
}

/**
 * 右空几字 of the signature without a seal (GB/T 9704 §7.3.5.2): two at the right of the longer line, and the date begins two
 * characters after the name.
 */
function freeAtRight(lines: readonly string[], place: number): number {
  const [name = 0, date = 0] = lines.map(charactersOf);
  const afterDate = Math.max(name - date, 2);
  return place === 0 ? afterDate + date + 2 - name : afterDate;
}

/** How many characters wide a line is: office programs part digits from Chinese by a quarter of one. */
function charactersOf(text: string): number {
  return (
    displayWidth(text) / 2 + (text.match(/\d(?=\p{Script=Han})|\p{Script=Han}(?=\d)/gu) ?? []).length / 4
  );
}

/** A figure stands between the ends of a bookmark that carries its key. */
function runsOf(docx: Docx, runs: readonly Run[], own: RunLook, marks: Marks): Library.ParagraphChild[] {
  return runs.flatMap(({ text, look, figure }): Library.ParagraphChild[] => {
    const plainly: Library.IRunOptions = { text, ...own };
    const boldly: Library.IRunOptions = { ...plainly, bold: true };
    const run = new docx.TextRun(look === 'strong' ? boldly : plainly);
    if (figure === undefined) return [run];
    marks.last += 1;
    // Numbered here: the library counts its own bookmarks over all documents of a process.
    const start: unknown = new docx.BookmarkStart(bookmarkOf(figure, marks.last), marks.last);
    const end: unknown = new docx.BookmarkEnd(marks.last);
    return [start as Library.Bookmark, run, end as Library.Bookmark];
  });
}

/** How many figures have been marked. */
type Marks = { last: number };
type WriteRuns = (
  runs: readonly Run[],
  kind?: keyof typeof fonts,
  size?: number,
) => readonly Library.ParagraphChild[];
type RunLook = { readonly font: (typeof fonts)[keyof typeof fonts]; readonly size: number };

/** 页码 — 1 — in 4号 宋体, one character in from the outer edge: right on odd pages, left on even ones. */
function footersOf(docx: Docx, layout: Layout): Readonly<Record<'default' | 'even', Library.Footer>> {
  const { AlignmentType, Footer, PageNumber, Paragraph, TextRun } = docx;
  const { page } = layout.size;
  const footer = (alignment: (typeof AlignmentType)[keyof typeof AlignmentType], indent = {}) => {
    const children = ['— ', PageNumber.CURRENT, ' —'];
    const number = new TextRun({ children, font: fonts.page, size: page });
    return new Footer({ children: [new Paragraph({ alignment, indent, children: [number] })] });
  };
  const centred = footer(AlignmentType.CENTER);
  if (layout === LETTER) return { default: centred, even: centred };
  return {
    default: footer(AlignmentType.RIGHT, { right: page * 10 }),
    even: footer(AlignmentType.LEFT, { left: page * 10 }),
  };
}

function tableOf(
  docx: Docx,
  layout: Layout,
  { columns, rows }: Extract<Block, { kind: 'table' }>,
  write: WriteRuns,
): Written {
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
              children: [...write(cells[index] ?? [], isHeading ? 'heading1' : 'body', size.table)],
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
