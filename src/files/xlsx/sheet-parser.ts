import { blankCell, type Cell, type SheetRow, type SheetWatch } from '../cell.ts';
import { columnIndex, lettersOf } from './cell-reference.ts';
import { type NumberFormat, numberCell, type ShowNumber } from './number-format.ts';
import { overLimit, type Limits } from '../limits.ts';
import { createTextGatherer, type SharedStrings, unescapeCharacters } from './shared-strings.ts';
import { damagedSheet, fallingRows, rowOf } from '../unreadable.ts';
import type { XmlHandlers } from './xml-parser.ts';

/** What the cells of a sheet refer to. */
export type SheetContext = {
  readonly file: string;
  readonly sheet: string;
  readonly limits: Limits;
  readonly strings: SharedStrings;
  /** By the number of a style. */
  readonly formats: readonly NumberFormat[];
  /** 删除线 the styles that strike their cells out. */
  readonly struck: ReadonlySet<number>;
  /** Where a format puts zeros before a number. */
  readonly show: ShowNumber | undefined;
  readonly is1904: boolean;
};

type OpenCell = {
  readonly column: number;
  readonly type: string;
  readonly style: number;
};

type Attributes = Readonly<Record<string, string>>;

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/** A cell whose text is among the shared strings, which may not have been read so far. */
type SharedCell = { readonly kind: 'shared'; readonly index: number };
type RawRow = Omit<SheetRow, 'cells'> & { readonly cells: (Cell | SharedCell)[] };

/**
 * Turns the XML of a sheet into rows; `take` hands over those finished so far, once the shared strings reach `furthest`.
 * Rows without content are left out.
 */
export class SheetParser {
  private readonly context: SheetContext;
  private readonly inline = createTextGatherer();
  private finished: RawRow[] = [];
  private cells: RawRow['cells'] = [];
  private last = -1;
  private row = 0;
  private before = 0;
  private isRowStated = false;
  private column = -1;
  private filled = 0;
  private cell: OpenCell | undefined;
  private value: string | undefined;
  private isValue = false;
  private isFormula = false;

  private readonly hiddenColumns: SheetWatch['hiddenColumns'];
  private isHidden = false;
  private isStruck = false;

  constructor(context: SheetContext, hiddenColumns?: SheetWatch['hiddenColumns']) {
    this.context = context;
    this.hiddenColumns = hiddenColumns;
  }

  readonly handlers: XmlHandlers = {
    open: (name, attributes) => {
      if (name === 'c') this.openCell(attributes);
      else if (name === 'v') {
        this.isValue = true;
        this.value = '';
      } else if (name === 'row') this.openRow(attributes);
      else if (name === 'f') this.isFormula = true;
      else if (name === 'col') this.openColumns(attributes);
      else if (this.cell) this.inline.open(name);
    },
    text: (text) => {
      if (this.isValue) this.value = (this.value ?? '') + text;
      else if (this.cell) this.inline.text(text);
    },
    close: (name) => {
      if (name === 'v') this.isValue = false;
      else if (name === 'c') this.closeCell();
      else if (name === 'row') this.closeRow();
      else if (this.cell) this.inline.close(name);
    },
  };

  /** The number of rows that wait to be taken. */
  get waiting(): number {
    return this.finished.length;
  }

  /** The row that is being read. */
  get at(): number {
    return this.row;
  }

  /** The highest number of a shared string that any cell so far refers to. */
  get furthest(): number {
    return this.last;
  }

  take(): readonly SheetRow[] {
    const taken = this.finished;
    this.finished = [];
    return taken.map((row) => this.filledIn(row)).filter(({ cells }) => cells.length > 0);
  }

  private filledIn(row: RawRow): SheetRow {
    const { cells } = row;
    for (let column = 0; column < cells.length; column += 1) {
      const raw = cells[column];
      if (raw?.kind === 'shared') cells[column] = this.sharedString(raw.index, row.row);
    }
    while (cells.at(-1)?.kind === 'blank') cells.pop();
    // Every shared cell was replaced above.
    return row as SheetRow;
  }

  private openRow(attributes: Attributes): void {
    const stated = attributes['r'];
    this.isRowStated = stated !== undefined;
    this.row = stated === undefined ? this.row + 1 : this.index(stated);
    this.isHidden = isTrue(attributes['hidden']);
    this.isStruck = false;
    this.column = -1;
    this.cells = [];
  }

  private openColumns({ min, max, hidden }: Attributes): void {
    if (isTrue(hidden)) this.hiddenColumns?.(Number(min) - 1, Number(max) - 1);
  }

  private openCell(attributes: Attributes): void {
    const reference = attributes['r'];
    this.column = reference === undefined ? this.column + 1 : this.columnOf(reference);
    const { column } = this;
    this.cell = {
      column,
      type: attributes['t'] ?? 'n',
      style: Number(attributes['s'] ?? 0),
    };
    this.value = undefined;
    this.isFormula = false;
  }

  private closeCell(): void {
    const { cell: open, context } = this;
    this.cell = undefined;
    if (!open) return;
    const value = open.type === 'inlineStr' ? this.inline.take() : this.value;
    if ((value?.length ?? 0) > context.limits.cellCharacters) throw this.over('cellCharacters');
    const cell = this.toCell(open, value);
    // Whole formatted rows reach column XFD; only content beyond the limit would be lost.
    if (cell.kind === 'blank') return;
    if (context.struck.has(open.style)) this.isStruck = true;
    if (open.column >= context.limits.columns) throw this.over('columns');
    if (++this.filled > context.limits.cells) throw this.over('cells');
    while (this.cells.length < open.column) this.cells.push(blankCell);
    if ((this.cells[open.column] ?? blankCell).kind !== 'blank') throw this.damaged();
    this.cells[open.column] = cell;
  }

  private closeRow(): void {
    if (this.cells.length === 0) return;
    const { file, sheet, limits } = this.context;
    if (this.row > limits.rows) throw this.over('rows');
    // Headings are looked for above the rows: one that comes too late would be lost.
    if (this.row <= this.before) throw fallingRows(file, sheet, this.row, this.before);
    this.before = this.row;
    const row = { row: this.row, cells: this.cells };
    const { isHidden, isStruck } = this;
    this.finished.push(isHidden || isStruck ? { ...row, isHidden, isStruck } : row);
  }

  private toCell({ type, style }: OpenCell, stated: string | undefined): Cell | SharedCell {
    const value = stated ?? '';
    if (this.isFormula && value === '' && (type !== 'str' || stated === undefined))
      return { kind: 'error', text: 'formula' };
    if (value === '') return blankCell;
    switch (type) {
      case 's':
        return this.sharedCell(value);
      case 'str':
        return { kind: 'text', text: unescapeCharacters(value) };
      case 'b':
        return { kind: 'boolean', value: isTrue(value) };
      case 'e':
        return { kind: 'error', text: value };
      case 'n':
        return this.toNumber(value, style);
      case 'd':
        return { kind: 'text', text: value.replace(/T00:00:00(?:\.0+)?Z?$/, '') };
      default:
        return { kind: 'text', text: value };
    }
  }

  private sharedCell(value: string): SharedCell {
    const index = Number(value);
    if (!Number.isSafeInteger(index)) throw this.damaged();
    this.last = Math.max(this.last, index);
    return { kind: 'shared', index };
  }

  private sharedString(index: number, row: number): Cell {
    const text = this.context.strings.at(index);
    if (text === undefined) throw this.damaged(row);
    return text === '' ? blankCell : { kind: 'text', text };
  }

  private toNumber(raw: string, style: number): Cell {
    const text = raw.trim();
    if (!NUMBER.test(text)) return { kind: 'text', text: raw };
    const { formats, is1904, show } = this.context;
    return numberCell(text, formats[style], is1904, show);
  }

  /** The column of a reference; its row counts only where the row itself states none. */
  private columnOf(reference: string): number {
    const letters = lettersOf(reference);
    if (letters === 0) throw this.damaged();
    if (!this.isRowStated) this.row = this.index(reference.slice(letters));
    return columnIndex(reference, letters);
  }

  private index(text: string): number {
    if (!/^[1-9]\d{0,9}$/.test(text)) throw this.damaged();
    return Number(text);
  }

  private damaged(row = this.row): Error {
    return damagedSheet(this.context.file, this.context.sheet, row);
  }

  private over(limit: keyof Limits): Error {
    const { file, sheet, limits } = this.context;
    return overLimit(file, limit, limits, rowOf(sheet, this.row));
  }
}

function isTrue(text: string | undefined): boolean {
  return text === '1' || text === 'true';
}
