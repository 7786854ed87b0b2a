import type { WorkbookSheet } from '../files/workbook.ts';
import type { PlainDate } from '../kernel/plain-date.ts';
import type { Severity } from '../kernel/problem.ts';
import type { Text } from '../kernel/text.ts';
import { escapeMarkdown } from './escape-markdown.ts';
import { padTable } from './markdown-table.ts';

/** A finding with the title of its check, as a list for people shows it; the number masked or revealed by the caller. */
export type ListedFinding = {
  readonly code: string;
  readonly severity: Severity;
  readonly title: string;
  readonly personId: number;
  readonly name: string;
  readonly certificate?: string;
  readonly subdistrict?: string;
  readonly message: Text;
};

/** As of when, and how many there are. */
type About = { readonly asOf: PlainDate; readonly count: number };

const columns = [
  { heading: '代码', width: 8 },
  { heading: '级别', width: 8 },
  { heading: '核查项', width: 28 },
  { heading: '登记号', width: 10 },
  { heading: '姓名', width: 12 },
  { heading: '残疾人证号', width: 24 },
  { heading: '街道', width: 20 },
  { heading: '情况和办法', width: 60 },
] as const;

const severityNames: Record<Severity, string> = { error: '错误', warning: '警告', info: '提示' };

/** 核查清单 the headings of the list. */
export const findingHeadings: readonly string[] = columns.map(({ heading }) => heading);

/** One row a finding. */
export function* findingRows(findings: Iterable<ListedFinding>): Generator<string[]> {
  for (const { code, severity, title, personId, name, certificate, subdistrict, message } of findings) {
    yield [
      ...[code, severityNames[severity], title, String(personId), name],
      ...[certificate ?? '', subdistrict ?? '', message.zh],
    ];
  }
}

/** The list as a sheet to send to the subdistricts. */
export function findingSheet(findings: Iterable<ListedFinding>, { asOf, count }: About): WorkbookSheet {
  return {
    name: '核查清单',
    title: '残疾人证核查清单',
    note: `截至${asOf}，共${count}条`,
    columns: columns.map((column) => ({ ...column, as: 'text', wrap: true })),
    rows: findingRows(findings),
    landscape: true,
  };
}

/** The list as a Markdown table. */
export function findingMarkdown(findings: Iterable<ListedFinding>, { asOf, count }: About): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escapeMarkdown).join(' | ')} |`;
  const rows = [...findingRows(findings)].map(line);
  const table = padTable([line(findingHeadings), `|${'---|'.repeat(columns.length)}`, ...rows]);
  return [`# 残疾人证核查清单`, '', `截至${asOf}，共${count}条。`, '', ...table, ''].join('\n');
}
