import type { PlainDate } from '../../kernel/plain-date.ts';
import { type CertificateEventKind, holdingEvents } from '../../registry/certificate/certificate.ts';
import { lastEventKind } from '../../db/people/certificates-as-of.ts';
import type { Sqlite } from '../../db/connection/driver.ts';
import { holdsOnSql } from '../../db/people/fact-on.ts';

type Certificate = {
  id: number;
  person_id: number;
  kind: CertificateEventKind | null;
  first_issued_on: PlainDate;
  last_named: PlainDate | null;
};

/** The rosters that count: of two complete ones of a day and place the later command's. */
const effective = `select i.* from import as i where i.kind = 'holders'
  and i.id not in (select import_id from import_undo)
  and not (i.scope = 'complete' and exists (select 1 from import as later where later.kind = 'holders'
    and later.scope = 'complete' and later.as_of = i.as_of and later.area is i.area and later.command > i.command
    and later.id not in (select import_id from import_undo)))`;

/** A day of which a complete roster is on record, and the place whose people it names; null for the whole district. */
type Complete = { as_of: PlainDate; area: string | null };

/**
 * 不在册标记 marks held certificates that a complete roster no longer names, for a clerk to look into: nothing is ended by
 * it. Whoever a roster of that day or later names is not marked. Returns how many are held, and how many of them newly
 * marked.
 */
export function deriveAbsences(sqlite: Sqlite, by: number): { readonly held: number; readonly left: number } {
  const complete = sqlite
    .prepare<[], Complete>(
      `with roster as (${effective}) select as_of, area from roster where scope = 'complete'
       group by as_of, area having sum(rows_rejected) = 0 order by as_of, area`,
    )
    .all();
  const lives = sqlite.prepare<[{ person: number; day: PlainDate; area: string }]>(
    `select 1 from current_fact where person_id = @person and name in ('subdistrict', 'community')
       and ${holdsOnSql('current_fact', '@day')} and value = @area`,
  );
  const absent = new Map<number, PlainDate>();
  let held = 0;
  for (const { id, person_id, kind, first_issued_on, last_named } of complete.length > 0
    ? certificates(sqlite)
    : []) {
    if (kind === null || !holdingEvents.includes(kind)) continue;
    held += 1;
    const missed = complete.find(
      ({ as_of, area }) =>
        as_of > (last_named ?? '') &&
        as_of >= first_issued_on &&
        (area === null || lives.get({ person: person_id, day: as_of, area }) !== undefined),
    );
    if (missed) absent.set(id, missed.as_of);
  }
  return { held, left: mark(sqlite, absent, by) };
}

/** When each certificate was last named on a roster, and the event that leaves its state. */
function certificates(sqlite: Sqlite): readonly Certificate[] {
  sqlite.exec(`drop table if exists temp.effective_roster;
    create temp table effective_roster as select id, as_of from (${effective})`);
  return sqlite
    .prepare<[], Certificate>(
      `select c.id, c.person_id, c.first_issued_on,
         ${lastEventKind} as kind,
         nullif(max(coalesce((select as_of from temp.effective_roster where id = c.import_id), ''),
           coalesce((select max(r.as_of) from current_holder_statement as s
             join temp.effective_roster as r on r.id = s.import_id
             where s.person_id = c.person_id and (s.certificate_id = c.id
               or s.content -> 'words' ->> 'certificateNumber' = c.number)), '')), '') as last_named
       from certificate as c where c.withdrawn_by is null`,
    )
    .all();
}

function mark(sqlite: Sqlite, absent: ReadonlyMap<number, PlainDate>, by: number): number {
  const insert = sqlite.prepare(
    'insert into roster_absence (certificate_id, noticed_on, import_id) values (?, ?, ?)',
  );
  const clear = sqlite.prepare('update roster_absence set superseded_by = ? where id = ?');
  const marked = sqlite
    .prepare<[], { id: number; certificate_id: number; noticed_on: PlainDate }>(
      'select id, certificate_id, noticed_on from current_roster_absence',
    )
    .all();
  const before = new Set<number>();
  const staying = new Set<number>();
  for (const { id, certificate_id, noticed_on } of marked) {
    before.add(certificate_id);
    if (absent.get(certificate_id) === noticed_on) staying.add(certificate_id);
    else clear.run(by, id);
  }
  for (const [id, day] of absent) if (!staying.has(id)) insert.run(id, day, by);
  return [...absent.keys()].filter((id) => !before.has(id)).length;
}
