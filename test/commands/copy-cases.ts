import type { CopyCase } from './copy-case-people.ts';
import { cellCases } from './copy-cases-of-cells.ts';
import { registryCases } from './copy-cases-of-registry.ts';
import { sheetCases } from './copy-cases-of-sheets.ts';

/** 每个问题代码 a case for each code that a clerk can correct in the copy. */
export const copyCases: Readonly<Record<string, CopyCase>> = {
  ...cellCases,
  ...registryCases,
  ...sheetCases,
};

const TELLS = 'it tells what the list did to those on record before; the rows are right or wrong as a whole';
const WHOLE =
  'the headings leave it open what the columns are: the sheet is refused whole and nothing is given back';

/** What is not corrected in a row, and why. */
export const notCorrected: Readonly<Record<string, string>> = {
  'missing-heading': WHOLE,
  'duplicate-heading': WHOLE,
  'two-deciding-headings': WHOLE,
  'unknown-heading': 'information: the column is for people',
  'case-noted': 'the row is on record; what is said of it may be meant',
  'merged-cells': 'information: every row has the value, and the copy has it written out',
  'programme-not-declared': 'information: the rows are kept; the programme is declared in the policies',
  'row-says-otherwise': 'told of lists that are only looked up: no copy is made of them',
  'cell-not-understood': 'told of lists that are only looked up: no copy is made of them',
  'title-not-understood': 'told of lists that are only looked up: no copy is made of them',
  'sheet-not-read': 'told of lists that are only looked up: no copy is made of them',
  'hidden-sheet': 'told of lists that are only looked up: no copy is made of them',
  'hidden-rows': 'information: the rows were read; the copy shows them',
  'hidden-column': 'information: the column was read; the copy shows it',
  'other-relief': 'information: how many rows are of another relief, all read',
  'row-corrected': TELLS,
  'gone-from-list': TELLS,
  'left-list': TELLS,
  'left-undecided': 'the months are covered by another list, to be imported',
  'dropped-by-correction': TELLS,
  'gone-from-roster': TELLS,
  'name-changed': 'somebody asked for it with --accept-renames; lists of the former name are looked through',
  'rows-set-aside': 'the rows are those of earlier lists, which are corrected there',
};
