import type { Database } from '../../db/connection/open.ts';
import { mask } from '../../kernel/mask.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Text } from '../../kernel/text.ts';
import type { YearMonth } from '../../kernel/year-month.ts';
import { type Due, type DueKind, dueKinds, dueNames, type Window } from './due.ts';
import { factOn } from '../../db/people/fact-on.ts';

/** 日程 one thing due with whom it is about; `certificate` is masked unless numbers are to be revealed. */
export type DueEntry = {
  readonly on: PlainDate;
  readonly kind: DueKind;
  readonly what: Text;
  readonly personId: number;
  readonly name: string;
  readonly certificate?: string;
  readonly subdistrict?: string;
  readonly community?: string;
  /** The check that a waiver is about. */
  readonly code?: string;
};

/** How many things of a kind fall due in a month. */
export type MonthCount = {
  readonly month: YearMonth;
  readonly kind: DueKind;
  readonly what: Text;
  readonly count: number;
};

/** What falls due, kept in a temp table of the connection. */
export type DueStore = {
  readonly add: (personId: number, due: Due) => void;
  /** 豁免 adds the waivers that end. */
  readonly addWaivers: (window: Window) => void;
  readonly keepSubdistrict: (subdistrict: string) => void;
  readonly countByMonth: () => readonly MonthCount[];
  /** By day, then person. */
  readonly list: (limit?: number) => Generator<DueEntry>;
};

type Row = {
  on_day: PlainDate;
  kind: DueKind;
  person_id: number;
  code: string | null;
  name: string;
  number: string | null;
  subdistrict: string | null;
  community: string | null;
};

/** Begins an empty calendar. */
export function createDueStore(
  { sqlite, query }: Database,
  { asOf, reveal }: { readonly asOf: PlainDate; readonly reveal: boolean },
): DueStore {
  sqlite.exec(`drop table if exists temp.due; create temp table due (on_day text not null, kind text not null,
    person_id integer not null, certificate_id integer, code text) strict`);
  const insert = sqlite.prepare('insert into temp.due values (?, ?, ?, ?, null)');
  const own = factOn('subdistrict', 'due.person_id', asOf).compile(query);
  const near = factOn('community', 'due.person_id', asOf).compile(query);
  return {
    add: (personId, { on, kind, certificateId }) => insert.run(on, kind, personId, certificateId),
    addWaivers({ from, to }) {
      sqlite
        .prepare(
          `insert into temp.due select until_on, 'waiver-ends', person_id, null, code from finding_waiver
           where id in (select max(id) from finding_waiver group by code, person_id) and until_on between ? and ?`,
        )
        .run(from, to);
    },
    keepSubdistrict(subdistrict) {
      sqlite.prepare(`delete from temp.due where ${own.sql} is not ?`).run(...own.parameters, subdistrict);
    },
    countByMonth: () =>
      sqlite
        .prepare<[], Omit<MonthCount, 'what'>>(
          `select substr(on_day, 1, 7) as month, kind, count(*) as count from temp.due group by 1, 2 order by 1`,
        )
        .all()
        .map((one) => ({ ...one, what: dueNames[one.kind] }))
        .toSorted((one, other) => dueKinds.indexOf(one.kind) - dueKinds.indexOf(other.kind)),
    *list(limit = -1) {
      const rows =
        sqlite.prepare(`select due.*, person.name, certificate.number, ${own.sql} as subdistrict, ${near.sql} as community
        from temp.due join person on person.id = due.person_id
        left join certificate on certificate.id = due.certificate_id
        order by on_day, due.person_id, kind limit ?`);
      for (const row of rows.iterate(...own.parameters, ...near.parameters, limit))
        yield toEntry(row as Row, reveal);
    },
  };
}

function toEntry(
  { on_day, kind, person_id, name, code, number, subdistrict, community }: Row,
  reveal: boolean,
): DueEntry {
  return {
    on: on_day,
    kind,
    what: dueNames[kind],
    personId: person_id,
    name,
    ...(number !== null && { certificate: reveal ? number : mask(number) }),
    ...(subdistrict !== null && { subdistrict }),
    ...(community !== null && { community }),
    ...(code !== null && { code }),
  };
}
