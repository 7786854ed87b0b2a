import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { DemoFiles } from '../../jobs/admin/prepare-demo.ts';
import { CannotRun, type ExitCode, exitCodes } from '../../kernel/cannot-run.ts';
import { inLang, type Text } from '../../kernel/text.ts';
import { run, type Session } from '../frame/frame.ts';
import type { Io, RunAgain } from '../frame/io.ts';
import { examples } from '../frame/options.ts';

type Step = { readonly why: Text; readonly argv: readonly string[] };

/** `dpf demo [DIR]`: the invented reference year end to end, through the very commands a user would type. */
export function addDemo(program: Command, io: Io, runAgain: RunAgain): void {
  const say = (text: Text): string => inLang(text, io.lang);
  program
    .command('demo')
    .argument('[dir]', say({ zh: '新文件夹', en: 'new folder' }), 'dpf-demo')
    .addHelpText('after', examples(io.lang, 'dpf demo dpf-demo'))
    .action(
      run(io, async (session, dir: string) => {
        const { prepareDemo } = await import('../../jobs/admin/prepare-demo.ts');
        const files = await prepareDemo(dir, { force: session.options.force === true });
        for (const step of stepsOf(files)) await show(session, step, files.database, runAgain);
        io.out(
          session.say({
            zh: `\n完成。年终总结在：\n  ${resolve(files.report)}\n  ${resolve(files.workbook)}\n核查清单在：\n  ${resolve(files.findings)}\n`,
            en: `\nDone. The year-end summary is in:\n  ${resolve(files.report)}\n  ${resolve(files.workbook)}\nThe list of findings is in:\n  ${resolve(files.findings)}\n`,
          }),
        );
      }),
    );
}

async function show(
  { io, say }: Session,
  { why, argv }: Step,
  database: string,
  runAgain: RunAgain,
): Promise<void> {
  io.out(`\n${say(why)}\n$ dpf ${argv.join(' ')}\n`);
  const codes: ExitCode[] = [];
  const setExitCode = (code: ExitCode): void => {
    codes.push(code);
  };
  await runAgain([...argv, '--db', database, '--lang', io.lang], { ...io, setExitCode });
  // Findings are what verify is for: only a step that could not run ends the demo.
  const fatal = codes.find((code) => code > exitCodes.problems);
  if (fatal) throw new CannotRun({ what: { zh: '演示中断', en: 'The demo stopped' }, exitCode: fatal });
}

function stepsOf(files: DemoFiles): readonly Step[] {
  const { inputs, findings, report, workbook } = files;
  const month = ['--month', '2020-12'];
  return [
    {
      why: {
        zh: '一、导入一年里收到的表：一个文件夹，一条命令，先后次序自己会排',
        en: '1. Read the sheets of a year: one folder, one command, in an order it works out',
      },
      argv: ['import', inputs],
    },
    {
      why: { zh: '二、再导入一次：什么也不会变', en: '2. Read them again: nothing changes' },
      argv: ['import', inputs, '--quiet'],
    },
    ...reviewSteps,
    {
      why: {
        zh: '四、核查残疾人证，清单存成工作簿',
        en: '4. Check the certificates; the findings as a workbook',
      },
      argv: ['verify', 'certificates', '--as-of', '2020-12-31'],
    },
    {
      why: { zh: '（同样的清单，交给街道去改）', en: '(the same list for the subdistricts to work through)' },
      argv: ['verify', 'certificates', '--as-of', '2020-12-31', '--format', 'xlsx', '-o', findings],
    },
    {
      why: { zh: '五、12月的补贴和全年的名单', en: '5. December 2020, and the lists of the year' },
      argv: ['payout', ...month],
    },
    {
      why: { zh: '六、为什么发、为什么不发', en: '6. Why someone is paid, or not' },
      argv: ['explain', '36', ...month],
    },
    {
      why: { zh: '七、写出年终总结', en: '7. Write the year-end summary' },
      argv: ['report', 'annual', '--year', '2020', '-o', report],
    },
    {
      why: { zh: '（同一份总结的工作簿）', en: '(the same summary as a workbook)' },
      argv: ['report', 'annual', '--year', '2020', '--format', 'xlsx', '-o', workbook],
    },
    {
      why: { zh: '八、任何一个数字都能追到记录', en: '8. Every figure leads back to its rows' },
      argv: ['report', 'trace', 'payout.multi-disability-household.units', '--year', '2020'],
    },
  ];
}

const yearEnd = ['--as-of', '2020-12-31'];
const reviewSteps: readonly Step[] = [
  {
    why: {
      zh: '三、开始复核：冻结应复核的名单，2015年以来的复核都算',
      en: '3. Begin the re-verification: freeze who is to be reviewed; reviews since 2015 count',
    },
    argv: ['review', 'start', '--name', '2015年以来复核', '--since', '2015-01-01', ...yearEnd],
  },
  {
    why: {
      zh: '（复核率、各街道情况、工作人员及亲属筛查）',
      en: '(the rate, the subdistricts, the screening of staff)',
    },
    argv: ['review', 'status', ...yearEnd],
  },
];
