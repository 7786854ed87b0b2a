/** 行 rows of one kind in typed columns, those of one owner together: of owner `i` from `starts[i]` up to `starts[i + 1]`. */
export type Rows<Name extends string> = Readonly<Record<'starts' | Name, Int32Array>>;

/** Collects rows in any order and puts those of one owner together, in the order in which they came. */
export class RowsBuilder<Name extends string> {
  readonly #names: readonly Name[];
  readonly #columns: Int32Array<ArrayBuffer>[];
  #owners = new Int32Array(FEW);
  #count = 0;

  constructor(names: readonly Name[]) {
    this.#names = names;
    this.#columns = names.map(() => new Int32Array(FEW));
  }

  /** A row of an owner with its values in the order of the names. One without an owner (below 0) is not kept. */
  add(owner: number, ...values: readonly number[]): void {
    if (owner < 0) return;
    const at = this.#count++;
    if (at === this.#owners.length) {
      this.#owners = grown(this.#owners);
      for (const [place, column] of this.#columns.entries()) this.#columns[place] = grown(column);
    }
    this.#owners[at] = owner;
    for (let place = 0; place < values.length; place++) {
      const column = this.#columns[place];
      if (column) column[at] = values[place] ?? 0;
    }
  }

  /** All that was added, for owners numbered from 0. The builder is used up. */
  build(owners: number): Rows<Name> {
    const [count, owner] = [this.#count, this.#owners];
    const starts = new Int32Array(owners + 1);
    for (let at = 0; at < count; at++) {
      const next = (owner[at] ?? 0) + 1;
      starts[next] = (starts[next] ?? 0) + 1;
    }
    for (let own = 0; own < owners; own++) starts[own + 1] = (starts[own + 1] ?? 0) + (starts[own] ?? 0);
    const free = starts.slice(0, owners);
    const places = new Int32Array(count);
    for (let at = 0; at < count; at++) {
      const own = owner[at] ?? 0;
      const place = free[own] ?? 0;
      places[at] = place;
      free[own] = place + 1;
    }
    const sorted = this.#names.map((name, column) => {
      const moved = permuted(this.#columns[column] ?? NONE, places);
      this.#columns[column] = NONE;
      return [name, moved] as const;
    });
    return Object.fromEntries([['starts', starts], ...sorted]) as Rows<Name>;
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
const NONE = new Int32Array(0);

function grown(column: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const more = new Int32Array(column.length * 2);
  more.set(column);
  return more;
}

function permuted(column: Int32Array, places: Int32Array): Int32Array {
  const sorted = new Int32Array(places.length);
  for (let at = 0; at < places.length; at++) sorted[places[at] ?? 0] = column[at] ?? 0;
  return sorted;
}
