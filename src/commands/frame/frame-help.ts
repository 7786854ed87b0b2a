import type { Argument, Command, Help } from 'commander';
import { displayWidth } from '../../kernel/writing/display-width.ts';
import type { Lang } from '../../kernel/text.ts';
import { wrapText } from '../../kernel/writing/wrap-text.ts';
import type { Io } from './io.ts';

const titles: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
};

/** What stands for what is to be typed: `<file>` is <文件> to somebody who reads Chinese. */
const placeholders: Readonly<Record<string, string>> = {
  options: '选项',
  command: '命令',
  file: '文件',
  dir: '文件夹',
  paths: '文件',
  list: '名单',
  date: '日期',
  month: '月份',
  months: '月份',
  year: '年份',
  group: '分组',
  n: '个数',
  number: '数',
  text: '文字',
  person: '人',
  other: '另一人',
  household: '户号',
  employer: '单位',
  reviewer: '复核人',
  name: '名称',
  kind: '表种',
  scope: '范围',
  scheme: '项目',
  check: '核查项',
  programme: '服务项目',
  record: '记录',
  figure: '指标',
  import: '导入号',
  type: '种类',
  case: '个案号',
  step: '步骤',
  clerk: '经办人',
  field: '名称=内容',
  document: '材料',
  state: '状态',
  days: '天数',
  attachment: '附件',
  what: '性质',
  code: '代码',
  yuan: '元',
  result: '结果',
  format: '格式',
  severity: '级别',
};

/** The width of the screen, where there is one: undefined for a pipe and a file. */
export function screenWidth(io: Pick<Io, 'outIsTerminal' | 'columns'>): number | undefined {
  return io.outIsTerminal && io.columns > 0 ? io.columns : undefined;
}

/** How every page of help looks: in one language, and no wider than the screen. */
export function helpLook(lang: Lang): Partial<Help> {
  return {
    displayWidth,
    minWidthToWrap: 16,
    boxWrap: (text, width) => wrapText(text, width).join('\n'),
    styleTitle: (title) => (lang === 'zh' ? (titles[title] ?? title) : title),
    styleUsage: (usage) => placeholdersIn(usage, lang),
    optionTerm: ({ flags }) => placeholdersIn(flags, lang),
    argumentTerm: (argument) => placeholdersIn(termOf(argument), lang),
    subcommandTerm: (command) =>
      placeholdersIn([command.name(), ...command.registeredArguments.map(termOf)].join(' '), lang),
    optionDescription: (option) => describe(option, lang),
    argumentDescription: (argument) => describe(argument, lang),
  };
}

function termOf(argument: Argument): string {
  const name = argument.variadic ? `${argument.name()}...` : argument.name();
  return argument.required ? `<${name}>` : `[${name}]`;
}

function describe(
  { description, defaultValue }: { readonly description: string; readonly defaultValue?: unknown },
  lang: Lang,
): string {
  if (typeof defaultValue !== 'string' && typeof defaultValue !== 'number') return description;
  return description + { zh: `（默认 ${defaultValue}）`, en: ` (default: ${defaultValue})` }[lang];
}

/** A call or an option with what is to be typed in words of the reader's language. */
export function placeholdersIn(text: string, lang: Lang): string {
  if (lang === 'en') return text;
  return text.replaceAll(/(?<=[<[])[a-z]+(?=(?:\.{3})?[>\]])/g, (word) => placeholders[word] ?? word);
}

/** Whether a command stands in the help: the program itself and the topics do not. */
function isListed(command: Command): boolean {
  return command.parent?.createHelp().visibleCommands(command.parent).includes(command) === true;
}

/** What every page of help but the first ends with; and the help of a command that there is not is an error. */
export function addToEveryHelp(program: Command, lang: Lang): void {
  const line = {
    zh: '通用选项（--db、--as-of、--json、-o 等）见 dpf --help',
    en: 'Options of all commands (--db, --as-of, -o …): dpf --help',
  }[lang];
  program.addHelpText('beforeAll', ({ command }) => {
    const [asked = ''] = command.args.filter((word) => word !== 'help');
    const isGroup = command.commands.length > 0 && command.registeredArguments.length === 0;
    const isUnknown = !asked.startsWith('-') && command.commands.every((one) => one.name() !== asked);
    // Parsed by itself the word is what commander refuses, with the likely one.
    if (isGroup && asked !== '' && isUnknown) command.parse([asked], { from: 'user' });
    return '';
  });
  program.addHelpText('afterAll', ({ command }) => (isListed(command) ? `\n${line}` : ''));
}
