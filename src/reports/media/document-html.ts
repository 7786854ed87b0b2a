import { type BarChart, barChartSvg } from './bar-chart.ts';
import { escapeHtml } from './escape-html.ts';
import type { Block, Document, Run, TableColumn } from '../../kernel/documents/document.ts';

/** GB/T 9704 has these fonts; where they are not, those behind them. */
const STYLE = `
:root { --song: "方正小标宋简体", "FZXiaoBiaoSong-B05S", "SimSun", "Songti SC", "Noto Serif CJK SC", serif;
  --fang: "仿宋_GB2312", "FangSong_GB2312", "FangSong", "仿宋", "STFangsong", "Noto Serif CJK SC", serif;
  --hei: "黑体", "SimHei", "Heiti SC", "Noto Sans CJK SC", sans-serif;
  --kai: "楷体_GB2312", "KaiTi_GB2312", "KaiTi", "楷体", "Kaiti SC", "Noto Serif CJK SC", serif; }
body { margin: 0; background: #fff; color: #000; font: 16pt/28pt "Times New Roman", var(--fang); }
main { max-width: 156mm; margin: 0 auto; padding: 12mm 6mm; }
h1 { font: bold 22pt/36pt var(--song); text-align: center; text-wrap: balance; margin: 0 0 28pt; }
h2, h3, h4 { font-size: 16pt; line-height: 28pt; margin: 0; text-indent: 2em; break-after: avoid; }
h2 { font-family: var(--hei); font-weight: normal; }
h3 { font-family: var(--kai); font-weight: normal; }
h4 { font-family: var(--fang); }
p, ul { margin: 0; overflow-wrap: anywhere; }
p { text-indent: 2em; orphans: 2; widows: 2; }
p.line, p.receipt, p.note { text-indent: 0; }
p.note { font-size: 12pt; line-height: 20pt; }
p.signature { text-indent: 0; text-align: right; padding-right: 4em; }
ul { list-style: none; padding: 0 0 0 2em; }
li { text-indent: -1em; padding-left: 1em; }
p.signature { break-before: avoid; }
figure { margin: 14pt 0; break-inside: avoid; }
figcaption { font: 14pt/28pt var(--hei); text-align: center; }
svg { width: 100%; height: auto; }
svg text { font: 14px var(--fang); }
hr { border: 0; border-top: 0.5pt solid #000; margin: 14pt 0; }
table { border-collapse: collapse; width: 100%; margin: 7pt 0; font-size: 12pt; line-height: 20pt; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { border: 0.5pt solid #000; padding: 1pt 4pt; text-align: left; vertical-align: middle; }
th { font-family: var(--hei); font-weight: normal; text-align: center; }
td.figure { text-align: right; }
code { font-family: Consolas, "DejaVu Sans Mono", monospace; font-size: 0.85em; }
@page { size: A4; margin: 37mm 26mm 35mm 28mm; }
@media print { main { max-width: none; padding: 0; } }
`;

/**
 * 公文 as one HTML page that needs neither a network nor a script, and prints on A4; each figure carries its key, and charts
 * stand before the signature.
 */
export function documentHtml(
  { title = '', blocks, signature = [], receipt = [], notes = [], footnote }: Document,
  charts: readonly BarChart[] = [],
): string {
  const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";
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
    ...(title === '' ? [] : [`<h1>${escapeHtml(title)}</h1>`]),
    ...blocks.map(blockHtml),
    ...charts.map(barChartSvg),
    ...signature.map((text) => lineHtml('signature', text)),
    ...receipt.map((text) => lineHtml('receipt', text)),
    ...(notes.length === 0 && footnote === undefined ? [] : ['<hr>']),
    ...notes.map(blockHtml),
    ...(footnote === undefined ? [] : [lineHtml('note', footnote)]),
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function lineHtml(kind: string, text: string): string {
  return `<p class="${kind}">${escapeHtml(text)}</p>`;
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'heading': {
      const level = Math.min(block.level + 1, 6);
      return `<h${level}>${runsHtml(block.runs)}</h${level}>`;
    }
    case 'paragraph':
      return `<p>${runsHtml(block.runs)}</p>`;
    case 'line':
    case 'note':
      return `<p class="${block.kind}">${runsHtml(block.runs)}</p>`;
    case 'list': {
      const items = block.items.map(({ marker, runs }) => {
        return `<li>${/\d/.test(marker) ? escapeHtml(marker.trim()) : '·'} ${runsHtml(runs)}</li>`;
      });
      return ['<ul>', ...items, '</ul>'].join('\n');
    }
    case 'table': {
      const { columns, rows } = block;
      const headings = columns.map(({ heading }) => `<th scope="col">${runsHtml(heading)}</th>`);
      const body = rows.map(
        (row) => `<tr>${columns.map((column, index) => cellHtml(column, row[index])).join('')}</tr>`,
      );
      return [
        '<table>',
        `<thead><tr>${headings.join('')}</tr></thead>`,
        '<tbody>',
        ...body,
        '</tbody>',
        '</table>',
      ].join('\n');
    }
    case 'rule':
      return '<hr>';
  }
}

function cellHtml({ align }: TableColumn, runs: readonly Run[] = []): string {
  return `<td${align === 'right' ? ' class="figure"' : ''}>${runsHtml(runs)}</td>`;
}

function runsHtml(runs: readonly Run[]): string {
  return runs
    .map(({ text, figure, look }) => {
      const words = escapeHtml(text);
      if (figure !== undefined) return `<span data-figure="${escapeHtml(figure)}">${words}</span>`;
      return look === undefined ? words : `<${look}>${words}</${look}>`;
    })
    .join('');
}
