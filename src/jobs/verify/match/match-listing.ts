import type { ListMatter } from '../../../importing/headings/list-matter.ts';
import {
  type ListingColumn,
  column,
  inFiles,
  type Listing,
  onScreen,
  tableOf,
  wrapped,
} from '../../../kernel/documents/listing.ts';
import { severityNames, severityStyles } from '../../../kernel/problem.ts';
import { joined, semicolon, type Text, yesNo } from '../../../kernel/text.ts';
import type { MatchLevel } from '../../../verify/match/matcher.ts';
import { bandNames } from '../../../verify/who/score.ts';
import type { JudgementVerdict } from '../../../db/history/match-judgement-store.ts';
import { evidenceColumns } from '../evidence-columns.ts';
import type { Judged } from './match-hit.ts';
import type { MatchHit, MatchResult } from './match-list.ts';

/** 名单性质 as people call it. */
export const matterNames: Readonly<Record<ListMatter, Text>> = {
  deaths: { zh: '死亡名单', en: 'deaths' },
  moves: { zh: '户籍迁移名单', en: 'moves' },
  staff: { zh: '工作人员及亲属', en: 'staff and relatives' },
  prison: { zh: '服刑人员', en: 'people in prison' },
  other: { zh: '其他名单', en: 'other list' },
};

/** 比中的把握 as people call it. */
export const levelNames: Readonly<Record<MatchLevel, Text>> = {
  id: { zh: '身份证号相同', en: 'same citizen id' },
  certificate: { zh: '残疾人证号相同', en: 'same certificate' },
  'near-id': { zh: '号码有差错或残缺', en: 'id with a slip or damaged' },
  'name-birth': { zh: '姓名和出生日期', en: 'name and birth date' },
  'name-contact': { zh: '姓名和电话或住址', en: 'name and contact' },
  name: { zh: '仅姓名', en: 'name only' },
  'two-people': { zh: '号码和姓名是两个人', en: 'names two people' },
  judged: { zh: '已判定是本人', en: 'judged to be them' },
  'judged-different': { zh: '已判定不是本人', en: 'judged not to be them' },
};

/** A hit with one of those who may be meant, and whether that is the first of them. */
export type MatchRow = {
  readonly hit: MatchHit;
  readonly of: MatchHit['people'][number];
  readonly isFirst: boolean;
};

const nothing: Text = { zh: '', en: '' };
/** 性别 as people call it. */
export const sexNames = { male: { zh: '男', en: 'male' }, female: { zh: '女', en: 'female' } } as const;
/** The columns of a hit, a row for each who may be meant. */
const matchColumns: readonly ListingColumn<MatchRow>[] = [
  column('级别', 'severity', ({ hit }) => severityNames[hit.severity], { width: 8, on: inFiles }),
  column('工作表', 'sheet', ({ hit }) => hit.sheet, { width: 12, on: inFiles }),
  column('行', 'row', ({ hit }) => hit.row, { width: 8, on: inFiles }),
  column(
    '行',
    'row',
    ({ hit }) => ({ text: `${hit.sheet} ${hit.row}`.trimStart(), style: severityStyles[hit.severity] }),
    { on: onScreen },
  ),
  column('名单姓名', 'listed', ({ hit }) => hit.name, { width: 14 }),
  column('名单号码', 'number', ({ hit }) => hit.number, { width: 22 }),
  column('名单出生日期', 'listed birth', ({ hit }) => hit.birthDate, { width: 12, on: inFiles }),
  column('名单性别', 'listed sex', ({ hit }) => hit.sex && sexNames[hit.sex], { width: 6, on: inFiles }),
  column('名单街道', 'listed subdistrict', ({ hit }) => hit.subdistrict, { width: 12, on: inFiles }),
  column('名单日期', 'day', ({ hit }) => hit.happenedOn, { width: 12, on: inFiles }),
  column('把握', 'how surely', ({ hit }) => bandNames[hit.band], { width: 8 }),
  column('比中', 'by', ({ hit }) => levelNames[hit.level], { width: 18 }),
  column('得分', 'bits', ({ of }) => of.score, { width: 8, kind: 'decimal', on: inFiles }),
  column('登记号', 'id', ({ of }) => of.person, { width: 10 }),
  column('登记姓名', 'on record', ({ of }) => of.name, { width: 14 }),
  column('身份证号', 'citizen id', ({ of }) => of.citizenId, { width: 22, on: inFiles }),
  column('出生日期', 'born', ({ of }) => of.birthDate, { width: 12, on: inFiles }),
  column('性别', 'sex', ({ of }) => sexNames[of.sex], { width: 6, on: inFiles }),
  column('街道', 'subdistrict', ({ of }) => of.subdistrict, { width: 18 }),
  column('有效持证', 'live', ({ of }) => yesNo(of.isLive), { width: 10, on: inFiles }),
  column('有效', 'live', ({ of }) => yesNo(of.isLive), { on: onScreen }),
  ...evidenceColumns<MatchRow>(({ of }) => of),
  column('依据', 'why', ({ of }) => joined(of.reasons, semicolon), { width: 28 }),
  column('已判定', 'judged', ({ of }) => of.judged && judgedText(of.judged), { width: 24, isOptional: true }),
  // In a file it stands at each of them, on a screen once.
  column('建议', 'what may follow', ({ hit, of }) => joined([whichOf(hit, ''), of.proposal.text], nothing), {
    width: 60,
    on: inFiles,
  }),
  column(
    '建议',
    'what may follow',
    ({ hit, of, isFirst }) => joined([...(isFirst ? [whichOf(hit, ' ')] : []), of.proposal.text], nothing),
    { on: onScreen },
  ),
];

/** 判定 in words. */
const verdictNames: Readonly<Record<JudgementVerdict, Text>> = {
  same: { zh: '是本人', en: 'it is them' },
  different: { zh: '不是', en: 'it is not' },
  unclear: { zh: '不清楚', en: 'unclear' },
};

/** An answer that was given, by whom and when. */
export function judgedText({ verdict, why, by, at }: Judged): Text {
  const on = at.slice(0, 10);
  const { zh, en } = verdictNames[verdict];
  return {
    zh: `${zh}（${by} ${on}${why === undefined ? '' : `：${why}`}）`,
    en: `${en} (${by} on ${on}${why === undefined ? '' : `: ${why}`})`,
  };
}

/** 重名 the list does not say which of several it means. */
function whichOf({ people, more, level }: MatchHit, gap: string): Text {
  const all = people.filter(({ judged }) => judged?.verdict !== 'different').length + more;
  if (all < 2 || level === 'two-people') return nothing;
  return { zh: `共${gap}${all}${gap}人相符，先核实是哪一位；`, en: `${all} people fit, find out which; ` };
}

/** 比对结果 the hits as a list: a row for each person who may be meant; `most` of the hits, unless all. */
export function matchListing({ file, as, asOf, hits }: MatchResult, most = hits.length): Listing {
  const rows = hits
    .slice(0, most)
    .flatMap((hit) => hit.people.map((of, place) => ({ hit, of, isFirst: place === 0 })));
  return {
    name: '比对结果',
    title: `${matterNames[as].zh}比对结果`,
    isLandscape: true,
    note: `${file}，截至${asOf}，共${hits.length}条`,
    ...tableOf(wrapped(matchColumns), rows),
    more: { counter: '条', file: { zh: '比对结果.xlsx', en: 'match.xlsx' } },
  };
}
