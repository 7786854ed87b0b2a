import { columnLetters } from '../files/cell.ts';
import type { Text } from '../kernel/text.ts';
import { recogniseFiles, type RecognisedSheet } from './recognise-files.ts';

/** 表头对照 how a sheet was understood: which of its headings gives which column. */
export type ExplainedSheet = {
  readonly file: string;
  readonly sheet: string;
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
export async function explainSheets(request: {
  readonly paths: readonly string[];
  readonly kind?: string | undefined;
  readonly sheet?: string | undefined;
}): Promise<readonly ExplainedSheet[]> {
  const { sheets } = await recogniseFiles({ ...request, isExplained: true });
  return sheets.map(explain);
}

function explain({ file, sheet, recognition }: RecognisedSheet): ExplainedSheet {
  const { kind, headingRows, columns, constants, unknownHeadings, statedAsOf } = recognition;
  return {
    file,
    sheet,
    kind: kind.kind,
    title: kind.title,
    headingRows,
    statedAsOf,
    columns: kind.columns.map(({ field, heading, required }) => {
      const mapped = columns.get(field);
      const column = mapped && columnLetters(mapped.index);
      const isInTitle = constants.has(field);
      return { field, heading, isRequired: required, column, found: mapped?.heading, isInTitle };
    }),
    unknown: unknownHeadings.map(({ index, heading, didYouMean }) => {
      return { column: columnLetters(index), heading, didYouMean };
    }),
  };
}
