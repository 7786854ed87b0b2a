import type { SheetRow, Spreadsheet } from '../../../files/cell.ts';
import { textOf } from '../../../importing/headings/heading.ts';
import { casesTitles } from '../../cases/cases-listing.ts';
import { changesTitles } from '../../payout/changes-listing.ts';
import { dueTitles } from '../../verify/due-listing.ts';
import { explainedTitles } from '../../payout/explained-listing.ts';
import { servicesTitles } from '../../services/list-services.ts';
import { findingsTitles } from '../../verify/findings-listing.ts';

const lists = new Set(
  [casesTitles, changesTitles, dueTitles, explainedTitles, ...findingsTitles, servicesTitles].map(String),
);

/** Whether a file says of itself that this program made it to be read, not to be filled in. */
export function isOwnReport({ madeAs }: Spreadsheet): boolean {
  return madeAs === 'report';
}

/** 总结 the foot of a summary names the commands that explain its figures. */
const FOOT = /`dpf report (?:indicators|trace)/;

/** Whether a text is one of the program's own lists or summaries: text has no room for saying so but what it holds. */
export function isOwnText(format: Spreadsheet['format'], rows: readonly SheetRow[]): boolean {
  if (format === 'csv') return lists.has(String(rows[0]?.cells.map(textOf)));
  return format === 'markdown' && rows.some(({ cells }) => cells.some((cell) => FOOT.test(textOf(cell))));
}
