import { eventNames, stateNames } from '../../src/registry/certificate/certificate.ts';
import { life, type LifeEvent, type LifeState } from '../../src/registry/certificate/certificate-life.ts';
import type { Lang, Text } from '../../src/kernel/text.ts';

export const states = Object.keys(life) as LifeState[];
export const events = Object.keys(life.none) as LifeEvent[];

const replaced: Text = { zh: '换号注销', en: 'replaced' };

export function nameOf(event: LifeEvent, lang: Lang): string {
  return (event === 'replaced' ? replaced : eventNames[event])[lang];
}

/** 允许的变动 from state to state with the events that lead there, as the table has them. */
export function allowedSteps(): { from: LifeState; to: LifeState; by: LifeEvent[] }[] {
  return states.flatMap((from) =>
    states.flatMap((to) => {
      const by = events.filter((event) => life[from][event].next === to && !life[from][event].why);
      return by.length > 0 ? [{ from, to, by }] : [];
    }),
  );
}

type Point = { readonly x: number; readonly y: number };
const places: Record<LifeState, Point> = {
  none: { x: 80, y: 300 },
  valid: { x: 470, y: 300 },
  suspended: { x: 470, y: 60 },
  frozen: { x: 470, y: 540 },
  'transferred-out': { x: 960, y: 150 },
  cancelled: { x: 960, y: 450 },
};

/** How far an arrow is bent, and how far along it its label stands, so that nothing lies on anything else. */
const routes: Partial<Record<`${LifeState} ${LifeState}`, { readonly bend?: number; readonly at?: number }>> =
  {
    'none valid': { at: 0.36 },
    'suspended frozen': { bend: 330, at: 0.72 },
    'suspended cancelled': { at: 0.24 },
    'valid transferred-out': { at: 0.36 },
    'transferred-out valid': { at: 0.32 },
    'valid cancelled': { at: 0.36 },
    'cancelled valid': { at: 0.36 },
    'frozen transferred-out': { at: 0.24 },
  };
const fills: Record<LifeState, string> = {
  none: '#ffffff',
  valid: '#d8f0d8',
  suspended: '#d8f0d8',
  frozen: '#fde9c8',
  'transferred-out': '#e6e6e6',
  cancelled: '#f6d5d5',
};
const HALF = { x: 62, y: 24 };
const font = `font-family="'Noto Sans CJK SC','Microsoft YaHei','PingFang SC',sans-serif"`;

/** The picture of the table: green is held, the rest is not. */
export function picture(): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1040 600" width="1040" height="600" ${font} font-size="13">`,
    '<rect width="1040" height="600" fill="#ffffff"/>',
    '<defs><marker id="arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path d="M0 0L10 5L0 10z" fill="#555555"/></marker></defs>',
    ...allowedSteps().map(arrow),
    ...states.map(box),
    '</svg>',
    '',
  ].join('\n');
}

function box(state: LifeState): string {
  const { x, y } = places[state];
  const rect = `<rect x="${x - HALF.x}" y="${y - HALF.y}" width="${HALF.x * 2}" height="${HALF.y * 2}" rx="8" fill="${fills[state]}" stroke="#333333"/>`;
  return `${rect}<text x="${x}" y="${y + 6}" text-anchor="middle" font-size="17" font-weight="bold">${stateNames[state].zh}</text>`;
}

function arrow({ from, to, by }: ReturnType<typeof allowedSteps>[number]): string {
  const label = by.map((event) => nameOf(event, 'zh'));
  const a = places[from];
  const b = places[to];
  if (from === to) {
    const path = `M${a.x - 46} ${a.y - HALF.y} C${a.x - 62} ${a.y - 70} ${a.x - 116} ${a.y - 44} ${a.x - HALF.x} ${a.y - 12}`;
    return `${curve(path)}${text({ x: a.x - 92, y: a.y - 62 }, [label.join(' ')])}`;
  }
  const length = Math.hypot(b.x - a.x, b.y - a.y);
  // Bent to the right of its direction, so that there and back do not lie on each other.
  const { bend: far = 46, at: share = 0.5 } = routes[`${from} ${to}`] ?? {};
  const bend = { x: (-(b.y - a.y) / length) * far, y: ((b.x - a.x) / length) * far };
  const middle = { x: (a.x + b.x) / 2 + bend.x, y: (a.y + b.y) / 2 + bend.y };
  const start = edgeOf(a, middle);
  const end = edgeOf(b, middle);
  const at = { x: alongCurve(a.x, middle.x, b.x, share), y: alongCurve(a.y, middle.y, b.y, share) };
  return `${curve(`M${start.x} ${start.y} Q${round(middle.x)} ${round(middle.y)} ${end.x} ${end.y}`)}${text(at, label)}`;
}

/** A coordinate of a quadratic curve. */
function alongCurve(from: number, bent: number, to: number, share: number): number {
  return (1 - share) ** 2 * from + 2 * share * (1 - share) * bent + share ** 2 * to;
}

function curve(path: string): string {
  return `<path d="${path}" fill="none" stroke="#555555" marker-end="url(#arrow)"/>`;
}

function text({ x, y }: Point, lines: readonly string[]): string {
  const first = y - ((lines.length - 1) * 15) / 2 + 4;
  const spans = lines.map(
    (line, index) => `<tspan x="${round(x)}" y="${round(first + index * 15)}">${line}</tspan>`,
  );
  return `<text text-anchor="middle" stroke="#ffffff" stroke-width="4" paint-order="stroke">${spans.join('')}</text>`;
}

/** Where the line from a box's middle to a point leaves the box. */
function edgeOf(middle: Point, towards: Point): Point {
  const dx = towards.x - middle.x;
  const dy = towards.y - middle.y;
  const share = Math.min(
    dx === 0 ? Number.POSITIVE_INFINITY : HALF.x / Math.abs(dx),
    dy === 0 ? Number.POSITIVE_INFINITY : HALF.y / Math.abs(dy),
  );
  return { x: round(middle.x + dx * share), y: round(middle.y + dy * share) };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
