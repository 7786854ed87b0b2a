import type { Command } from 'commander';
import type { CaseOutcome, SchemeTest } from '../jobs/check-schemes.ts';
import type { SchemeView } from '../jobs/read-schemes.ts';
import { inLang, type Lang, type Text } from '../kernel/text.ts';
import { monthOf } from '../kernel/year-month.ts';
import { inStyle } from './frame-sink.ts';
import { run } from './frame.ts';
import type { Io } from './io.ts';
import { examples } from './options.ts';
import { amountJson, groupJson, stackingJson } from './show-scheme-json.ts';
import { listText, schemeText } from './show-scheme.ts';

/** `dpf scheme list|show|check|test`: the policies, and whether they say what was meant. */
export function addScheme(program: Command, io: Io): void {
  const say = (text: Text): string => inLang(text, io.lang);
  const scheme = program.command('scheme');
  addList(scheme, io, say);
  addShow(scheme, io, say);
  addCheck(scheme, io, say);
  addTest(scheme, io, say);
}

type Say = (text: Text) => string;

function addList(scheme: Command, io: Io, say: Say): void {
  scheme
    .command('list')
    .description(say({ zh: '列出补贴项目', en: 'lists the schemes' }))
    .addHelpText('after', examples(io.lang, 'dpf scheme list'))
    .action(
      run(io, async ({ context, show }) => {
        const { listSchemes } = await import('../jobs/read-schemes.ts');
        const { schemes, stacking } = await listSchemes(context, monthOf(context.asOf));
        await show({
          schema: 'dpf.scheme.list/1',
          json: { schemes: schemes.map(headJson), ...stackingJson(stacking) },
          text: () => listText(schemes, stacking, io.lang),
        });
      }),
    );
}

function addShow(scheme: Command, io: Io, say: Say): void {
  scheme
    .command('show')
    .description(
      say({
        zh: '一个补贴项目的条件、标准、依据和未核实的内容',
        en: 'conditions, rates, basis and what is unverified',
      }),
    )
    .argument('<id>', say({ zh: '项目名', en: 'id of the scheme' }))
    .addHelpText('after', examples(io.lang, 'dpf scheme show family-care'))
    .action(
      run(io, async ({ context, show }, id: string) => {
        const { showScheme } = await import('../jobs/read-schemes.ts');
        const { scheme: view, groups } = await showScheme(context, id, monthOf(context.asOf));
        const versions = view.versions.map(({ amount, timing, conditions, ...rest }) => ({
          ...rest,
          ...amountJson(amount),
          ...(timing && { timing: { ...timing, text: undefined } }),
          conditions,
        }));
        await show({
          schema: 'dpf.scheme/1',
          json: { ...headJson(view), versions, groups: groups.map(groupJson) },
          text: () => schemeText(view, groups, io.lang),
        });
      }),
    );
}

function addCheck(scheme: Command, io: Io, say: Say): void {
  scheme
    .command('check')
    .description(
      say({
        zh: '检查政策文件，指出错误的文件、行、列',
        en: 'checks the policy files: file, line and column of every fault',
      }),
    )
    .addHelpText('after', examples(io.lang, 'dpf scheme check --policies 我的政策'))
    .action(
      run(io, async ({ context, show, failOn }) => {
        const { checkPolicies } = await import('../jobs/check-schemes.ts');
        const { dir, files, faults } = await checkPolicies(context);
        const lines = faults.map((fault) => `${faultPlace(fault)} ${say(fault.message)}\n`);
        const summary = say({
          zh: `检查了 ${files} 个文件，错误 ${faults.length}\n`,
          en: `${files} files checked, ${faults.length} faults\n`,
        });
        const json = {
          dir,
          files,
          faults: faults.map((fault) => ({ ...fault, message: say(fault.message) })),
        };
        await show({ schema: 'dpf.scheme.check/1', json, text: () => lines.join('') + summary });
        failOn(faults.map(() => 'error'));
      }),
    );
}

function addTest(scheme: Command, io: Io, say: Say): void {
  scheme
    .command('test')
    .description(
      say({
        zh: '运行政策文件旁的案例，并检验案例本身',
        en: 'runs the cases beside the policy files, and tests the cases',
      }),
    )
    .addHelpText('after', examples(io.lang, 'dpf scheme test'))
    .action(
      run(io, async ({ context, show, failOn }) => {
        const { testSchemes } = await import('../jobs/check-schemes.ts');
        const tested = await testSchemes(context);
        const { cases, conditions, mutants, gaps } = tested;
        const failed = cases.filter(({ passed }) => !passed);
        const json = {
          ...{ cases: cases.length, failed: failed.map(caseJson), conditions, mutants },
          gaps: gaps.map((gap) => ({ ...gap, message: say(gap.message) })),
        };
        await show({ schema: 'dpf.scheme.test/1', json, text: () => testText(tested, io.lang) });
        failOn([...failed, ...gaps].map(() => 'error'));
      }),
    );
}

function faultPlace({
  file,
  line,
  column,
  field,
}: {
  file: string;
  line: number;
  column: number;
  field: string;
}): string {
  return `${file}:${line}:${column}${field === '' ? '' : ` ${field}:`}`;
}

function headJson({ id, title, mode, unit, cadence, fund, payee, events, versions }: SchemeView): object {
  const current = versions.find(({ isInForce }) => isInForce);
  return {
    scheme: id,
    title,
    mode,
    unit,
    cadence,
    fund,
    payee,
    events,
    ...amountJson(current?.amount),
    unverified: current?.unverified.length,
  };
}

function testText({ cases, conditions, mutants, gaps }: SchemeTest, lang: Lang): string {
  const failed = cases.filter(({ passed }) => !passed);
  const cross = inStyle('red', '✗');
  const lines = failed.map(({ scheme, case: one, got }) => {
    const expected = [one.expect.outcome, one.expect.fen, ...(one.expect.because ?? [])].filter(
      (part) => part !== undefined,
    );
    const gotten = [got.outcome, got.fen, ...got.because].filter((part) => part !== undefined);
    return `${cross} ${scheme} ${one.name}: ${expected.join(' ')} ≠ ${gotten.join(' ')}\n`;
  });
  const untested = gaps.map((gap) => `${cross} ${faultPlace(gap)} ${inLang(gap.message, lang)}\n`);
  const passed = cases.length - failed.length;
  const summary: Text = {
    zh: `案例 ${cases.length} 个，通过 ${passed}，失败 ${failed.length}
条件 ${conditions} 条，设想的错误 ${mutants} 处，案例没有管到的 ${gaps.length} 处\n`,
    en: `${cases.length} cases, ${passed} passed, ${failed.length} failed
${conditions} conditions, ${mutants} imagined mistakes, ${gaps.length} things no case would notice\n`,
  };
  return [...lines, ...untested, inLang(summary, lang)].join('');
}

function caseJson({ scheme, case: one, got }: CaseOutcome): object {
  const { name, month, expect } = one;
  return { scheme, name, month, expect, got };
}
