import type { Command } from 'commander';
import type { StartedReview } from '../../jobs/review/start-review.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { inLang, type Text } from '../../kernel/text.ts';
import { run } from '../frame/frame.ts';
import type { Io } from '../frame/io.ts';
import { asDate, asList, examples } from '../frame/options.ts';
import { addReviewLists } from './show-review-list.ts';
import { statusJson, statusText } from './show-review.ts';
import { showImport } from '../import/show-import.ts';

type StartOptions = {
  readonly name: string;
  readonly since?: PlainDate;
  readonly subdistrict?: readonly string[];
  readonly dryRun?: boolean;
};
type RecordOptions = {
  readonly result: string;
  readonly on: PlainDate;
  readonly reviewer?: string;
  readonly note?: string;
  readonly dryRun?: boolean;
};
type Say = (text: Text) => string;

const DRY: Text = { zh: '只试算，不保存', en: 'work it out, save nothing' };

/** `dpf review start|record|import|worklist|sample|status`: the re-verification campaign (复核). */
export function addReview(program: Command, io: Io): void {
  const say: Say = (text) => inLang(text, io.lang);
  const review = program
    .command('review')
    .addHelpText('after', examples(io.lang, 'dpf review start --name 2020年复核 --as-of 2020-12-31'));
  addStart(review, io, say);
  addRecord(review, io, say);
  addImport(review, io, say);
  addReviewLists(review, io, say);
  addStatus(review, io, say);
}

function addStart(review: Command, io: Io, say: Say): void {
  review
    .command('start')
    .description(
      say({
        zh: '开始一次复核：把 --as-of 那天有效持证的人冻结为应复核名单，以后名册怎样变都不再改',
        en: 'Begins a campaign: whoever holds a live certificate on the day of --as-of is the frozen list',
      }),
    )
    .requiredOption('--name <name>', say({ zh: '名称', en: 'name' }))
    .option(
      '--since <date>',
      say({
        zh: '从哪一天起的复核算数（默认从名单那天起）',
        en: 'reviews count from this day on (default the day of the list)',
      }),
      asDate,
    )
    .option(
      '--subdistrict <name>',
      say({ zh: '只限这个街道（可重复）', en: 'this subdistrict only (repeatable)' }),
      asList,
    )
    .option('--dry-run', say(DRY))
    .addHelpText(
      'after',
      examples(
        io.lang,
        'dpf review start --name 2020年复核 --as-of 2020-12-31',
        'dpf review start --name 2015年以来复核 --as-of 2020-12-31 --since 2015-01-01',
      ),
    )
    .action(
      run(io, async ({ context, show }, options: StartOptions) => {
        const { startReview } = await import('../../jobs/review/start-review.ts');
        const { name, since, subdistrict = [], dryRun = false } = options;
        const campaign = await startReview(context, { name, since, subdistricts: subdistrict, dryRun });
        await show({
          schema: 'dpf.review.start/1',
          json: startedJson(campaign, dryRun),
          text: () => say(startedText(campaign, dryRun)),
        });
      }),
    );
}

function startedJson(
  { campaign, asOf, since, subdistricts, eligible }: StartedReview,
  dryRun: boolean,
): object {
  return { campaign, asOf, since, subdistricts: subdistricts ?? null, eligible, dryRun };
}

function startedText({ name, asOf, since, eligible }: StartedReview, dryRun: boolean): Text {
  return {
    zh: `复核活动“${name}”：应复核 ${eligible} 人（${asOf} 有效持证，名单已冻结），${since} 起的复核算数\n${dryRun ? '试运行：没有保存\n' : ''}`,
    en: `Campaign "${name}": ${eligible} to be reviewed (holders on ${asOf}, frozen); reviews from ${since} on count\n${dryRun ? 'Dry run: nothing was saved\n' : ''}`,
  };
}

function addRecord(review: Command, io: Io, say: Say): void {
  review
    .command('record')
    .description(say({ zh: '登记一个人的复核结果', en: 'writes down the result of one review' }))
    .argument(
      '<person>',
      say({
        zh: '登记号、身份证号、残疾人证号或姓名',
        en: 'registry id, citizen id, certificate number or name',
      }),
    )
    .requiredOption('--result <result>', say({ zh: '结果，如 合格', en: 'result such as passed' }))
    .requiredOption('--on <date>', say({ zh: '复核日期', en: 'day of the review' }), asDate)
    .option('--reviewer <name>', say({ zh: '复核人', en: 'reviewer' }))
    .option('--note <text>', say({ zh: '备注', en: 'note' }))
    .option('--dry-run', say(DRY))
    .addHelpText(
      'after',
      examples(io.lang, 'dpf review record 12 --result 合格 --on 2020-11-20 --reviewer 王某'),
    )
    .action(
      run(io, async ({ context, show }, person: string, options: RecordOptions) => {
        const { recordReview } = await import('../../jobs/review/record-review.ts');
        const { result, on, reviewer, note, dryRun = false } = options;
        const done = await recordReview(context, { person, result, on, reviewer, note, dryRun });
        const { saved, importId, name } = done;
        await show({
          schema: 'dpf.review.record/1',
          json: { ...done, importId: dryRun ? null : (importId ?? null), dryRun },
          text: () =>
            saved === 'unchanged'
              ? say({
                  zh: `无变化：${name} ${on} 的这个结果已有\n`,
                  en: `No change: this result of ${name} is known\n`,
                })
              : say({
                  zh: `${name} ${on}：${result}${dryRun ? '（试运行，没有保存）' : `（导入 ${importId ?? ''}）`}\n`,
                  en: `${name} ${on}: ${result}${dryRun ? ' (dry run, not saved)' : ` (import ${importId ?? ''})`}\n`,
                }),
        });
      }),
    );
}

function addImport(review: Command, io: Io, say: Say): void {
  review
    .command('import')
    .description(
      say({
        zh: '导入复核结果（填好的待复核名单或复核结果表），同 dpf import --kind reviews',
        en: 'reads review results (a worklist filled in, or a sheet of results), as dpf import --kind reviews',
      }),
    )
    .argument('<paths...>', say({ zh: '文件或文件夹', en: 'files or folders' }))
    .option('--dry-run', say({ zh: '只检查，不保存', en: 'check only, save nothing' }))
    .option(
      '--problems <file>',
      say({ zh: '把有问题的表连同原因写成工作簿', en: 'give the sheet back with its problems' }),
    )
    .addHelpText('after', examples(io.lang, 'dpf review import 吴家山街道.xlsx'))
    .action(
      run(
        io,
        async (
          session,
          paths: string[],
          { dryRun = false, problems }: { readonly dryRun?: boolean; readonly problems?: string },
        ) => {
          const { importFiles } = await import('../../jobs/import/import-files.ts');
          const force = session.options.force === true;
          const request = { paths, kind: 'reviews', problems, force, dryRun, strict: false };
          return showImport(session, request, await importFiles(session.context, request));
        },
      ),
    );
}

function addStatus(review: Command, io: Io, say: Say): void {
  review
    .command('status')
    .description(
      say({
        zh: '复核情况：应复核、已复核、复核率，按结果和街道，工作人员及亲属筛查',
        en: 'how far a campaign is: eligible, reviewed, rate, by result and subdistrict, and the screening of staff',
      }),
    )
    .option('--name <name>', say({ zh: '复核活动（默认最近一次）', en: 'campaign (default the latest)' }))
    .addHelpText('after', examples(io.lang, 'dpf review status --as-of 2020-12-31'))
    .action(
      run(io, async ({ context, show }, { name }: { readonly name?: string }) => {
        const { reviewStatus } = await import('../../jobs/review/review-status.ts');
        const status = await reviewStatus(context, name);
        await show({
          schema: 'dpf.review.status/1',
          json: statusJson(status),
          text: () => statusText(status, io.lang),
        });
      }),
    );
}
