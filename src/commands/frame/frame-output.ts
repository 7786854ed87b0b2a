import type { Command } from 'commander';
import { CannotRun } from '../../kernel/cannot-run.ts';
import { inert } from '../../kernel/writing/inert.ts';
import { type CommonOptions, offeredFormats } from './options.ts';

type Own = (options: object) => readonly string[] | 'any' | undefined;
const ownFormats = new WeakMap<Command, Own>();

/**
 * Notes what a command writes that has no `--format`, or has it for something else; undefined leaves it at its `--format`,
 * and what is given back as it came may be of any.
 */
export function writesOwn(command: Command, formats: Own): void {
  ownFormats.set(command, formats);
}

/** The suffixes that promise a format; any other name promises nothing. */
const promises: Readonly<Record<string, string>> = {
  xlsx: 'xlsx',
  csv: 'csv',
  md: 'md',
  markdown: 'md',
  json: 'json',
  docx: 'docx',
  html: 'html',
  htm: 'html',
  txt: 'table',
  xls: 'xls',
  xlsm: 'xlsm',
  et: 'et',
  doc: 'doc',
  wps: 'wps',
  pdf: 'pdf',
  ods: 'ods',
};
/** What reads as plain text keeps every promise of plain text. */
const isPlainText = (format: string): boolean => format === 'table' || format === 'md';

/** 后缀 lets the suffix of `-o` choose the format. Throws CannotRun where it contradicts what was asked for or can be had. */
export function chooseFormat(command: Command): void {
  const options = command.optsWithGlobals<CommonOptions & { readonly format?: string }>();
  const suffix = /\.([^./\\]+)$/.exec(options.output ?? '')?.[1]?.toLowerCase() ?? '';
  const promised = promises[suffix];
  if (options.output === undefined || promised === undefined) return;
  const given = options.json === true ? 'json' : options.format;
  const own = ownFormats.get(command)?.(options);
  if (own === 'any') return;
  const offered = formatsOf(command);
  const formats = own ?? [...(offered.length > 0 ? offered : ['table']), 'json'];
  const agrees = (format: string): boolean =>
    format === promised ||
    (isPlainText(format) && isPlainText(promised)) ||
    (format === 'csv' && suffix === 'txt');
  if (given !== undefined && own === undefined) {
    if (!agrees(given)) throw contradicts(options.output, suffix, [given]);
  } else if (!formats.some(agrees)) throw contradicts(options.output, suffix, formats);
  else if (promised === 'json') command.setOptionValue('json', true);
  else if (own === undefined && offered.includes(promised)) command.setOptionValue('format', promised);
}

function formatsOf(command: Command): readonly string[] {
  const option = command.options.find(({ long }) => long === '--format');
  return (option && offeredFormats.get(option)) ?? [];
}

function contradicts(output: string, suffix: string, formats: readonly string[]): CannotRun {
  const suffixes = [...new Set(formats)].map((format) => `.${format === 'table' ? 'txt' : format}`);
  const file = inert(output);
  return new CannotRun({
    what: { zh: `不能写成 ${file}`, en: `Cannot write ${file}` },
    why: { zh: `这里写出来的不是 .${suffix}`, en: `what is written here is no .${suffix}` },
    next: {
      zh: `后缀可用 ${suffixes.join('、')}`,
      en: `The suffix may be ${suffixes.join(', ')}`,
    },
  });
}

/** What a command uses and must not overwrite: every file or folder that it was given, and the database. */
export function filesInUse(command: Command, dbPath: string): readonly string[] {
  const options = Object.entries(command.optsWithGlobals<CommonOptions>());
  const given: unknown[] = [
    ...command.args,
    ...options.flatMap(([name, value]) => (name === 'output' ? [] : [value])),
  ];
  return [dbPath, ...given.flat().filter((one): one is string => typeof one === 'string' && one !== '')];
}
