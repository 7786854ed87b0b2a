import { birthDateOf } from '../../../kernel/citizen-id.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { ListMatter } from '../../../importing/headings/list-matter.ts';
import type { Text } from '../../../kernel/text.ts';
import type { MatchHit } from './match-hit.ts';
import { doubtedRow, type HitFacts, type Proposal } from './match-proposal.ts';

/**
 * 日期不对 of a death or move of somebody who was not born then, of a death before the first certificate, or without a day in a
 * list that has days (健在, 无, a day to come): day or person is wrong, and nothing follows.
 */
export function wrongDay(
  { row, person, ends }: HitFacts,
  { matter, isDated }: { readonly matter: ListMatter; readonly isDated: boolean },
): Proposal | undefined {
  if (matter !== 'deaths' && matter !== 'moves') return undefined;
  const on = row.happenedOn;
  const [zh, en] = matter === 'deaths' ? ['死亡', 'died'] : ['迁移', 'moved'];
  if (on === undefined)
    return isDated
      ? toAsk(`这一行没有可用的${zh}日期`, `this row has no day on which they ${en}`)
      : undefined;
  const born = birthDateOf(person.citizen_id);
  if (on < born)
    return toAsk(`${zh}日期 ${on} 早于出生日期 ${born}`, `${en} on ${on} before being born on ${born}`);
  if (matter === 'moves') return undefined;
  const { firstIssuedOn: issued } = ends;
  return issued !== undefined && on < issued
    ? toAsk(
        `死亡日期 ${on} 早于首次发证日期 ${issued}`,
        `died on ${on} before the first issue of the certificate on ${issued}`,
      )
    : undefined;
}

/**
 * 另处说法 the hits again: of a sheet below whose rows something is said, and of whom another row says something else,
 * nothing is proposed before it is known what that means.
 */
export function withoutTakenBack(
  hits: readonly MatchHit[],
  { below, names }: { readonly below: ReadonlyMap<string, Text>; readonly names: ReadonlyMap<string, Text> },
): readonly MatchHit[] {
  const doubted = new Map(
    hits.flatMap(({ doubt, people }) => (doubt && people[0] ? [[people[0].person, doubt] as const] : [])),
  );
  if (below.size === 0 && doubted.size === 0 && names.size === 0) return hits;
  return hits.map((hit) => {
    const [one] = hit.people;
    if (hit.band !== 'sure' || hit.level === 'judged' || !one || one.proposal.isSettled) return hit;
    const said = below.get(hit.sheet) ?? doubted.get(one.person) ?? names.get(one.name);
    return said === undefined ? hit : asked(hit, doubtedRow(said));
  });
}

/** The hit as one that is asked about. */
function asked(hit: MatchHit, proposal: Proposal): MatchHit {
  const people = hit.people.map((one) => (one.proposal.isSettled ? one : { ...one, proposal }));
  return { ...hit, people, band: 'likely', severity: hit.severity === 'error' ? 'warning' : hit.severity };
}

/** 日期互相矛盾 the hits again; of whom the list says several days of death or moving nothing is proposed before it is known which is right. */
export function withoutClashes(hits: readonly MatchHit[], matter: ListMatter): readonly MatchHit[] {
  if (matter !== 'deaths' && matter !== 'moves') return hits;
  const [zh, en] = matter === 'deaths' ? ['死亡', 'death'] : ['迁移', 'moving'];
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
      `名单里这个人有几个${zh}日期（${said}）`,
      `the list has several dates of ${en} (${said})`,
    );
    return asked(hit, proposal);
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
