import type { PlainDate } from '../kernel/plain-date.ts';
import { type CertificateEventKind, holdingStates, stateAfter } from '../registry/certificate.ts';
import type { Sqlite } from './driver.ts';
import type { Marks } from './marks.ts';

/** What a roster that was read to its end says of those who are not on it. */
type Closing = {
  readonly importId: number;
  readonly asOf: PlainDate;
  readonly seen: Marks;
  /** Whether the roster names everybody. */
  readonly isFull: boolean;
  /** Of these places only; undefined for the whole district. */
  readonly areas: readonly string[] | undefined;
};

type Held = { id: number; kind: CertificateEventKind; absence: number | null };

/**
 * 不在册标记 marks held certificates that a full roster no longer names, for a clerk to look into: nothing is ended by
 * it. Whoever is on a roster again loses the mark. Returns how many were newly
 * marked, of how many that might have been.
 */
export function markAbsent(
  sqlite: Sqlite,
  { importId, asOf, seen, isFull, areas }: Closing,
): { readonly held: number; readonly left: number } {
  const insert = sqlite.prepare(
    'insert into roster_absence (certificate_id, noticed_on, import_id) values (?, ?, ?)',
  );
  const clear = sqlite.prepare('update roster_absence set superseded_by = ? where id = ?');
  const marked = sqlite
    .prepare<[], { id: number; certificate_id: number }>(
      'select id, certificate_id from roster_absence where superseded_by is null',
    )
    .all();
  for (const { id, certificate_id } of marked) if (seen.has(certificate_id)) clear.run(importId, id);
  if (!isFull) return { held: 0, left: 0 };
  const held = heldCertificates(sqlite, asOf, areas);
  const gone = held.filter(({ id, absence }) => absence === null && !seen.has(id));
  for (const { id } of gone) insert.run(id, asOf, importId);
  return { held: held.length, left: gone.length };
}

/** The certificates whose last event leaves them held, as ids: a million of them are some megabytes. */
function heldCertificates(
  sqlite: Sqlite,
  asOf: PlainDate,
  areas: readonly string[] | undefined,
): readonly Held[] {
  const held: Held[] = [];
  const all = sqlite
    .prepare<{ areas: string | null; asOf: PlainDate }, Held>(
      `select c.id, (select kind from certificate_event as e where e.certificate_id = c.id and e.superseded_by is null
          order by e.happened_on desc, e.id desc limit 1) as kind,
        (select id from roster_absence as a where a.certificate_id = c.id and a.superseded_by is null) as absence
       from certificate as c where c.withdrawn_by is null and ($areas is null or exists (
         select 1 from fact where fact.person_id = c.person_id and name in ('subdistrict', 'community')
           and superseded_by is null and valid_from <= $asOf and (valid_to is null or valid_to > $asOf)
           and value in (select value from json_each($areas))))`,
    )
    .iterate({ areas: areas === undefined ? null : JSON.stringify(areas), asOf });
  for (const certificate of all) {
    if (holdingStates.some((state) => state === stateAfter[certificate.kind])) held.push(certificate);
  }
  return held;
}
