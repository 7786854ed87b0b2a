import type { Sqlite } from '../db/connection/driver.ts';
import type { Database } from '../db/connection/open.ts';
import { mask } from '../kernel/mask.ts';
import type { PlainDate } from '../kernel/plain-date.ts';
import { severities, type Severity } from '../kernel/problem.ts';
import { factOn } from '../db/people/fact-on.ts';
import type { FindingChange, FindingEvidence, Finding, Hit } from './check.ts';

/**
 * 核查发现 the findings of one run, in a temp table of the connection `found` (code, severity, person_id, certificate_id,
 * key, people …), so that they are counted, compared and listed by SQL and never all made into objects.
 */
export type FindingStore = {
  readonly add: (hit: Hit) => void;
  /** 只看一个街道 forgets what names nobody of a subdistrict. */
  readonly keepSubdistrict: (subdistrict: string) => void;
  /** 豁免 sets aside what was judged acceptable on the day. */
  readonly setAsideWaived: () => void;
  /** 前后对照 tells what is new and what is still open from the findings of an earlier day, and keeps what is gone. */
  readonly compareWith: (before: Iterable<Finding>) => void;
  readonly countByCode: (of?: FindingState) => ReadonlyMap<string, number>;
  /** How many of those that stand are new, still open or gone; all 0 where nothing was compared. */
  readonly countChanges: () => Readonly<Record<FindingChange, number>>;
  /** All or the first of each check: the gravest first, then by code and person; numbers masked unless to be revealed. */
  readonly list: (perCode?: number, of?: FindingState) => Generator<Finding>;
  /** Whoever has findings that stand: by subdistrict (those without one last), the gravest first. */
  readonly byPerson: () => Generator<FoundPerson>;
};

/** 街道核查清单 a person with all that was found, in Chinese, for the list of a subdistrict. */
export type FoundPerson = {
  readonly subdistrict: string | null;
  readonly community: string | null;
  readonly personId: number;
  readonly name: string;
  readonly codes: string;
  readonly what: string;
};

/** Found and not waived, found but waived, or found on the earlier day only. */
export type FindingState = 'standing' | 'waived' | 'gone';

const standing: Readonly<Record<FindingState, string>> = {
  standing: "waived = 0 and change is not 'gone'",
  waived: "waived = 1 and change is not 'gone'",
  gone: "change = 'gone'",
};

// The latest word on a finding counts, so that a waiver can be taken back by one that ends earlier.
const setAside = `update temp.found set waived = 1 where ? <= (select until_on from finding_waiver as w
  where w.code = found.code and w.person_id = found.person_id order by w.id desc limit 1)`;

type Row = {
  code: Finding['code'];
  severity: number;
  person_id: number | null;
  certificate_id: number | null;
  on_day: PlainDate | null;
  import_id: number | null;
  sheet: string | null;
  row_number: number | null;
  file_name: string | null;
  key: string;
  people: string;
  message_zh: string;
  message_en: string;
  evidence: string | null;
  change: FindingChange | null;
  name: string | null;
  number: string | null;
  subdistrict: string | null;
  community: string | null;
};

type About = { readonly asOf: PlainDate; readonly reveal: boolean };

/** Begins a run: nothing found yet. */
export function createFindingStore(database: Database, about: About): FindingStore {
  const { sqlite, query } = database;
  const { asOf } = about;
  sqlite.exec(`drop table if exists temp.found; create temp table found (id integer primary key, code text not null, severity integer not null,
    person_id integer, certificate_id integer, on_day text, import_id integer, sheet text, row_number integer, key text not null, people text not null,
    message_zh text not null, message_en text not null, evidence text,
    waived integer not null default 0, change text) strict`);
  const insert = sqlite.prepare(`insert into temp.found
    (code, severity, person_id, certificate_id, on_day, import_id, sheet, row_number, key, people, message_zh,
      message_en, evidence)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const add: FindingStore['add'] = (hit) => {
    const { code, severity, key, personId, people, certificateId, day, row, message, evidence } = hit;
    const json = evidence === undefined ? null : JSON.stringify(evidence);
    insert.run(
      code,
      severities.indexOf(severity),
      personId ?? null,
      certificateId ?? null,
      day ?? null,
      row?.importId ?? null,
      row?.sheet ?? null,
      row?.row ?? null,
      key,
      JSON.stringify(people),
      message.zh,
      message.en,
      json,
    );
  };
  return {
    add,
    keepSubdistrict(subdistrict) {
      const own = factOn('subdistrict', 'each.value', asOf).compile(query);
      sqlite
        .prepare(
          `delete from temp.found where not exists (
          select 1 from json_each(found.people) as each where ${own.sql} = ?)`,
        )
        .run(...own.parameters, subdistrict);
    },
    setAsideWaived() {
      sqlite.prepare(setAside).run(asOf);
    },
    compareWith(before) {
      sqlite.exec('create index temp.found_key on found (key)');
      const stillOpen = sqlite.prepare("update temp.found set change = 'open' where key = ?");
      const gone = sqlite.prepare("update temp.found set change = 'gone' where id = last_insert_rowid()");
      for (const finding of before) {
        if (stillOpen.run(finding.key).changes > 0) continue;
        add(finding);
        gone.run();
      }
      sqlite.exec("update temp.found set change = 'new' where change is null");
    },
    ...reading(database, about),
  };
}

function reading(
  { sqlite, query }: Database,
  { asOf, reveal }: About,
): Pick<FindingStore, 'countByCode' | 'countChanges' | 'list' | 'byPerson'> {
  return {
    countByCode(of = 'standing') {
      const rows = sqlite
        .prepare<[], { code: string; count: number }>(
          `select code, count(*) as count from temp.found where ${standing[of]} group by code`,
        )
        .all();
      return new Map(rows.map(({ code, count }) => [code, count]));
    },
    countChanges() {
      const rows = sqlite
        .prepare<[], { change: FindingChange; count: number }>(
          `select change, count(*) as count from temp.found
          where change is not null and (waived = 0 or change = 'gone') group by change`,
        )
        .all();
      const counted = rows.map(({ change, count }) => [change, count] as const);
      return { new: 0, open: 0, gone: 0, ...Object.fromEntries(counted) };
    },
    *list(perCode, of = 'standing') {
      chooseInOrder(sqlite, standing[of], perCode);
      const own = factOn('subdistrict', 'found.person_id', asOf).compile(query);
      const near = factOn('community', 'found.person_id', asOf).compile(query);
      const rows = sqlite.prepare(`select found.*, person.name, certificate.number, ${own.sql} as subdistrict,
          ${near.sql} as community, import.file_name
        from temp.listed cross join temp.found on found.id = listed.found_id
        left join person on person.id = found.person_id
        left join certificate on certificate.id = found.certificate_id
        left join import on import.id = found.import_id
        order by listed.place`);
      for (const row of rows.iterate(...own.parameters, ...near.parameters))
        yield toFinding(row as Row, reveal);
    },
    *byPerson() {
      const own = factOn('subdistrict', 'person.id', asOf).compile(query);
      const near = factOn('community', 'person.id', asOf).compile(query);
      const rows =
        sqlite.prepare(`select ${own.sql} as subdistrict, ${near.sql} as community, person.id as personId, person.name,
          group_concat(distinct code order by code) as codes, group_concat(message_zh, char(10) order by severity desc, code) as what
        from temp.found join person on person.id = found.person_id where ${standing.standing}
        group by person.id order by subdistrict is null, subdistrict, max(severity) desc, community is null, community, person.id`);
      for (const row of rows.iterate(...own.parameters, ...near.parameters)) yield row as FoundPerson;
    },
  };
}

/** Fills `temp.listed` in order. Sorted by ids alone: to sort the rows, messages and all, would hold them twice more. */
function chooseInOrder(sqlite: Sqlite, stands: string, perCode: number | undefined): void {
  sqlite.exec(`drop table if exists temp.listed;
    create temp table listed (place integer primary key, found_id integer not null)`);
  const limit = perCode ?? null;
  sqlite
    .prepare(
      `insert into temp.listed (found_id) select id from (
        select id, severity, code, person_id, row_number() over (partition by code order by person_id is null, person_id, id) as place
        from temp.found where ${stands})
      where ? is null or place <= ? order by severity desc, code, person_id is null, person_id, id`,
    )
    .run(limit, limit);
}

function toFinding(row: Row, reveal: boolean): Finding {
  const { person_id, name, certificate_id, number, on_day, subdistrict, community, evidence, change } = row;
  return {
    code: row.code,
    severity: severities[row.severity] as Severity,
    key: row.key,
    ...(person_id !== null && { personId: person_id }),
    ...(name !== null && { name }),
    ...(on_day !== null && { day: on_day }),
    ...placeOf(row),
    people: JSON.parse(row.people) as number[],
    ...(certificate_id !== null && { certificateId: certificate_id }),
    ...(number !== null && { certificate: reveal ? number : mask(number) }),
    ...(subdistrict !== null && { subdistrict }),
    ...(community !== null && { community }),
    message: { zh: row.message_zh, en: row.message_en },
    ...(evidence !== null && { evidence: JSON.parse(evidence) as FindingEvidence }),
    ...(change !== null && { change }),
  };
}

function placeOf({ import_id, sheet, row_number, file_name }: Row): Pick<Finding, 'row' | 'at'> {
  if (import_id === null || sheet === null || row_number === null) return {};
  return {
    row: { importId: import_id, sheet, row: row_number },
    at: { file: file_name ?? '', ...(sheet && { sheet }), row: row_number },
  };
}
