import type { Text } from '../kernel/text.ts';
import type { ProblemCode } from './problems/problem-codes.ts';
import type { Fault, Reader } from './cells/reading.ts';

/** 一列 a column of a sheet kind: what it may be called, how its cells are read, how a template shows it. */
export type Column = {
  readonly field: string;
  /** The official heading, used in templates and messages. */
  readonly heading: string;
  /** Other headings seen in the wild (domain.md §6). */
  readonly headings: readonly string[];
  readonly hint: Text;
  /** Whether the heading must be there and the cell be filled. */
  readonly required: boolean;
  readonly as: Reader<unknown>;
  /** Reads the cells instead where the heading says 万元. */
  readonly inTenThousands?: Reader<unknown>;
  /** Finds the one value that the title of a sheet without this column names for all its rows. */
  readonly findIn?: (title: string) => unknown;
  /** Headings of another column that supply this one too, such as 类别/等级; then its cell may be blank. */
  readonly suppliedBy?: readonly string[];
  /** What a blank cell means in a column that is there but not required. */
  readonly ifBlank?: ProblemCode;
  /** The value is only for cross-checking: a fault is a warning and leaves it undefined. */
  readonly isAdvisory?: boolean;
  /** 定性 whether it says what the rows of its sheet are, so that two of its kind cannot both stand. */
  readonly isDeciding?: boolean;
  /** Read where it is there; templates and explanations of other sheets leave it out. */
  readonly isExtra?: boolean;
  /** In half-width characters. */
  readonly width: number;
  readonly choices?: readonly string[];
  /** How the values of a closed list are shown. */
  readonly names?: ReadonlyMap<string, string>;
  /** 已发生 a day on which something happened: it cannot lie after the day of the list. */
  readonly isPast?: boolean;
  /** Whether a 合计 row adds the column up. */
  readonly isSummed?: boolean;
};

type ReadAs<C extends Column> = Exclude<ReturnType<C['as']>, Fault | undefined>;

/** The values of a row by field; those of required columns are there, unless another column may supply them. */
export type ValuesOf<Columns extends readonly Column[]> = {
  readonly [C in Columns[number] as C['field']]: C extends { required: true; suppliedBy?: undefined }
    ? ReadAs<C>
    : ReadAs<C> | undefined;
};

/** Reports a problem that only the row as a whole shows, at one of its fields. */
export type ReportProblem = (field: string, code: ProblemCode, shown?: string) => void;

/** What every typed row has: the kind of sheet it came from. */
export type KindOfRow = { readonly kind: string };

/**
 * 去向 the table that keeps the rows of a kind as they are: one current row for each key, corrected by superseding.
 * The fields `name` and `citizenId` become the person; every other field is a column of the same name.
 */
export type RecordTarget = {
  readonly table: string;
  readonly key: readonly string[];
  /** 监护人、家长 the fields with the name of somebody else, and with the number beside it. */
  readonly names?: readonly (readonly [name: string, number: string])[];
  /** Whether equal keys in one sheet are separate things (two visits on a day), told apart by their order. */
  readonly repeats?: true;
  /** The field that says when it happened. */
  readonly on?: string;
};

/** 表种 a kind of sheet that an office receives, declared as data. */
export type SheetKind<Row extends KindOfRow> = {
  readonly kind: Row['kind'];
  readonly title: Text;
  readonly columns: readonly Column[];
  /** The field whose cell tells a person's row from totals and signatures. */
  readonly identity: string;
  /** Fields of which at least one must have a column: without any the sheet says nothing. */
  readonly needsOneOf?: readonly string[];
  /** Fields that must have a column each, though their cells may be blank. */
  readonly needsAll?: readonly string[];
  /** How many known headings make a row of headings; three unless told. */
  readonly fewestHeadings?: number;
  /** The fields that a row of this kind says: a row of a list handed out with none of them filled in yet says nothing. */
  readonly says?: readonly string[];
  /** The field that a list handed out has filled in: a row without it was added by hand, and says something. */
  readonly handedOutBy?: string;
  /** 终止 the field that says until when a row held: with it a row that has ended is as good as any other. */
  readonly ends?: string;
  /** Headings of columns that are there for people only: nobody is told that they are not read. */
  readonly unread?: readonly string[];
  readonly record?: RecordTarget;
  /** The template of a kind that is written as text. */
  readonly markdown?: string;
  /** The typed row of readable values (copied: they change with the next row); undefined on an error. */
  readonly toRecord: (values: Readonly<Record<string, unknown>>, report: ReportProblem) => Row | undefined;
};

/** Declares a kind; the types of the values follow from the readers of its columns. */
export function defineKind<const Columns extends readonly Column[], Row extends KindOfRow>(parts: {
  readonly kind: Row['kind'];
  readonly title: Text;
  readonly identity: Columns[number]['field'];
  readonly needsOneOf?: readonly Columns[number]['field'][];
  readonly needsAll?: readonly Columns[number]['field'][];
  readonly fewestHeadings?: number;
  readonly ends?: Columns[number]['field'];
  readonly columns: Columns;
  readonly toRecord: (values: ValuesOf<Columns>, report: ReportProblem) => Row | undefined;
}): SheetKind<Row> {
  const { toRecord } = parts;
  // The row reader fills the values by these very columns and stops at a missing required one.
  return { ...parts, toRecord: (values, report) => toRecord(values as ValuesOf<Columns>, report) };
}

/** A row that is kept as it is, its values by field. */
export type RecordRow<Kind extends string> = {
  readonly kind: Kind;
  readonly values: Readonly<Record<string, string | number | undefined>>;
};

type Plain = string | number | undefined;

/** Declares a kind whose rows are kept as they are; `check` reports what only the row as a whole shows. */
export function defineRecordKind<const Kind extends string, const Columns extends readonly Column[]>(parts: {
  readonly kind: Kind;
  readonly title: Text;
  readonly identity: Columns[number]['field'];
  readonly needsOneOf?: readonly Columns[number]['field'][];
  readonly says?: readonly Columns[number]['field'][];
  readonly unread?: readonly string[];
  readonly ends?: Columns[number]['field'];
  readonly columns: Columns;
  readonly record: RecordTarget;
  readonly markdown?: string;
  readonly check?: (values: ValuesOf<Columns>, report: ReportProblem) => void;
}): SheetKind<RecordRow<Kind>> {
  const { check, kind, ...rest } = parts;
  return {
    ...rest,
    kind,
    toRecord(values, report) {
      check?.(values as ValuesOf<Columns>, report);
      return { kind, values: { ...(values as Record<string, Plain>) } };
    },
  };
}
