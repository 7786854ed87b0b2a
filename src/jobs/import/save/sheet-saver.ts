import type { Source } from '../../../importing/save/source.ts';
import type { Marks } from '../../../importing/save/holders/marks.ts';
import type { SaveNote, SaveResult } from '../../../importing/save/saved.ts';
import type { IntakeRow } from '../../../importing/kinds.ts';
import type { Scoping } from '../../../importing/headings/list-scope.ts';
import type { ProblemCode } from '../../../importing/problems/problem-codes.ts';
import { safeToShow } from '../../../importing/cells/reading.ts';
import { toProblem } from '../../../importing/problems/to-problem.ts';
import type { Problem } from '../../../kernel/problem.ts';
import type { Text } from '../../../kernel/text.ts';
import type { ListScope } from '../../../registry/lists/lists.ts';
import type { Policies } from '../../policy/load-policies.ts';
import type { RecognisedSheet } from '../read/recognise-files.ts';
import type { StatedSubdistricts } from '../refuse-foreign-roster.ts';

/** What became of one row, and what the registry has against it. */
export type SavedRow = {
  readonly saved: SaveResult['saved'];
  /** Whether the row is on record as a statement, also where it changes nothing today. */
  readonly isStated: boolean;
  readonly problems: readonly Problem[];
};

/** A record and the row it stood in. */
export type RecordAt = { readonly record: IntakeRow; readonly row: number };

/** Saves the rows of one sheet, a batch at a time; one result for each, in their order. */
export type SheetSaver = {
  readonly save: (records: readonly RecordAt[]) => readonly SavedRow[];
  /** What only the sheet as a whole says, once its last row is saved. */
  readonly close: (isComplete: boolean) => Closing;
};

/** What the rows together say; the scope where reading them may narrow it to a place. */
export type Closing = {
  readonly isChanged: boolean;
  readonly problems: readonly Problem[];
  readonly scope?: ListScope;
  readonly area?: string | undefined;
};

/** 本次导入的花名册 the rosters of one import taken together: a district's may come in a file a street. */
export type RosterRun = {
  /** The certificates of the sheets read so far. */
  readonly earlier: Marks;
  /** 全量名册: together they name everybody, and whoever is missing is marked after the last. */
  readonly isFull: boolean;
  sheetsLeft: number;
  hasRejected: boolean;
  /** 改名 whether a name that differs from the one on record takes its place. */
  readonly acceptsRenames: boolean;
  readonly subdistricts: StatedSubdistricts;
};

/** What the saving of a sheet needs to know. */
export type SaverParts = Source & {
  readonly source: RecognisedSheet;
  /** As far as it is known before the rows are read. */
  readonly scoping: Scoping;
  readonly isScopeGiven: boolean;
  /** The imports that read this very sheet before. */
  readonly readings: readonly number[];
  readonly policies: Policies;
  readonly rosters: RosterRun;
};

/** A sheet that says nothing as a whole. */
export const nothingMore: Closing = { isChanged: false, problems: [] };

/** The column at which each note is shown. */
const fieldOf: Record<SaveNote, string> = {
  'repeated-row': 'certificateNumber',
  'repeated-elsewhere': 'certificateNumber',
  'repeated-record': 'citizenId',
  'repeated-member': 'citizenId',
  'row-corrected': 'citizenId',
  'certificate-of-another-person': 'certificateNumber',
  'unknown-certificate': 'certificateNumber',
  'certificate-awaited': 'certificateNumber',
  'event-before-issue': 'on',
  'event-out-of-order': 'on',
  'unknown-person': 'registryId',
  'registry-id-differs': 'registryId',
  'name-differs': 'name',
  'name-changed': 'name',
  'rows-set-aside': 'name',
  'state-differs': 'state',
};

/** Words the notes of the registry for people. */
export function createWording(
  source: RecognisedSheet,
): (result: SaveResult, row: number, more?: readonly Problem[]) => SavedRow {
  const problemAt = createProblemMaker(source);
  const [firstKey] = source.recognition.kind.record?.key ?? [];
  const fieldAt = (note: SaveNote): string =>
    note === 'repeated-record' ? (firstKey ?? fieldOf[note]) : fieldOf[note];
  return (result, row, more = nothingMore.problems) => {
    const { saved, notes } = result;
    const isStated = 'isStated' in result;
    if (notes.length === 0) return { saved, isStated, problems: more };
    const problems = notes.map((note) => {
      if (typeof note === 'string') return problemAt(note, fieldAt(note), row);
      return problemAt(note.note, note.at ?? fieldAt(note.note), row, note.between.join(' / '));
    });
    return { saved, isStated, problems: [...problems, ...more] };
  };
}

/** Makes problems at the columns of a sheet by field. */
export function createProblemMaker({
  file,
  sheet,
  recognition,
}: RecognisedSheet): (code: ProblemCode, field: string, row: number, shown?: string, hint?: Text) => Problem {
  return (code, field, row, shown, hint) => {
    const mapped = recognition.columns.get(field);
    const official = recognition.kind.columns.find((column) => column.field === field)?.heading;
    const heading = safeToShow(mapped?.heading ?? official ?? field);
    return toProblem(code, { file, sheet, row, heading, index: mapped?.index }, { shown, hint });
  };
}
