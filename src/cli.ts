import { Command } from 'commander';
import stringWidth from 'string-width';
import { addAudit } from './commands/audit.ts';
import { addDemo } from './commands/demo.ts';
import { addExplain } from './commands/explain.ts';
import { wantsColour } from './commands/frame.ts';
import { screenSafe } from './commands/frame-sink.ts';
import { addHelpTopics } from './commands/help-topics.ts';
import { addImport } from './commands/import.ts';
import { addImportList } from './commands/import-list.ts';
import { addInit } from './commands/init.ts';
import type { Io } from './commands/io.ts';
import { addCommonOptions, examples } from './commands/options.ts';
import { addMatch } from './commands/match.ts';
import { addPayout } from './commands/payout.ts';
import { addPerson } from './commands/person.ts';
import { addPolicy } from './commands/policy.ts';
import { addReport } from './commands/report.ts';
import { addReview } from './commands/review.ts';
import { addScheme } from './commands/scheme.ts';
import { showError } from './commands/show-error.ts';
import { addTemplate } from './commands/template.ts';
import { addVerify } from './commands/verify.ts';
import { addVerifyCalendar } from './commands/verify-calendar.ts';
import { addVerifyWaive } from './commands/verify-waive.ts';
import { addVerifyDuplicates } from './commands/verify-duplicates.ts';
import { addVerifyJudge } from './commands/verify-judge.ts';
import { programVersion } from './kernel/program-version.ts';
import { addWhatif } from './commands/whatif.ts';
import type { Text } from './kernel/text.ts';

/** The commands in the order of a year's work; those below another come after it. */
const adders = [
  addInit,
  addImport,
  addImportList,
  addTemplate,
  addPerson,
  addVerify,
  addVerifyWaive,
  addVerifyCalendar,
  addVerifyDuplicates,
  addVerifyJudge,
  addMatch,
  addReview,
  addScheme,
  addPolicy,
  addPayout,
  addExplain,
  addWhatif,
  addReport,
  addAudit,
  addHelpTopics,
];

/** The program with every command, in the order of a year's work. */
function createProgram(io: Io): Command {
  const say = (text: Text): string => text[io.lang];
  const program = new Command('dpf')
    .description(
      say({
        zh: '区残联花名册、核查、补贴与年终总结',
        en: 'rosters, checks, subsidies and the year-end summary',
      }),
    )
    .version(programVersion, '-V, --version', say({ zh: '显示版本', en: 'show the version' }))
    .exitOverride()
    .configureOutput({ writeOut: io.out, writeErr: io.err, outputError: () => undefined })
    .configureHelp({
      showGlobalOptions: true,
      displayWidth: (text) => stringWidth(text),
      ...(io.lang === 'zh' ? { styleTitle: (title: string) => titles[title] ?? title } : {}),
    })
    .helpOption('-h, --help', say({ zh: '显示帮助', en: 'show help' }))
    .helpCommand('help [command]', say({ zh: '显示某个命令的帮助', en: 'show the help of a command' }))
    .addHelpText(
      'after',
      examples(
        io.lang,
        'dpf import roster.xlsx',
        'dpf verify certificates',
        'dpf payout --month 2020-12',
        'dpf report annual --year 2020',
      ),
    );
  addCommonOptions(program, say);
  for (const add of adders) add(program, io);
  addDemo(program, io, runProgram);
  return program;
}

const titles: Record<string, string> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Global Options:': '通用选项：',
  'Commands:': '命令：',
};

/** Runs one call of the program: shows what went wrong and sets the exit code; never throws, never exits. */
export async function runProgram(argv: readonly string[], io: Io): Promise<void> {
  const program = createProgram(io);
  try {
    if (argv.length === 0) program.outputHelp();
    else await program.parseAsync(argv, { from: 'user' });
  } catch (error) {
    const shown = showError(error, io.lang, argv.includes('--debug'));
    if (!shown) return;
    const colour = wantsColour(io, { color: !argv.includes('--no-color') }, io.errIsTerminal);
    io.err(screenSafe(shown.text, { reveal: false, colour }));
    io.setExitCode(shown.exitCode);
  }
}
