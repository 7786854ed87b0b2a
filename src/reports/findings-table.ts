import type { WorkbookColumn, WorkbookSheet } from '../files/documents/workbook.ts';
import type { PlainDate } from '../kernel/plain-date.ts';
import type { Severity } from '../kernel/problem.ts';
import type { Text } from '../kernel/text.ts';
import { markdownTable } from './markdown-table.ts';
import { NO_STREET, type StreetList, type StreetRow, streetSheets } from './street-sheets.ts';

/** A finding with the title of its check, as a list for people shows it; the number masked or revealed by the caller. */
export type ListedFinding = {
  readonly code: string;
  readonly severity: Severity;
  readonly title: string;
  readonly personId: number;
  readonly name: string;
  readonly certificate?: string;
  readonly subdistrict?: string;
  readonly community?: string;
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
  { heading: '社区', width: 16 },
  { heading: '情况和办法', width: 60 },
] as const;

const severityNames: Record<Severity, string> = { error: '错误', warning: '警告', info: '提示' };

/** 核查清单 the headings of the list. */
export const findingHeadings: readonly string[] = columns.map(({ heading }) => heading);

/** One row a finding. */
export function* findingRows(findings: Iterable<ListedFinding>): Generator<string[]> {
  for (const { code, severity, title, personId, name, message, ...where } of findings) {
    const { certificate = '', subdistrict = '', community = '' } = where;
    yield [
      ...[code, severityNames[severity], title, String(personId), name],
      ...[certificate, subdistrict, community, message.zh],
    ];
  }
}

/** A person with all that was found, as the list of a subdistrict shows it. */
type ListedPerson = {
  readonly subdistrict: string | null;
  readonly community: string | null;
  readonly personId: number;
  readonly name: string;
  readonly codes: string;
  readonly what: string;
};

// No number on it: the registry id and the name tell the person when the list comes back (复核结果表).
const streetColumns: readonly WorkbookColumn[] = [
  { heading: '登记号', width: 9, as: 'text' },
  { heading: '姓名', width: 11, as: 'text' },
  { heading: '街道', width: 14, as: 'text', wrap: true },
  { heading: '社区', width: 14, as: 'text', wrap: true },
  { heading: '核查项', width: 20, as: 'text', wrap: true },
  { heading: '情况和办法', width: 44, as: 'text', wrap: true },
];

const HOW =
  '核实后填写复核日期、复核结果（从下拉选项中选）和复核人，不要改登记号和姓名；填好后用 dpf import 导入，没有填的行不会导入。';

/** 街道核查清单 one sheet a subdistrict, one line a person, with a place for the outcome. */
export function findingSheets(
  people: Iterable<ListedPerson>,
  { asOf, ...list }: { readonly asOf: PlainDate } & Required<Pick<StreetList, 'choices' | 'order'>>,
): readonly WorkbookSheet[] {
  return streetSheets(streetRows(people), {
    title: '残疾人证核查清单',
    columns: streetColumns,
    ...list,
    nobody: '核查清单',
    noteOf: (subdistrict, count) => `${subdistrict}，截至${asOf}，共${count}人`,
    how: HOW,
  });
}

function* streetRows(people: Iterable<ListedPerson>): Generator<StreetRow> {
  for (const { subdistrict, community, personId, name, codes, what } of people) {
    const cells = [String(personId), name, subdistrict ?? '', community ?? '', codes, what, '', '', '', ''];
    yield { subdistrict: subdistrict ?? NO_STREET, cells };
  }
}

/** The list as a Markdown table. */
export function findingMarkdown(findings: Iterable<ListedFinding>, { asOf, count }: About): string {
  const table = markdownTable(findingHeadings, [...findingRows(findings)]);
  return [`# 残疾人证核查清单`, '', `截至${asOf}，共${count}条。`, '', ...table, ''].join('\n');
}
