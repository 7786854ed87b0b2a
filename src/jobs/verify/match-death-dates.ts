import { birthDateOf } from '../../kernel/citizen-id.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { MatchHit } from './match-hit.ts';
import type { HitFacts, Proposal } from './match-proposal.ts';

/** 不可能的死亡日期 of somebody who was not born then, or got the certificate later: day or person is wrong, and nothing follows. */
export function impossibleDeath({ row, person, ends }: HitFacts): Proposal | undefined {
  const on = row.happenedOn;
  if (on === undefined) return undefined;
  const born = birthDateOf(person.citizen_id);
  if (on < born)
    return toAsk(`死亡日期 ${on} 早于出生日期 ${born}`, `died on ${on} before being born on ${born}`);
  const { firstIssuedOn: issued } = ends;
  return issued !== undefined && on < issued
    ? toAsk(
        `死亡日期 ${on} 早于首次发证日期 ${issued}`,
        `died on ${on} before the first issue of the certificate on ${issued}`,
      )
    : undefined;
}

/** 死亡日期互相矛盾 the hits again; of whom the list has died on several days nothing is proposed before it is known which is right. */
export function withoutClashes(hits: readonly MatchHit[]): readonly MatchHit[] {
  const days = new Map<number, Set<PlainDate>>();
  for (const { band, people, happenedOn } of hits) {
    const [one] = people;
    if (band !== 'sure' || !one || happenedOn === undefined) continue;
    days.set(one.person, (days.get(one.person) ?? new Set()).add(happenedOn));
  }
  return hits.map((hit) => {
    const own = days.get(hit.people[0]?.person ?? 0);
    if (hit.band !== 'sure' || !own || own.size < 2) return hit;
    const said = [...own].sort().join('、');
    const proposal = toAsk(
      `名单里这个人有几个死亡日期（${said}）`,
      `the list has several dates of death (${said})`,
    );
    const people = hit.people.map((one) => (one.proposal.isSettled ? one : { ...one, proposal }));
    return { ...hit, people, band: 'likely', severity: hit.severity === 'error' ? 'warning' : hit.severity };
  });
}

function toAsk(zh: string, en: string): Proposal {
  return {
    isSettled: false,
    text: {
      zh: `${zh}：先向来源核对日期和人，更正名单后再比对`,
      en: `${en}: ask the source for day and person, correct the list and match again`,
    },
  };
}
