import type { Database } from '../db/open.ts';
import { mask } from '../kernel/mask.ts';
import type { PlainDate } from '../kernel/plain-date.ts';
import { severities, type Severity } from '../kernel/problem.ts';
import { factOn } from './fact-on.ts';
import type { Evidence, Finding } from './check.ts';
import type { Hit } from './run-checks.ts';

/**
 * 核查发现 the findings of one run, in a temp table of the connection `found` (code, severity, person_id, certificate_id,
 * key, people …) that SQLite keeps in memory while it is small: a million holders need no more room than a thousand.
 */
export type FindingStore = {
  readonly add: (hit: Hit) => void;
  /** 只看一个街道 forgets what names nobody of a subdistrict. */
  readonly keepSubdistrict: (subdistrict: string) => void;
  readonly countByCode: () => ReadonlyMap<string, number>;
  /** The gravest first, then by code and person; numbers masked unless they are to be revealed. */
  readonly list: (limit?: number) => Generator<Finding>;
};

type Row = {
  code: Finding['code'];
  severity: number;
  person_id: number;
  certificate_id: number | null;
  key: string;
  people: string;
  message_zh: string;
  message_en: string;
  evidence: string | null;
  name: string;
  number: string | null;
  subdistrict: string | null;
};

/** Begins a run: nothing found yet. */
export function createFindingStore(
  { sqlite, query }: Database,
  { asOf, reveal }: { readonly asOf: PlainDate; readonly reveal: boolean },
): FindingStore {
  sqlite.exec('drop table if exists temp.found');
  sqlite.exec(`create temp table found (id integer primary key, code text not null, severity integer not null,
    person_id integer not null, certificate_id integer, key text not null, people text not null,
    message_zh text not null, message_en text not null, evidence text) strict`);
  const insert = sqlite.prepare(`insert into temp.found
    (code, severity, person_id, certificate_id, key, people, message_zh, message_en, evidence)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const subdistrictOf = (person: string) => factOn('subdistrict', person, asOf);
  return {
    add({ code, severity, key, personId, people, certificateId, message: { zh, en }, evidence }) {
      const grave = severities.indexOf(severity);
      const json = evidence === undefined ? null : JSON.stringify(evidence);
      const ids = JSON.stringify(people);
      insert.run(code, grave, personId, certificateId ?? null, key, ids, zh, en, json);
    },
    keepSubdistrict(subdistrict) {
      const own = subdistrictOf('each.value').compile(query);
      sqlite
        .prepare(
          `delete from temp.found where not exists (
          select 1 from json_each(found.people) as each where ${own.sql} = ?)`,
        )
        .run(...own.parameters, subdistrict);
    },
    countByCode() {
      const rows = sqlite
        .prepare<[], { code: string; count: number }>(
          'select code, count(*) as count from temp.found group by code',
        )
        .all();
      return new Map(rows.map(({ code, count }) => [code, count]));
    },
    *list(limit = -1) {
      const own = subdistrictOf('found.person_id').compile(query);
      const rows = sqlite.prepare(`select found.*, person.name, certificate.number, ${own.sql} as subdistrict
        from temp.found join person on person.id = found.person_id
        left join certificate on certificate.id = found.certificate_id
        order by found.severity desc, found.code, found.person_id, found.id limit ?`);
      for (const row of rows.iterate(...own.parameters, limit)) yield toFinding(row as Row, reveal);
    },
  };
}

function toFinding(row: Row, reveal: boolean): Finding {
  const { certificate_id, number, subdistrict, evidence } = row;
  return {
    code: row.code,
    severity: severities[row.severity] as Severity,
    key: row.key,
    personId: row.person_id,
    name: row.name,
    people: JSON.parse(row.people) as number[],
    ...(certificate_id !== null && { certificateId: certificate_id }),
    ...(number !== null && { certificate: reveal ? number : mask(number) }),
    ...(subdistrict !== null && { subdistrict }),
    message: { zh: row.message_zh, en: row.message_en },
    ...(evidence !== null && { evidence: JSON.parse(evidence) as Evidence }),
  };
}
