import type { Command } from 'commander';
import type { ListRequest, ReviewList } from '../../jobs/review/list-reviews.ts';
import { resultNames, taskTexts } from '../../jobs/review/review-words.ts';
import { inLang, type Lang, type Text } from '../../kernel/text.ts';
import { run, type Session } from '../frame/frame.ts';
import type { Io } from '../frame/io.ts';
import { asCount, asList, examples, formatOption } from '../frame/options.ts';
import { showTable } from '../frame/show-table.ts';

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
        await deliver(
          session,
          await reviewWorklist(session.context, requestOf(options)),
          'worklist',
          options,
        );
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
        await deliver(session, list, 'sample', options, { seed, from: list.from });
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

function requestOf({ name, subdistrict = [] }: ListOptions): ListRequest {
  return { name, subdistricts: subdistrict };
}

async function deliver(
  session: Session,
  list: ReviewList,
  what: 'worklist' | 'sample',
  { format = 'table' }: ListOptions,
  more: object = {},
): Promise<void> {
  if (format === 'table' || format === 'json' || session.options.json === true) {
    const { campaign, asOf, people } = list;
    await session.show({
      schema: `dpf.review.${what}/1`,
      json: {
        ...{ campaign: campaign.name, asOf, ...more, count: people.length },
        people: people.map(({ person_id, reviewed_on, counted_id, ...person }) => ({
          ...{ person: person_id, ...person, reviewedOn: reviewed_on, reviewed: counted_id !== null },
        })),
      },
      ...(format === 'table' && { text: () => listText(list, session.io.lang) }),
    });
    return;
  }
  const { reviewListDocument } = await import('../../jobs/review/list-reviews.ts');
  await session.deliver(await reviewListDocument(list, format), `${what}.${format}`);
}

function listText({ campaign, asOf, people }: ReviewList, lang: Lang): string {
  const say: Say = (text) => inLang(text, lang);
  const headings = {
    zh: ['登记号', '姓名', '街道', '上次结果', '上次日期', '待办', '期限'],
    en: ['id', 'name', 'subdistrict', 'last result', 'on', 'to do', 'due'],
  }[lang];
  const rows = people
    .slice(0, SHOWN)
    .map(({ person_id, name, subdistrict, result, reviewed_on, task, due }) => [
      ...[String(person_id), name, subdistrict ?? '', result === null ? '' : say(resultNames[result])],
      ...[reviewed_on ?? '', task === undefined ? '' : say(taskTexts[task]), due ?? ''],
    ]);
  const more = people.length - rows.length;
  return [
    say({
      zh: `${campaign.name}，截至 ${asOf}：${people.length} 人\n\n`,
      en: `${campaign.name}, as of ${asOf}: ${people.length} people\n\n`,
    }),
    showTable(
      headings.map((heading) => ({ heading })),
      rows,
    ),
    more > 0
      ? say({
          zh: `…… 还有 ${more} 人，加 --format xlsx -o 名单.xlsx 可得全部\n`,
          en: `… ${more} more; --format xlsx -o list.xlsx has them all\n`,
        })
      : '',
  ].join('');
}
