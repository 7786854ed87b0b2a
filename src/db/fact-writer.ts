import type { PlainDate } from '../kernel/plain-date.ts';
import type { Sqlite } from './driver.ts';
import type { Saved } from './saved.ts';
import type { FactName } from './schema.ts';

type Episode = { id: number; value: string; valid_from: PlainDate; valid_to: PlainDate | null };

/** 出处 the sheet that an import reads, and of which day it speaks. */
export type Source = {
  readonly importId: number;
  readonly sheet: string;
  readonly asOf: PlainDate;
  /** Its place in the order of commands: of two statements of one day the later corrects. */
  readonly command: number;
  /** The fields that a column, or the title for all rows, speaks of. */
  readonly stated: ReadonlySet<string>;
  /** The name of the file, for people. */
  readonly file?: string;
};

/** Where something is written from: an import and its sheet. */
export type WrittenBy = Pick<Source, 'importId' | 'sheet'>;

type SetAttribute = (
  personId: number,
  name: FactName,
  value: string,
  dates: { readonly since: PlainDate; readonly changedOn: PlainDate },
  row: number,
) => Saved;

/** 事实 facts are added and superseded, never rewritten. Statements are prepared once and run once a row. */
export type FactWriter = {
  /** Something a person has one of at a time (住址, 监护人, 户): true since `since`, or changed on `changedOn`. */
  readonly setAttribute: SetAttribute;
  /** The same for a person of whom nothing is known yet. */
  readonly addAttribute: SetAttribute;
  /** A period with its own beginning and end (低保): replaces what it overlaps. */
  readonly setPeriod: (
    personId: number,
    name: FactName,
    value: string,
    period: { readonly from: PlainDate; readonly to: PlainDate | null },
    row: number,
  ) => Saved;
};

type Statements = {
  readonly episodes: (personId: number, name: FactName) => readonly Episode[];
  readonly supersede: (id: number) => void;
  readonly add: (personId: number, name: FactName, episode: Omit<Episode, 'id'>, row: number) => void;
};

/** Prepares the statements of one import. */
export function createFactWriter(sqlite: Sqlite, source: Source): FactWriter {
  const statements = prepare(sqlite, source);
  const addAttribute: SetAttribute = (personId, name, value, { since }, row) => {
    statements.add(personId, name, { value, valid_from: since, valid_to: null }, row);
    return 'inserted';
  };
  return {
    addAttribute,
    setAttribute: attributeSetter(statements, addAttribute),
    setPeriod: periodSetter(statements),
  };
}

function prepare(sqlite: Sqlite, { importId, sheet }: Source): Statements {
  const episodes = sqlite.prepare<[number, FactName], Episode>(
    `select id, value, valid_from, valid_to from fact
     where person_id = ? and name = ? and superseded_by is null order by valid_from`,
  );
  const supersede = sqlite.prepare(`update fact set superseded_by = ? where id = ?`);
  const insert = sqlite.prepare(
    `insert into fact (person_id, name, value, valid_from, valid_to, recorded_by, sheet, row_number)
     values (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  return {
    episodes: (personId, name) => episodes.all(personId, name),
    supersede: (id) => supersede.run(importId, id),
    add(personId, name, { value, valid_from, valid_to }, row) {
      insert.run(personId, name, value, valid_from, valid_to, importId, sheet, row);
    },
  };
}

function attributeSetter({ episodes, supersede, add }: Statements, addAttribute: SetAttribute): SetAttribute {
  return (personId, name, value, dates, row) => {
    const { changedOn } = dates;
    const current = episodes(personId, name).at(-1);
    if (!current) return addAttribute(personId, name, value, dates, row);
    if (current.value === value && current.valid_to === null) return 'unchanged';
    supersede(current.id);
    const isCorrection = current.valid_from >= changedOn;
    if (!isCorrection) {
      const hasEnded = current.valid_to !== null && current.valid_to < changedOn;
      add(personId, name, { ...current, valid_to: hasEnded ? current.valid_to : changedOn }, row);
    }
    const validFrom = isCorrection ? current.valid_from : changedOn;
    add(personId, name, { value, valid_from: validFrom, valid_to: null }, row);
    return 'updated';
  };
}

function periodSetter({ episodes, supersede, add }: Statements): FactWriter['setPeriod'] {
  return (personId, name, value, { from, to }, row) => {
    const overlapping = episodes(personId, name).filter(
      (known) => (to === null || known.valid_from < to) && (known.valid_to === null || known.valid_to > from),
    );
    const [only] = overlapping;
    const isKnown =
      overlapping.length === 1 && only?.valid_from === from && only.valid_to === to && only.value === value;
    if (isKnown) return 'unchanged';
    for (const known of overlapping) supersede(known.id);
    add(personId, name, { value, valid_from: from, valid_to: to }, row);
    return overlapping.length > 0 ? 'updated' : 'inserted';
  };
}
