import { csvPieces } from '../../files/documents/write-csv.ts';
import { writeWorkbook } from '../../files/documents/write-workbook.ts';
import { reviewChoices } from '../../importing/kinds/people/reviews.ts';
import {
  findingHeadings,
  findingMarkdown,
  findingRows,
  findingSheets,
  type ListedFinding,
} from '../../reports/findings-table.ts';
import type { Finding } from '../../verify/check.ts';
import type { FoundPerson } from '../../verify/finding-store.ts';
import { checks } from '../../verify/checks.ts';
import { checkTitled } from './check-titles.ts';
import type { Verification } from './verify-certificates.ts';

/**
 * 核查清单 the findings as CSV as Excel opens it or Markdown, one line each; or as a workbook for the streets, one sheet a
 * subdistrict and one line a person, whose outcome can be filled in and imported as review results.
 */
export async function findingsDocument(
  { findings, byPerson, asOf, counts, streets: order }: Verification,
  format: 'csv' | 'md' | 'xlsx',
): Promise<Iterable<string> | Uint8Array> {
  const count = counts.error + counts.warning + counts.info;
  if (format === 'csv') return csvPieces(findingHeadings, findingRows(withTitles(findings())));
  if (format === 'md') return findingMarkdown(withTitles(findings()), { asOf, count });
  return writeWorkbook(findingSheets(withTitledCodes(byPerson()), { asOf, choices: reviewChoices, order }), {
    createdOn: asOf,
    isToFillIn: true,
  });
}

/** The codes of the checks alone say nothing to a street. */
function* withTitledCodes(people: Iterable<FoundPerson>): Generator<FoundPerson> {
  for (const person of people) {
    const codes = person.codes.split(',').map((code) => checkTitled(code).zh);
    yield { ...person, codes: codes.join('；') };
  }
}

function* withTitles(findings: Iterable<Finding>): Generator<ListedFinding> {
  const titles = new Map(checks.map(({ code, title }) => [code, title.zh]));
  for (const finding of findings) yield { ...finding, title: titles.get(finding.code) ?? '' };
}
