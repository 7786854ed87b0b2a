import { columnLetters } from '../../files/cell.ts';
import type { Text } from '../../kernel/text.ts';
import { recogniseFiles, type RecognisedSheet, type SheetsToRead } from './read/recognise-files.ts';

/** 表头对照 how a sheet was understood: which of its headings gives which column. */
export type ExplainedSheet = {
  readonly file: string;
  readonly sheet: string;
  /** How its text was decoded, for a text file. */
  readonly encoding: string | undefined;
  readonly kind: string;
  readonly title: Text;
  readonly headingRows: { readonly first: number; readonly last: number };
  readonly statedAsOf: string | undefined;
  readonly columns: readonly ExplainedColumn[];
  readonly unknown: readonly {
    readonly column: string;
    readonly heading: string;
    readonly didYouMean: string | undefined;
  }[];
};

/** A column of the kind; `column` and `found` are undefined where the sheet has none. */
type ExplainedColumn = {
  readonly field: string;
  readonly heading: string;
  readonly isRequired: boolean;
  readonly column: string | undefined;
  readonly found: string | undefined;
  /** Whether the title says it for all rows. */
  readonly isInTitle: boolean;
};

/** Recognises sheets and says how, without reading further or saving anything. */
export async function explainSheets(wanted: SheetsToRead): Promise<readonly ExplainedSheet[]> {
  const { sheets } = await recogniseFiles({ ...wanted, isExplained: true });
  return sheets.map(explain);
}

function explain({ file, sheet, recognition, reading }: RecognisedSheet): ExplainedSheet {
  const { kind, headingRows, columns, constants, unknownHeadings, deciding, statedAsOf } = recognition;
  return {
    file,
    sheet,
    encoding: reading.encoding,
    kind: kind.kind,
    title: kind.title,
    headingRows,
    statedAsOf,
    columns: [
      ...kind.columns
        .filter(({ field, isExtra }) => !isExtra || columns.has(field))
        .map(({ field, heading, required }) => {
          const mapped = columns.get(field);
          const column = mapped && columnLetters(mapped.index);
          const isInTitle = constants.has(field);
          return { field, heading, isRequired: required, column, found: mapped?.heading, isInTitle };
        }),
      ...deciding
        .filter(({ index }) => ![...columns.values()].some((mapped) => mapped.index === index))
        .map(({ index, heading }) => {
          const column = columnLetters(index);
          return { field: 'standing', heading, isRequired: false, column, found: heading, isInTitle: false };
        }),
    ],
    unknown: unknownHeadings.map(({ index, heading, didYouMean }) => {
      return { column: columnLetters(index), heading, didYouMean };
    }),
  };
}
