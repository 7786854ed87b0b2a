import { type IntakeRow, sheetKinds } from '../../../importing/kinds.ts';
import type { Recognition } from '../../../importing/headings/recognise.ts';
import type { RowResult } from '../../../importing/rows/read-row.ts';
import type { CannotRun } from '../../../kernel/cannot-run.ts';
import type { Problem } from '../../../kernel/problem.ts';
import type { DataRow, RowBatch } from './read-rows.ts';
import type { RecognisedSheet } from './recognise-files.ts';

/** A recognised sheet as it can be sent to another thread: what holds functions goes by name. */
export type SheetMessage = Omit<RecognisedSheet, 'recognition'> & {
  readonly kind: string;
  readonly recognition: Omit<Recognition<IntakeRow>, 'kind' | 'missing' | 'duplicates'>;
  readonly missing: readonly string[];
};

/** What the reading thread says. */
export type RowMessage =
  | { readonly batch: PackedBatch }
  | { readonly problems: readonly Problem[] }
  | { readonly refusal: ConstructorParameters<typeof CannotRun>[0] };

/** Packs a recognised sheet. */
export function packSheet({ recognition, ...rest }: RecognisedSheet): SheetMessage {
  const { kind, missing, headingRows, columns, unknownHeadings, deciding, constants } = recognition;
  const { title, isOfEnded, isInTenThousands, statedAsOf, width, score, besides } = recognition;
  const plain = {
    headingRows,
    columns,
    unknownHeadings,
    deciding,
    constants,
    title,
    isOfEnded,
    isInTenThousands,
    statedAsOf,
    width,
    score,
    besides,
  };
  return { ...rest, kind: kind.kind, recognition: plain, missing: missing.map(({ field }) => field) };
}

/** The sheet again, with its kind. */
export function unpackSheet({ kind: name, missing, recognition, ...rest }: SheetMessage): RecognisedSheet {
  const kind = sheetKinds.find((known) => known.kind === name);
  if (!kind) throw new TypeError('a kind of another program');
  const without = kind.columns.filter(({ field }) => missing.includes(field));
  return { ...rest, recognition: { ...recognition, kind, missing: without, duplicates: [] } };
}

type Exception = Exclude<RowResult<IntakeRow>, { outcome: 'record' }>;

/** One field of many records: texts in one string, else one value for all, else the values. */
type PackedField = string | { readonly all: unknown } | readonly unknown[];

type PackedBatch = {
  readonly share: number;
  readonly rows: readonly number[];
  /** What is no record, by its place. */
  readonly exceptions: readonly (readonly [number, Exception])[];
  /** By the place among the records. */
  readonly warnings: readonly (readonly [number, readonly Problem[]])[];
  readonly fields: readonly (readonly [string, PackedField])[];
};

const SEPARATOR = '\u0001';
const NONE: readonly Problem[] = [];

/** Packs a batch field by field: a thousand objects of twenty fields cost the receiver more than saving them does. */
export function packBatch({ rows, share }: RowBatch): PackedBatch {
  const records: Readonly<Record<string, unknown>>[] = [];
  const exceptions: [number, Exception][] = [];
  const warnings: [number, readonly Problem[]][] = [];
  for (const [index, { result }] of rows.entries()) {
    if (result.outcome !== 'record') exceptions.push([index, result]);
    else {
      if (result.warnings.length > 0) warnings.push([records.length, result.warnings]);
      records.push(result.record);
    }
  }
  const names = Object.keys(records[0] ?? {});
  const fields = names.map((name) => [name, packField(records.map((record) => record[name]))] as const);
  return { share, rows: rows.map(({ row }) => row), exceptions, warnings, fields };
}

/** The batch again. */
export function unpackBatch({ rows, share, exceptions, warnings, fields }: PackedBatch): RowBatch {
  const count = rows.length - exceptions.length;
  const names = fields.map(([name]) => name);
  const columns = fields.map(([, field]) => unpackField(field, count));
  const exceptionAt = new Map(exceptions);
  const warningsAt = new Map(warnings);
  let next = 0;
  const unpacked = rows.map((row, index): DataRow => {
    const exception = exceptionAt.get(index);
    if (exception) return { row, result: exception };
    const record: Record<string, unknown> = {};
    for (let field = 0; field < names.length; field += 1)
      record[names[field] as string] = columns[field]?.[next];
    const result = {
      outcome: 'record',
      // Every field of the record that was packed on the other side, under its own name.
      record: record as IntakeRow,
      warnings: warningsAt.get(next) ?? NONE,
    } as const;
    next += 1;
    return { row, result };
  });
  return { rows: unpacked, share };
}

function packField(values: readonly unknown[]): PackedField {
  const [first] = values;
  if (values.every((value) => isSame(value, first))) return { all: first };
  const isText = (value: unknown): boolean =>
    value === undefined || (typeof value === 'string' && value !== '' && !value.includes(SEPARATOR));
  return values.every(isText) ? values.join(SEPARATOR) : values;
}

function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  return Array.isArray(one) && Array.isArray(other) && one.length === 0 && other.length === 0;
}

function unpackField(field: PackedField, count: number): readonly unknown[] {
  if (typeof field === 'string') return field.split(SEPARATOR).map((text) => text || undefined);
  return 'all' in field ? Array<unknown>(count).fill(field.all) : field;
}
