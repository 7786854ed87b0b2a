/** 行 rows of one kind in typed columns, those of one owner together: of owner `i` from `starts[i]` up to `starts[i + 1]`. */
export type Rows<Name extends string> = Readonly<Record<'starts' | Name, Int32Array>>;

/** Collects rows in any order and puts those of one owner together, in the order in which they came. */
export class RowsBuilder<Name extends string> {
  readonly #names: readonly Name[];
  /** Rows one after the other, each its owner and then its values: nothing is moved as more come. */
  readonly #chunks: Int32Array[] = [];
  #chunk = new Int32Array(0);
  #at = 0;

  constructor(names: readonly Name[]) {
    this.#names = names;
  }

  /** A row of an owner with its values in the order of the names. One without an owner (below 0) is not kept. */
  add(owner: number, ...values: readonly number[]): void {
    if (owner < 0) return;
    if (this.#at === this.#chunk.length) {
      this.#chunk = new Int32Array(ROWS * (this.#names.length + 1));
      this.#chunks.push(this.#chunk);
      this.#at = 0;
    }
    const chunk = this.#chunk;
    let at = this.#at;
    chunk[at++] = owner;
    for (const value of values) chunk[at++] = value;
    this.#at = at;
  }

  /** All that was added, for owners numbered from 0. The builder is used up. */
  build(owners: number): Rows<Name> {
    const starts = new Int32Array(owners + 1);
    const width = this.#names.length + 1;
    const filled = (chunk: Int32Array) => (chunk === this.#chunk ? chunk.subarray(0, this.#at) : chunk);
    const chunks = this.#chunks.splice(0).map(filled);
    let count = 0;
    for (const chunk of chunks) {
      count += chunk.length / width;
      for (let at = 0; at < chunk.length; at += width) {
        const next = (chunk[at] ?? 0) + 1;
        starts[next] = (starts[next] ?? 0) + 1;
      }
    }
    const columns = this.#names.map(() => new Int32Array(count));
    if (count > 0) {
      for (let own = 0; own < owners; own++) starts[own + 1] = (starts[own + 1] ?? 0) + (starts[own] ?? 0);
      const free = starts.slice(0, owners);
      for (const chunk of chunks) scatter(chunk, columns, free);
    }
    const named = this.#names.map((name, place) => [name, columns[place]]);
    return Object.fromEntries([['starts', starts], ...named]) as Rows<Name>;
  }
}

/** Puts the rows of each owner in an order of their own; nearly every owner has but one. */
export function inOrder<Name extends string>(
  rows: Rows<Name>,
  compare: (one: number, other: number) => number,
): Rows<Name> {
  const { starts, ...columns } = rows;
  for (let owner = 0; owner + 1 < starts.length; owner++) {
    const [first, end] = [starts[owner] ?? 0, starts[owner + 1] ?? 0];
    if (end - first < 2) continue;
    const places = Array.from({ length: end - first }, (_, at) => first + at).sort(compare);
    for (const column of Object.values<Int32Array>(columns)) {
      const values = places.map((place) => column[place] ?? 0);
      column.set(values, first);
    }
  }
  return rows;
}

/** 位次 finds the place of an id among some, below 0 where it is not among them. */
export function placesOf(ids: Int32Array): (id: number) => number {
  const most = ids.reduce((one, other) => Math.max(one, other), 0);
  if (most > ids.length * MOSTLY_EMPTY + FEW) {
    const places = new Map(Array.from(ids, (id, place) => [id, place]));
    return (id) => places.get(id) ?? -1;
  }
  const places = new Int32Array(most + 1).fill(-1);
  for (const [place, id] of ids.entries()) places[id] = place;
  return (id) => places[id] ?? -1;
}

const MOSTLY_EMPTY = 8;
const FEW = 1024;
const ROWS = 8192;

/** Puts rows where the next ones of their owners belong. */
function scatter(rows: Int32Array, columns: readonly Int32Array[], free: Int32Array): void {
  const width = columns.length + 1;
  const places = new Int32Array(rows.length / width);
  for (let row = 0; row < places.length; row++) {
    const owner = rows[row * width] ?? 0;
    const place = free[owner] ?? 0;
    free[owner] = place + 1;
    places[row] = place;
  }
  for (const [at, column] of columns.entries())
    for (let row = 0; row < places.length; row++) column[places[row] ?? 0] = rows[row * width + at + 1] ?? 0;
}
