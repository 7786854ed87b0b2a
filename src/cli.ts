import { Command, CommanderError } from 'commander';
import { addHelpTopics } from './commands/frame/help-topics.ts';
import { addCommands } from './commands/index.ts';
import type { Io } from './commands/frame/io.ts';
import { addToEveryHelp, helpLook, screenWidth } from './commands/frame/frame-help.ts';
import { addCommonOptions, examples } from './commands/frame/options.ts';
import { programVersion } from './kernel/program-version.ts';
import type { Text } from './kernel/text.ts';

/** The program with its commands: all of them by name, loaded only what the call names. */
async function createProgram(argv: readonly string[], io: Io): Promise<Command> {
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
    .configureOutput({
      writeOut: io.out,
      writeErr: io.err,
      outputError: () => undefined,
      getOutHelpWidth: () => screenWidth(io) ?? 80,
      getErrHelpWidth: () => screenWidth(io) ?? 80,
    })
    .configureHelp(helpLook(io.lang))
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
  await addCommands(program, io, argv, runProgram);
  addHelpTopics(program, io);
  addToEveryHelp(program, io.lang);
  return program;
}

/** By itself, or with options that say no more than where and in which language, the program shows what needs doing. */
function namesNothing(typed: readonly string[]): boolean {
  // A call begins with its command as a rule, and has nothing to look up.
  if (typed[0]?.startsWith('-') === false) return false;
  const common = new Command();
  addCommonOptions(common, ({ en }) => en);
  for (let place = 0; place < typed.length; place++) {
    const [flag = '', ...value] = (typed[place] ?? '').split('=');
    const option = common.options.find(({ short, long }) => flag === short || flag === long);
    if (!option) return false;
    if (option.required && value.length === 0) place += 1;
  }
  return true;
}

/** Runs one call of the program: shows what went wrong and sets the exit code; never throws, never exits. */
export async function runProgram(typed: readonly string[], io: Io): Promise<void> {
  const argv = namesNothing(typed) ? ['today', ...typed] : typed;
  const program = await createProgram(argv, io);
  try {
    await program.parseAsync(argv, { from: 'user' });
  } catch (error) {
    const isHelpOrVersion = error instanceof CommanderError && error.exitCode === 0;
    if (isHelpOrVersion) return;
    const { reportError } = await import('./commands/frame/show-error.ts');
    await reportError(error, argv, io);
  }
}
