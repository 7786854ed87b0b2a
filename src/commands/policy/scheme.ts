import type { Command } from 'commander';
import type { SchemeView } from '../../jobs/policy/read-schemes.ts';
import { inLang, type Text } from '../../kernel/text.ts';
import { monthOf } from '../../kernel/year-month.ts';
import { run } from '../frame/frame.ts';
import type { Io } from '../frame/io.ts';
import { examples } from '../frame/options.ts';
import { amountJson, groupJson, stackingJson } from './show-scheme-json.ts';
import { faultPlace, testJson, testText } from './show-scheme-test.ts';
import { listText, schemeText } from './show-scheme.ts';

/** `dpf scheme list|show|check|test`: the policies, and whether they say what was meant. */
export function addScheme(program: Command, io: Io): void {
  const say = (text: Text): string => inLang(text, io.lang);
  const scheme = program
    .command('scheme')
    .addHelpText('after', examples(io.lang, 'dpf scheme list', 'dpf scheme show 智力残疾家庭照料补贴'));
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
        const { listSchemes } = await import('../../jobs/policy/read-schemes.ts');
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
    .argument('<scheme>', say({ zh: '补贴项目的名称或代号', en: 'id or title of the scheme' }))
    .addHelpText('after', examples(io.lang, 'dpf scheme show family-care'))
    .action(
      run(io, async ({ context, show }, id: string) => {
        const { showScheme } = await import('../../jobs/policy/read-schemes.ts');
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
        const { checkPolicies } = await import('../../jobs/policy/check-schemes.ts');
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
        zh: '运行政策文件旁的案例',
        en: 'runs the cases beside the policy files',
      }),
    )
    .option(
      '--strict',
      say({
        zh: '还要求每一处可能的误写都有案例发现，并写出缺的案例',
        en: 'also ask that some case notices every likely mistake; writes out the cases that are missing',
      }),
    )
    .addHelpText('after', examples(io.lang, 'dpf scheme test', 'dpf scheme test --strict'))
    .action(
      run(io, async ({ context, show, failOn }, { strict: isStrict = false }: { strict?: boolean }) => {
        const { testSchemes } = await import('../../jobs/policy/check-schemes.ts');
        const tested = await testSchemes(context, { isStrict });
        const failed = tested.cases.filter(({ passed }) => !passed);
        await show({
          schema: 'dpf.scheme.test/1',
          json: testJson(tested, io.lang),
          text: () => testText(tested, { lang: io.lang, isStrict }),
        });
        failOn([...failed, ...(isStrict ? tested.gaps : [])].map(() => 'error'));
      }),
    );
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
