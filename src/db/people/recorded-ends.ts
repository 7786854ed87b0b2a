import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Database } from '../connection/open.ts';

/** What is on record already of somebody's death and last move, and since when they hold a certificate. */
export type RecordedEnds = {
  readonly diedOn: PlainDate | undefined;
  readonly firstIssuedOn: PlainDate | undefined;
  readonly lastMove: { readonly direction: 'in' | 'out'; readonly on: PlainDate } | undefined;
};

/** The deaths, first issues and last moves on record of some people, one query each. */
export function recordedEnds({ sqlite }: Database, ids: readonly number[]): (id: number) => RecordedEnds {
  const some = JSON.stringify(ids);
  const among = 'person_id in (select value from json_each(?))';
  const deaths = sqlite
    .prepare<[string], { person_id: number; died_on: PlainDate }>(
      `select person_id, died_on from current_death where ${among}`,
    )
    .all(some);
  const moves = sqlite
    .prepare<[string], { person_id: number; direction: 'in' | 'out'; moved_on: PlainDate }>(
      `select person_id, direction, moved_on from current_move where ${among} order by moved_on`,
    )
    .all(some);
  const certificates = sqlite
    .prepare<[string], { person_id: number; first: PlainDate }>(
      `select person_id, min(first_issued_on) as first from certificate
       where ${among} and withdrawn_by is null group by person_id`,
    )
    .all(some);
  const issuedOn = new Map(certificates.map((one) => [one.person_id, one.first]));
  const diedOn = new Map(deaths.map((one) => [one.person_id, one.died_on]));
  const lastMove = new Map(
    moves.map(({ person_id, direction, moved_on }) => [person_id, { direction, on: moved_on }]),
  );
  return (id) => ({
    diedOn: diedOn.get(id),
    firstIssuedOn: issuedOn.get(id),
    lastMove: lastMove.get(id),
  });
}
