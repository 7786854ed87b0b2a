import { judgementHeadings, verdictWords } from '../../importing/headings/judgement-columns.ts';
import { type Column, column, type Listing, mapped, tableOf, wrapped } from '../../kernel/listing.ts';
import { matchColumns, matterNames, type MatchRow } from './match-listing.ts';
import type { MatchHit, MatchResult } from './match-list.ts';

type Asked = MatchRow & { readonly number: string };
type NumberOf = (hit: MatchHit, person: MatchRow['of']['person']) => string;

const nothing = (): undefined => undefined;
const columns: readonly Column<Asked>[] = [
  column(judgementHeadings.verdict, 'judgement', nothing, {
    width: 10,
    choices: Object.values(verdictWords).map(([first]) => first),
    hint: '是本人、不是、不清楚',
  }),
  column(judgementHeadings.why, 'how it was found out', nothing, { width: 22, hint: '怎样核实的' }),
  ...matchColumns,
  column(judgementHeadings.number, 'number of the question', ({ number }) => number, {
    width: 20,
    hint: '不要改动',
  }),
];

/** 比对判定表 the hits as a list to be filled in: whoever is not beyond doubt first. */
export function judgeListing({ file, as, asOf, hits }: MatchResult, numberOf: NumberOf): Listing {
  const inOrder = [
    ...hits.filter(({ band }) => band !== 'sure'),
    ...hits.filter(({ band }) => band === 'sure'),
  ];
  const rows = inOrder.flatMap((hit) => hit.people.map((of, place) => ({ hit, of, isFirst: place === 0 })));
  return {
    ...{ name: '比对判定', title: `${matterNames[as].zh}比对判定表`, isLandscape: true, isToFillIn: true },
    note: `${file}，截至${asOf}，共${hits.length}条；填好后用 dpf verify judge --from 交回，没有填的行不登记`,
    ...tableOf(
      wrapped(columns),
      mapped(rows, (row) => ({ ...row, number: numberOf(row.hit, row.of.person) })),
    ),
  };
}
