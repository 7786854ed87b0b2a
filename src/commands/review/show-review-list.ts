import type { Command } from 'commander';
import type { ReviewListRequest, ReviewList } from '../../jobs/review/list-reviews.ts';
import type { Text } from '../../kernel/text.ts';
import { run, type Session } from '../frame/frame.ts';
import type { Io } from '../frame/io.ts';
import { asCount, asList, examples, formatOption } from '../frame/options.ts';
import { showListing } from '../frame/screen/show-table.ts';

const formats = ['table', 'json', 'xlsx', 'csv', 'md'] as const;
type Format = (typeof formats)[number];
type ListOptions = {
  readonly name?: string;
  readonly subdistrict?: readonly string[];
  readonly format?: Format;
};
type SampleOptions = ListOptions & {
  readonly seed: number;
  readonly size?: number;
  readonly percent?: number;
};
type Say = (text: Text) => string;

const SHOWN = 20;
const LARGEST = 999_999_999;

/** `dpf review worklist|sample`: who is still to be reviewed, and whom to look at again. */
export function addReviewLists(review: Command, io: Io, say: Say): void {
  addListOptions(
    review.command('worklist').description(
      say({
        zh: '待复核名单：一个街道一张表，结果有下拉选项，填好可再导入；名单上没有证件号码',
        en: 'Who is still to be reviewed: a sheet a subdistrict with drop-downs, to be imported again; no numbers on it',
      }),
    ),
    say,
  )
    .addHelpText('after', examples(io.lang, 'dpf review worklist --format xlsx -o 待复核.xlsx'))
    .action(
      run(io, async (session, options: ListOptions) => {
        const { reviewWorklist } = await import('../../jobs/review/list-reviews.ts');
        const list = await reviewWorklist(session.context, requestOf(options));
        await showList(session, list, 'worklist', options);
      }),
    );
  addSample(review, io, say);
}

function addSample(review: Command, io: Io, say: Say): void {
  addListOptions(
    review.command('sample').description(
      say({
        zh: '从已复核的人中抽查：同一种子每次抽出同样的人',
        en: 'Draws some of the reviewed for a quality check: the same seed gives the same people every time',
      }),
    ),
    say,
  )
    .requiredOption(
      '--seed <number>',
      say({ zh: '种子，任一整数', en: 'seed, any whole number' }),
      asCount(LARGEST),
    )
    .option('--size <number>', say({ zh: '抽多少人', en: 'how many people' }), asCount(LARGEST))
    .option(
      '--percent <number>',
      say({ zh: '抽百分之几（默认 5）', en: 'how many percent (default 5)' }),
      asCount(100),
    )
    .addHelpText(
      'after',
      examples(io.lang, 'dpf review sample --seed 2020 --size 60 --format xlsx -o 抽查.xlsx'),
    )
    .action(
      run(io, async (session, options: SampleOptions) => {
        const { reviewSample } = await import('../../jobs/review/list-reviews.ts');
        const { seed, size, percent = 5 } = options;
        const wanted = size === undefined ? { percent } : { size };
        const list = await reviewSample(session.context, { ...requestOf(options), seed, wanted });
        await showList(session, list, 'sample', options, { seed, from: list.from });
      }),
    );
}

function addListOptions(command: Command, say: Say): Command {
  return command
    .option('--name <name>', say({ zh: '复核活动（默认最近一次）', en: 'campaign (default the latest)' }))
    .option(
      '--subdistrict <name>',
      say({ zh: '只列这个街道（可重复）', en: 'this subdistrict only (repeatable)' }),
      asList,
    )
    .addOption(formatOption(formats, say));
}

function requestOf({ name, subdistrict = [] }: ListOptions): ReviewListRequest {
  return { name, subdistricts: subdistrict };
}

async function showList(
  session: Session,
  list: ReviewList,
  what: 'worklist' | 'sample',
  { format }: ListOptions,
  more: object = {},
): Promise<void> {
  const { campaign, asOf, people } = list;
  const { reviewListing } = await import('../../jobs/review/review-listing.ts');
  const head = {
    zh: `${campaign.name}，截至 ${asOf}：${people.length} 人\n\n`,
    en: `${campaign.name}, as of ${asOf}: ${people.length} people\n\n`,
  };
  await session.show({
    schema: `dpf.review.${what}/1`,
    json: {
      campaign: campaign.name,
      asOf,
      ...more,
      count: people.length,
      people: people.map(({ person_id, reviewed_on, counted_id, ...person }) => ({
        person: person_id,
        ...person,
        reviewedOn: reviewed_on,
        reviewed: counted_id !== null,
      })),
    },
    text: () => session.say(head) + showListing(reviewListing(list), session.io.lang, { most: SHOWN }),
    format,
    list: { name: what, of: () => reviewListing(list) },
  });
}
