import {
  type FlowCause,
  flowCauses,
  type FlowGroup,
  type HolderFlow,
} from '../../indicators/tables/holder-flows.ts';
import { type ListingColumn, column, type Listing, tableOf } from '../../kernel/documents/listing.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';

/** 持证人数增减 from the end of last year to the cut-off. */
export type YearFlows = {
  readonly year: number;
  readonly asOf: PlainDate;
  readonly by: FlowGroup;
  readonly flows: readonly HolderFlow[];
};

/** 持证人数增减表 the same as a list; a cause that nobody has is no column. */
export function flowsListing({ year, asOf, by, flows }: YearFlows): Listing {
  const causes = (Object.keys(flowCauses) as FlowCause[]).filter((cause) =>
    flows.some((flow) => flow.causes[cause] > 0),
  );
  const title = by === 'category' ? '残疾类别' : '街道';
  const columns: readonly ListingColumn<HolderFlow>[] = [
    column(title, by, ({ group }) => group, { width: 20 }),
    column('上年末', 'then', ({ opening }) => opening, { width: 10, kind: 'integer' }),
    ...causes.map((cause) => {
      const { zh, en, sign } = flowCauses[cause];
      const mark = sign === 1 ? '+' : '−';
      return column<HolderFlow>(`${mark}${zh}`, `${mark}${en}`, (flow) => flow.causes[cause], {
        width: 10,
        kind: 'integer',
      });
    }),
    column('现有', 'now', ({ closing }) => closing, { width: 10, kind: 'integer' }),
  ];
  const rows = flows.slice(0, -1);
  return {
    name: '持证人数增减',
    title: `${year}年持证残疾人增减表`,
    isLandscape: true,
    note: `单位：人；截至${asOf}`,
    ...tableOf(columns, rows),
    total: columns.map(({ of }) => flows.slice(-1).map(of)[0]),
    footers: [
      '上年末是按现有登记推算的上年末有效持证人数，与当时上报的不同之处见 dpf report changes',
      '上年末不明：当年换领过、登记里没有上一期有效期的人，当时是否有效无从知道，没有计入上年末',
    ],
  };
}
