import type * as Library from 'docx';
import type { MarkedLine, MarkedPiece, MarkedText } from '../../kernel/documents/marked-text.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { withSameBytes } from './same-bytes.ts';

type Docx = typeof Library;
const COLOURS = {
  differs: 'B00020',
  agrees: '1B5E20',
  unexplained: '000000',
  'not-a-figure': '000000',
} as const;

/** 带批注的文稿 a .docx of the words of a text with a comment at each number that differs. The same text and date give the same bytes. */
export async function writeMarkedDocx(
  { title, summary, lines }: MarkedText,
  { createdOn }: { readonly createdOn: PlainDate },
): Promise<Uint8Array> {
  const docx = await import('docx');
  const marks = lines
    .flatMap(({ cells }) => cells.flat())
    .flatMap(({ mark }) => (mark?.finding === undefined ? [] : [mark]));
  const on = new Date(`${createdOn}T00:00:00Z`);
  const file = new docx.Document({
    creator: 'dpf',
    lastModifiedBy: 'dpf',
    title,
    comments: {
      children: marks.map(({ finding = 0, words }) => ({
        id: finding,
        author: 'dpf',
        initials: 'dpf',
        date: on,
        children: [new docx.Paragraph({ children: [new docx.TextRun(words)] })],
      })),
    },
    styles: { default: { document: { run: { font: '仿宋', size: 28 } } } },
    sections: [
      {
        children: [
          ...summary.map(
            (line) =>
              new docx.Paragraph({ children: [new docx.TextRun({ text: line, size: 21, color: '6B6B6B' })] }),
          ),
          ...blocksOf(docx, lines),
        ],
      },
    ],
  });
  const bytes = new Uint8Array(await docx.Packer.toArrayBuffer(file));
  return withSameBytes(bytes, (name, part) => {
    if (name !== 'docProps/core.xml') return part;
    const text = new TextDecoder().decode(part);
    return new TextEncoder().encode(
      text.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${createdOn}T00:00:00Z`),
    );
  });
}

/** Rows that follow each other are a table. */
function blocksOf(docx: Docx, lines: readonly MarkedLine[]): readonly Library.FileChild[] {
  const blocks: Library.FileChild[] = [];
  let rows: Library.TableRow[] = [];
  const close = (): void => {
    if (rows.length > 0)
      blocks.push(new docx.Table({ rows, width: { size: 100, type: docx.WidthType.PERCENTAGE } }));
    rows = [];
  };
  for (const { cells } of lines) {
    const written = cells.map((cell) => new docx.Paragraph({ children: piecesOf(docx, cell) }));
    if (cells.length > 1)
      rows.push(
        new docx.TableRow({ children: written.map((one) => new docx.TableCell({ children: [one] })) }),
      );
    else {
      close();
      blocks.push(...written);
    }
  }
  close();
  return blocks;
}

function piecesOf(docx: Docx, pieces: readonly MarkedPiece[]): Library.ParagraphChild[] {
  return pieces.flatMap(({ text, mark }): Library.ParagraphChild[] => {
    if (!mark) return [new docx.TextRun(text)];
    const run = new docx.TextRun({ text, color: COLOURS[mark.verdict] });
    if (mark.finding === undefined) return [run];
    const id = mark.finding;
    return [
      new docx.CommentRangeStart(id),
      run,
      new docx.CommentRangeEnd(id),
      new docx.TextRun({ children: [new docx.CommentReference(id)] }),
    ];
  });
}
