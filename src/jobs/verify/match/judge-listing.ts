import { judgementHeadings, verdictWords } from '../../../importing/headings/judgement-columns.ts';
import {
  type ListingColumn,
  column,
  type Listing,
  mapped,
  tableOf,
  wrapped,
} from '../../../kernel/documents/listing.ts';
import { joined, semicolon, type Text } from '../../../kernel/text.ts';
import { bandNames } from '../../../verify/who/score.ts';
import { evidenceText } from '../evidence-columns.ts';
import { judgedText, levelNames, matterNames, type MatchRow, sexNames } from './match-listing.ts';
import type { MatchHit, MatchResult } from './match-list.ts';

type Asked = MatchRow & { readonly number: string };
type NumberOf = (hit: MatchHit, person: MatchRow['of']['person']) => string;

const nothing = (): undefined => undefined;
// So few and so narrow that a page can be read in print: what is said of somebody stands in one cell.
const columns: readonly ListingColumn<Asked>[] = [
  column(judgementHeadings.verdict, 'judgement', nothing, {
    width: 9,
    choices: Object.values(verdictWords).map(([first]) => first),
    hint: '是本人、不是、不清楚',
  }),
  column(judgementHeadings.why, 'how it was found out', nothing, { width: 16, hint: '怎样核实的' }),
  column('工作表', 'sheet', ({ hit }) => hit.sheet, { width: 8 }),
  column('行', 'row', ({ hit }) => hit.row, { width: 5 }),
  column('名单姓名', 'listed', ({ hit }) => hit.name, { width: 10 }),
  column('名单所写', 'what the list says', ({ hit }) => listedText(hit), { width: 22 }),
  column('把握', 'how surely', ({ hit, of }) => surelyText(hit, of), { width: 16 }),
  column('登记号', 'id', ({ of }) => of.person, { width: 8 }),
  column('登记姓名', 'on record', ({ of }) => of.name, { width: 10 }),
  column('登记情况', 'what is on record', ({ of }) => knownText(of), { width: 22 }),
  column('异同', 'what agrees and differs', ({ of }) => evidenceText(of), { width: 26 }),
  column('依据', 'why', ({ of }) => joined(of.reasons, semicolon), { width: 22 }),
  column(judgementHeadings.number, 'number of the question', ({ number }) => number, {
    width: 18,
    hint: '不要改动',
  }),
];

function said(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join('，');
}

function listedText({ number, birthDate, sex, subdistrict, happenedOn }: MatchHit): string {
  const day = happenedOn === undefined ? undefined : `日期 ${happenedOn}`;
  return said(number, birthDate && `${birthDate} 生`, sex && sexNames[sex].zh, subdistrict, day);
}

function knownText({ citizenId, birthDate, sex, subdistrict, isLive }: MatchRow['of']): string {
  return said(citizenId, `${birthDate} 生`, sexNames[sex].zh, subdistrict, isLive ? '有效持证' : '无有效证');
}

function surelyText({ band, level, people, more }: MatchHit, { judged }: MatchRow['of']): Text {
  const all = people.length + more;
  const parts: readonly Text[] = [
    bandNames[band],
    levelNames[level],
    ...(all > 1 ? [{ zh: `共${all}人`, en: `${all} people` }] : []),
    ...(judged ? [judgedText(judged)] : []),
  ];
  return joined(parts, semicolon);
}

/** Those of one listed name stand together, so that two rows that may mean one person are judged beside each other. */
function byName(hits: readonly MatchHit[]): readonly MatchHit[] {
  const groups = new Map<string, MatchHit[]>();
  for (const hit of hits) groups.set(hit.name ?? '', [...(groups.get(hit.name ?? '') ?? []), hit]);
  return [...groups.values()].flat();
}

/** 比对判定表 the hits as a list to be filled in: whoever is not beyond doubt first. */
export function judgeListing({ file, as, asOf, hits }: MatchResult, numberOf: NumberOf): Listing {
  const inOrder = [
    ...byName(hits.filter(({ band }) => band !== 'sure')),
    ...byName(hits.filter(({ band }) => band === 'sure')),
  ];
  const rows = inOrder.flatMap((hit) => hit.people.map((of, place) => ({ hit, of, isFirst: place === 0 })));
  return {
    name: '比对判定',
    title: `${matterNames[as].zh}比对判定表`,
    isLandscape: true,
    isToFillIn: true,
    note: `${file}，截至${asOf}，共${hits.length}条；填好后用 dpf verify judge --from 交回，没有填的行不登记`,
    ...tableOf(
      wrapped(columns),
      mapped(rows, (row) => ({ ...row, number: numberOf(row.hit, row.of.person) })),
    ),
  };
}
