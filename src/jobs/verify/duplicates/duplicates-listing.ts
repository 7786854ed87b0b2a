import {
  type ListingColumn,
  column,
  inFiles,
  type ListedValue,
  type Listing,
  onScreen,
  tableOf,
  wrapped,
} from '../../../kernel/documents/listing.ts';
import { joined, semicolon, yesNo } from '../../../kernel/text.ts';
import { changeNames } from '../change-names.ts';
import { evidenceColumns } from '../evidence-columns.ts';
import type { DuplicatePair, Duplicates } from './find-duplicates.ts';

const columns: readonly ListingColumn<DuplicatePair>[] = [
  column('代码', 'code', ({ code }) => code, { width: 8, on: inFiles }),
  column('强度', 'strength', ({ strength }) => strength, { width: 8, kind: 'integer' }),
  column('登记号', 'id', ({ people: [one] }) => one.person, { width: 10 }),
  column('姓名', 'name', ({ people: [one] }) => one.name, { width: 14 }),
  column('身份证号', 'citizen id', ({ people: [one] }) => one.citizenId, { width: 22, on: inFiles }),
  column('街道', 'subdistrict', ({ people: [one] }) => one.subdistrict, { width: 18, on: inFiles }),
  column('有效持证', 'live', ({ people: [one] }) => yesNo(one.isLive), { width: 10, on: inFiles }),
  column('登记号', 'id', ({ people: [, other] }) => other.person, { on: onScreen }),
  column('姓名', 'name', ({ people: [, other] }) => other.name, { on: onScreen }),
  column('身份证号', 'citizen ids', ({ people }) => people.map(({ citizenId }) => citizenId).join(' / '), {
    on: onScreen,
  }),
  column(
    '有效持证',
    'live',
    ({ people: [one, other] }) => joined([yesNo(one.isLive), yesNo(other.isLive)], { zh: '/', en: '/' }),
    { on: onScreen },
  ),
  column('另一登记号', 'other id', ({ people: [, other] }) => other.person, { width: 10, on: inFiles }),
  column('另一姓名', 'other name', ({ people: [, other] }) => other.name, { width: 14, on: inFiles }),
  column('另一身份证号', 'other citizen id', ({ people: [, other] }) => other.citizenId, {
    width: 22,
    on: inFiles,
  }),
  column('另一街道', 'other subdistrict', ({ people: [, other] }) => other.subdistrict, {
    width: 18,
    on: inFiles,
  }),
  column('另一有效持证', 'other live', ({ people: [, other] }) => yesNo(other.isLive), {
    width: 10,
    on: inFiles,
  }),
  column('依据', 'why', whyOf, { on: onScreen }),
  column('依据', 'why', ({ reasons }) => joined(reasons, semicolon), { width: 40, on: inFiles }),
  ...evidenceColumns<DuplicatePair>((pair) => pair),
  column('判定', 'judged', ({ judged }) => judged && `${verdicts[judged.verdict]}：${judged.why}`, {
    width: 30,
    on: inFiles,
  }),
];
const change: ListingColumn<DuplicatePair> = {
  title: { zh: '变化', en: 'change' },
  width: 8,
  on: inFiles,
  of: (pair) => pair.change && changeNames[pair.change],
};
const verdicts = { same: '同一人', different: '不是同一人' };

/** On a screen what changed, why, and what was judged stand in one column. */
function whyOf({ reasons, change: changed, judged }: DuplicatePair): ListedValue {
  const why = joined([...(changed ? [changeNames[changed]] : []), ...reasons], semicolon);
  if (!judged) return why;
  const { verdict, by, at } = judged;
  const on = at.slice(0, 10);
  const said = {
    same: { zh: '判为同一人', en: 'judged the same' },
    different: { zh: '判为两人', en: 'judged not the same' },
  }[verdict];
  const text = {
    zh: `${why.zh}（${by} ${on} ${said.zh}：${judged.why}）`,
    en: `${why.en} (${said.en} by ${by} on ${on}: ${judged.why})`,
  };
  return { text, style: 'dim' };
}

/** 疑似同一人清单 the pairs as a list. */
export function duplicatesListing({ asOf, pairs, comparison }: Duplicates): Listing {
  return {
    name: '疑似同一人',
    title: '疑似同一人清单',
    note: `截至${asOf}，共${pairs.length}对`,
    isLandscape: true,
    ...tableOf(wrapped(comparison ? [...columns, change] : columns), pairs),
    more: { counter: '对', file: { zh: '疑似同一人.xlsx', en: 'duplicates.xlsx' } },
  };
}
