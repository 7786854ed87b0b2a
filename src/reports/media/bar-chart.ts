import { displayWidth } from '../../kernel/writing/display-width.ts';
import { escapeHtml } from './escape-html.ts';

/** 条形图 numbers of one kind beside each other; one without a value is told in words alone. */
export type BarChart = { readonly title: string; readonly bars: readonly Bar[] };
type Bar = { readonly label: string; readonly value: number | undefined; readonly words: string };

const WIDTH = 640;
const ROW = 26;
const LETTER = 7;
const GAP = 8;

/** A chart as SVG that needs no script, with all that it shows in words for who does not see it. The same bars, the same bytes. */
export function barChartSvg({ title, bars }: BarChart): string {
  const most = Math.max(1, ...bars.map(({ value = 0 }) => value));
  const [labels, words] = [bars.map(({ label }) => label), bars.map((bar) => bar.words)].map((texts) =>
    Math.max(0, ...texts.map((text) => displayWidth(text) * LETTER)),
  );
  const left = (labels ?? 0) + GAP;
  const room = WIDTH - left - (words ?? 0) - GAP;
  const height = bars.length * ROW;
  const told = `${title}：${bars.map(({ label, words: said }) => `${label}${said}`).join('，')}。`;
  const rows = bars.map(({ label, value = 0, words: said }, index) => {
    const [top, middle] = [index * ROW + 5, index * ROW + 18];
    const length = Math.round((room * Math.max(0, value)) / most);
    return [
      `<text x="${left - GAP}" y="${middle}" text-anchor="end">${escapeHtml(label)}</text>`,
      `<rect x="${left}" y="${top}" width="${length}" height="${ROW - 10}" fill="#1f4e79"/>`,
      `<text x="${left + length + GAP / 2}" y="${middle}">${escapeHtml(said)}</text>`,
    ].join('');
  });
  return [
    '<figure>',
    `<figcaption>${escapeHtml(title)}</figcaption>`,
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${escapeHtml(told)}" viewBox="0 0 ${WIDTH} ${height}">`,
    `<line x1="${left}" y1="0" x2="${left}" y2="${height}" stroke="#000" stroke-width="1"/>`,
    ...rows,
    '</svg>',
    '</figure>',
  ].join('\n');
}
