import type { MarkedLine, MarkedPiece, MarkedText } from '../../kernel/documents/marked-text.ts';
import { escapeHtml } from './escape-html.ts';

const STYLE = `
:root { --ink: #1a1a1a; --paper: #fff; --red: #b00020; --pale: #fde7e9; --green: #1b5e20; --grey: #6b6b6b; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e6e6; --paper: #181818; --red: #ff8a80; --pale: #4a1d21; --green: #a5d6a7; --grey: #9a9a9a; } }
body { color: var(--ink); background: var(--paper); font: 16px/1.8 "Noto Serif CJK SC", SimSun, serif; }
main { max-width: 46em; margin: 2em auto; padding: 0 1em; }
mark { color: inherit; background: none; }
mark.differs { color: var(--red); background: var(--pale); font-weight: bold; text-decoration: none; }
mark.agrees { border-bottom: 2px solid var(--green); }
mark.unexplained { border-bottom: 1px dotted var(--grey); }
table { border-collapse: collapse; margin: 1em 0; }
td, th { border: 1px solid var(--grey); padding: 0 0.5em; text-align: left; }
p { margin: 0.4em 0; }
@media print { main { max-width: none; margin: 0; } }
`;

/** 带标注的文稿 as one page without script or network: hovering tells why, each finding has an anchor. */
export function markedHtml({ title, summary, findings, lines }: MarkedText): string {
  const policy = "default-src 'none'; style-src 'unsafe-inline'";
  const rows = findings.map(({ printed, computed, by, line }, index) => {
    const cells = [`<a href="#f${index + 1}">${escapeHtml(printed)}</a>`, computed, by, String(line)];
    return `<tr>${cells.map((cell, at) => `<td>${at === 0 ? cell : escapeHtml(cell)}</td>`).join('')}</tr>`;
  });
  const heads = ['文中', '应为', '算法', '行'].map((head) => `<th scope="col">${head}</th>`).join('');
  return [
    '<!doctype html>',
    '<html lang="zh-CN">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(title)}</title>`,
    `<style>${STYLE}</style>`,
    '</head>',
    '<body>',
    '<main>',
    `<h1>${escapeHtml(title)}</h1>`,
    ...summary.map((line) => `<p>${escapeHtml(line)}</p>`),
    ...(rows.length === 0
      ? []
      : ['<table>', `<thead><tr>${heads}</tr></thead>`, '<tbody>', ...rows, '</tbody>', '</table>']),
    '<hr>',
    ...linesHtml(lines),
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function linesHtml(lines: readonly MarkedLine[]): readonly string[] {
  const written: string[] = [];
  let inTable = false;
  for (const { cells } of lines) {
    const isRow = cells.length > 1;
    if (isRow !== inTable) written.push(isRow ? '<table><tbody>' : '</tbody></table>');
    inTable = isRow;
    const [first = []] = cells;
    written.push(
      isRow
        ? `<tr>${cells.map((cell) => `<td>${piecesHtml(cell)}</td>`).join('')}</tr>`
        : `<p>${piecesHtml(first)}</p>`,
    );
  }
  return inTable ? [...written, '</tbody></table>'] : written;
}

function piecesHtml(pieces: readonly MarkedPiece[]): string {
  return pieces
    .map(({ text, mark }) => {
      if (!mark || mark.verdict === 'not-a-figure') return escapeHtml(text);
      const id = mark.finding === undefined ? '' : ` id="f${mark.finding + 1}"`;
      return `<mark class="${mark.verdict}"${id} title="${escapeHtml(mark.words)}">${escapeHtml(text)}</mark>`;
    })
    .join('');
}
