import type { Sqlite } from '../db/driver.ts';
import { createCertificateEventWriter } from '../db/certificate-event-writer.ts';
import { createHolderWriter } from '../db/holder-writer.ts';
import { closeLowIncomeList, createHouseholdWriter, createLowIncomeWriter } from '../db/list-writer.ts';
import type { SaveNote, SaveResult } from '../db/saved.ts';
import type { IntakeRow } from '../intake/kinds.ts';
import type { ProblemCode } from '../intake/problem-codes.ts';
import { safeToShow } from '../intake/reading.ts';
import { toProblem } from '../intake/to-problem.ts';
import type { PlainDate } from '../kernel/plain-date.ts';
import type { Problem } from '../kernel/problem.ts';
import { monthOf, type YearMonth } from '../kernel/year-month.ts';
import { foldSubdistrict } from '../schemes/subdistrict.ts';
import type { Policies } from './load-policies.ts';
import type { RecognisedSheet } from './recognise-files.ts';

/** Saves the rows of one sheet and words what the registry has against them. */
export type SheetSaver = {
  readonly save: (
    record: IntakeRow,
    row: number,
  ) => { readonly saved: SaveResult['saved']; readonly problems: readonly Problem[] };
  /** What only the sheet as a whole says, once its last row is saved. */
  readonly close: (isComplete: boolean) => {
    readonly isChanged: boolean;
    readonly problems: readonly Problem[];
  };
};

type Parts = {
  readonly importId: number;
  readonly source: RecognisedSheet;
  readonly asOf: PlainDate;
  readonly policies: Policies;
};

/** The column at which each note is shown. */
const fieldOf: Record<SaveNote, string> = {
  'repeated-row': 'certificateNumber',
  'certificate-of-another-person': 'certificateNumber',
  'unknown-certificate': 'certificateNumber',
  'event-before-issue': 'on',
  'name-differs': 'name',
  'state-differs': 'state',
};

const NOTHING = { isChanged: false, problems: [] };

/** Prepares the saving of one sheet's rows by its kind. */
export function createSheetSaver(sqlite: Sqlite, parts: Parts): SheetSaver {
  const { importId, source, asOf, policies } = parts;
  const origin = { importId, sheet: source.sheet };
  const { district } = policies;
  const problemAt = createProblemMaker(source);
  const worded = ({ saved, notes }: SaveResult, row: number, more: readonly Problem[] = []) => ({
    saved,
    problems: [...notes.map((note) => problemAt(note, fieldOf[note], row)), ...more],
  });

  switch (source.recognition.kind.kind) {
    case 'holders': {
      const write = createHolderWriter(sqlite, { ...origin, asOf, validity: district.certificates });
      const fold = createFold(parts);
      return {
        save(record, row) {
          if (record.kind !== 'holders') throw new TypeError('a row of another kind');
          const { subdistrict: text } = record;
          const subdistrict = text === undefined ? undefined : fold(text);
          const isUnknown = text !== undefined && subdistrict === undefined;
          const unknown = isUnknown
            ? [problemAt('unknown-subdistrict', 'subdistrict', row, safeToShow(text))]
            : [];
          return worded(write({ ...record, subdistrict }, row), row, unknown);
        },
        close: () => NOTHING,
      };
    }
    case 'certificate-events': {
      const write = createCertificateEventWriter(sqlite, { ...origin, validity: district.certificates });
      return plainSaver('certificate-events', write, worded);
    }
    case 'households':
      return plainSaver('households', createHouseholdWriter(sqlite, { ...origin, asOf }), worded);
    case 'low-income':
      return createLowIncomeSaver(sqlite, parts, worded);
  }
}

/** The saver of a kind whose rows are saved as they are and say nothing as a whole. */
function plainSaver<Kind extends IntakeRow['kind']>(
  kind: Kind,
  write: (record: Extract<IntakeRow, { kind: Kind }>, row: number) => SaveResult,
  worded: (result: SaveResult, row: number) => ReturnType<SheetSaver['save']>,
): SheetSaver {
  const isOfKind = (record: IntakeRow): record is Extract<IntakeRow, { kind: Kind }> => record.kind === kind;
  return {
    save(record, row) {
      if (!isOfKind(record)) throw new TypeError('a row of another kind');
      return worded(write(record, row), row);
    },
    close: () => NOTHING,
  };
}

function createLowIncomeSaver(
  sqlite: Sqlite,
  { importId, source, asOf }: Parts,
  worded: (result: SaveResult, row: number) => ReturnType<SheetSaver['save']>,
): SheetSaver {
  const write = createLowIncomeWriter(sqlite, { importId, sheet: source.sheet });
  const problemAt = createProblemMaker(source);
  const to = monthOf(asOf);
  let from: YearMonth | undefined;
  return {
    save(record, row) {
      if (record.kind !== 'low-income') throw new TypeError('a row of another kind');
      if (from === undefined || record.fromMonth < from) from = record.fromMonth;
      return worded(write(record, row), row);
    },
    close(isComplete) {
      if (from === undefined || from > to) return NOTHING;
      const months = { from, to };
      const closing = closeLowIncomeList(sqlite, { importId, sheet: source.sheet, months, isComplete });
      const at = source.recognition.headingRows.last;
      const gone =
        closing.gone > 0 ? [problemAt('gone-from-list', 'citizenId', at, String(closing.gone))] : [];
      const incomplete = isComplete ? [] : [problemAt('list-incomplete', 'citizenId', at)];
      return { isChanged: closing.isNewCoverage, problems: [...gone, ...incomplete] };
    },
  };
}

function createFold({ policies: { district } }: Parts): (text: string) => string | undefined {
  const known = new Map<string, string | undefined>();
  return (text) => {
    if (!known.has(text)) known.set(text, foldSubdistrict(district, text));
    return known.get(text);
  };
}

function createProblemMaker({ file, sheet, recognition }: RecognisedSheet) {
  return (code: ProblemCode, field: string, row: number, shown?: string): Problem => {
    const mapped = recognition.columns.get(field);
    const official = recognition.kind.columns.find((column) => column.field === field)?.heading;
    const heading = safeToShow(mapped?.heading ?? official ?? field);
    return toProblem(code, { file, sheet, row, heading, index: mapped?.index }, { shown });
  };
}
