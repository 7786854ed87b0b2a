import {
  type FlowCause,
  flowCauses,
  type FlowGroup,
  type HolderFlow,
  holderFlows,
} from '../../indicators/holder-flows.ts';
import { CannotRun } from '../../kernel/cannot-run.ts';
import { type Column, column, type Listing, tableOf } from '../../kernel/listing.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { type JobContext, withRegistry } from '../frame/context.ts';
import { loadPolicies } from '../policy/load-policies.ts';
import { cutOffOf } from './write-annual-report.ts';

/** 持证人数增减 from the end of last year to the cut-off. */
export type YearFlows = {
  readonly year: number;
  readonly asOf: PlainDate;
  readonly by: FlowGroup;
  readonly flows: readonly HolderFlow[];
};

/** The flows of a year by category or subdistrict. Throws CannotRun where no roster of the year is on record. */
export async function readFlows(context: JobContext, year: number, by: FlowGroup): Promise<YearFlows> {
  const asOf = cutOffOf(year, context);
  return withRegistry(context, 'report flows', async (db) => {
    const policies = await loadPolicies(context, db);
    const flows = await holderFlows(db, { year, asOf, ...policies }, by);
    if (!flows) throw noRoster(year);
    return { year, asOf, by, flows };
  });
}

/** 持证人数增减表 the same as a list; a cause that nobody has is no column. */
export function flowsListing({ year, asOf, by, flows }: YearFlows): Listing {
  const causes = (Object.keys(flowCauses) as FlowCause[]).filter((cause) =>
    flows.some((flow) => flow.causes[cause] > 0),
  );
  const title = by === 'category' ? '残疾类别' : '街道';
  const columns: readonly Column<HolderFlow>[] = [
    column(title, by, ({ group }) => group, { width: 20 }),
    column('上年末', 'then', ({ opening }) => opening, { width: 10, kind: 'integer' }),
    ...causes.map((cause) => {
      const { zh, en, sign } = flowCauses[cause];
      const mark = sign === 1 ? '+' : '−';
      return column<HolderFlow>(`${mark}${zh}`, `${mark}${en}`, (flow) => flow.causes[cause], {
        ...{ width: 10, kind: 'integer' },
      });
    }),
    column('现有', 'now', ({ closing }) => closing, { width: 10, kind: 'integer' }),
  ];
  const rows = flows.slice(0, -1);
  return {
    ...{ name: '持证人数增减', title: `${year}年持证残疾人增减表`, isLandscape: true },
    note: `单位：人；截至${asOf}`,
    ...tableOf(columns, rows),
    total: columns.map(({ of }) => flows.slice(-1).map(of)[0]),
    footers: ['上年末是按现有登记推算的上年末有效持证人数，与当时上报的不同之处见 dpf report changes'],
  };
}

function noRoster(year: number): CannotRun {
  return new CannotRun({
    what: { zh: `没有 ${year} 年的持证残疾人花名册`, en: `There is no roster of ${year}` },
    why: {
      zh: '不知道谁还持证，就算不出增减',
      en: 'without knowing who still is a holder nothing can be told',
    },
    next: { zh: '请导入当年的花名册', en: 'Import the roster of the year' },
  });
}
