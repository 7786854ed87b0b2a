import type { WorkbookColumn, WorkbookSheet } from '../files/documents/workbook.ts';
import { markdownTable } from './markdown-table.ts';
import { NO_STREET, type StreetRow, streetSheets } from './street-sheets.ts';

/** 待办名单一行 a unit that dropped out, is refused on one condition alone, or cannot be decided. */
export type ListedExplanation = {
  readonly outcome: 'refused' | 'unknown';
  readonly isDropped: boolean;
  readonly isNear: boolean;
  readonly key: string;
  readonly name: string;
  readonly subdistrict: string;
  readonly community: string;
  readonly questions: readonly string[];
  /** The lists that bring what is missing. */
  readonly sources: readonly string[];
};

type About = { readonly title: string; readonly month: string };
type Ordered = About & { readonly order: readonly string[] };

const columns: readonly WorkbookColumn[] = [
  { heading: '编号', width: 10, as: 'text' },
  { heading: '姓名', width: 12, as: 'text' },
  { heading: '街道', width: 14, as: 'text', wrap: true },
  { heading: '社区', width: 14, as: 'text', wrap: true },
  { heading: '情况', width: 18, as: 'text', wrap: true },
  { heading: '缺少或不符合的条件', width: 40, as: 'text', wrap: true },
  { heading: '需要的名单', width: 30, as: 'text', wrap: true },
];

/** The headings of the list. */
export const explainedHeadings: readonly string[] = columns.map(({ heading }) => heading);

/** One row a unit, as text. */
export function* explainedRows(units: Iterable<ListedExplanation>): Generator<string[]> {
  for (const unit of units) {
    const { key, name, subdistrict, community, questions, sources, isNear } = unit;
    const conditions = questions.join(isNear ? '，或' : '；');
    yield [key, name, subdistrict, community, standingOf(unit), conditions, sources.join('、')];
  }
}

function standingOf({ outcome, isDropped, isNear }: ListedExplanation): string {
  if (isDropped) return `上月符合，本月${outcome === 'unknown' ? '待核' : '不符合'}`;
  return outcome === 'unknown' ? '待核' : isNear ? '只差一条' : '不符合';
}

const HOW = '待核的请补来所缺的名单；上月符合而本月不符合的、只差一条的，请核实登记是否属实，在右边写明。';

/** Where the street writes what it found; not the headings of a sheet that can be imported. */
const answers: readonly WorkbookColumn[] = [
  { heading: '核实情况', width: 24, as: 'text', wrap: true },
  { heading: '核实人', width: 10, as: 'text' },
];

/** 街道待办名单 one sheet a subdistrict. */
export function explainedSheets(
  units: Iterable<ListedExplanation>,
  { title, month, order }: Ordered,
): readonly WorkbookSheet[] {
  return streetSheets(streetRows(units), {
    ...{ title: `${title}待核与变动名单`, columns, answers, nobody: '待核名单', how: HOW, order },
    noteOf: (subdistrict, count) => `${subdistrict}，${month}，共${count}条`,
  });
}

function* streetRows(units: Iterable<ListedExplanation>): Generator<StreetRow> {
  for (const cells of explainedRows(units))
    yield { subdistrict: cells[2] === '' ? NO_STREET : (cells[2] ?? ''), cells: [...cells, '', ''] };
}

/** The list as a Markdown table. */
export function explainedMarkdown(units: Iterable<ListedExplanation>, { title, month }: About): string {
  const rows = [...explainedRows(units)];
  const table = markdownTable(explainedHeadings, rows);
  return [`# ${title}待核与变动名单`, '', `${month}，共${rows.length}条。`, '', ...table, ''].join('\n');
}
