import type { Command } from 'commander';
import type { CaseKindView } from '../../jobs/cases/read-case-kinds.ts';
import { type ListingColumn, column, tableOf } from '../../kernel/documents/listing.ts';
import { inLang, type Lang, type Text } from '../../kernel/text.ts';
import { inStyle } from '../frame/screen/frame-marks.ts';
import { run } from '../frame/frame.ts';
import type { Io } from '../frame/io.ts';
import { examples, parentCommand } from '../frame/options.ts';
import { showTable } from '../frame/screen/show-table.ts';

type Say = (text: Text) => string;
type Version = NonNullable<CaseKindView['version']>;
type Step = Version['steps'][number];
type Term = NonNullable<Version['states'][number]['within']>;

/** `dpf case kinds [KIND]|check`, below `dpf case`: the kinds as the policies declare them, and whether they hold together. */
export function addCaseKinds(program: Command, io: Io): void {
  const parent = parentCommand(program, 'case');
  const say: Say = (text) => inLang(text, io.lang);
  parent
    .command('kinds')
    .description(
      say({
        zh: '列出个案种类，或一种的步骤、期限和依据',
        en: 'lists the kinds of case, or the steps and deadlines of one',
      }),
    )
    .argument('[type]', say({ zh: '个案种类的名称或编号', en: 'the kind, by id, title or name' }))
    .addHelpText('after', examples(io.lang, 'dpf case kinds', 'dpf case kinds 无障碍改造'))
    .action(
      run(io, async ({ context, show }, wanted?: string) => {
        const { readCaseKinds } = await import('../../jobs/cases/read-case-kinds.ts');
        const kinds = await readCaseKinds(context, wanted);
        await show({
          schema: 'dpf.case.kinds/1',
          json: { kinds: kinds.map(({ kind }) => kind) },
          text: () =>
            wanted === undefined
              ? showTable(tableOf(kindColumns, kinds), io.lang)
              : kinds.map((one) => kindText(one, io.lang)).join('\n'),
        });
      }),
    );
  addCheck(parent, io, say);
}

function addCheck(parent: Command, io: Io, say: Say): void {
  parent
    .command('check')
    .description(
      say({
        zh: '检查个案种类的文件：到不了的状态、死路、没有期限的状态、写错的名称，指出行和列',
        en: 'checks the files of the kinds: states that cannot be reached, dead ends, deadlines that are missing, wrong names',
      }),
    )
    .addHelpText('after', examples(io.lang, 'dpf case check'))
    .action(
      run(io, async ({ context, show, failOn }) => {
        const { checkCaseKinds } = await import('../../jobs/cases/read-case-kinds.ts');
        const { files, faults } = await checkCaseKinds(context);
        const lines = faults.map(({ file, line, column: at, field, message }) =>
          say({
            zh: `${file}:${line}:${at} ${field && `${field}: `}${message.zh}`,
            en: `${file}:${line}:${at} ${field && `${field}: `}${message.en}`,
          }),
        );
        await show({
          schema: 'dpf.case.check/1',
          json: { files, faults: faults.map((fault) => ({ ...fault, message: say(fault.message) })) },
          text: () =>
            [
              ...lines,
              say(
                faults.length === 0
                  ? { zh: `${files} 个个案种类，没有错误`, en: `${files} kinds of case, no fault` }
                  : {
                      zh: `${files} 个个案种类，${faults.length} 处错误`,
                      en: `${files} kinds of case, ${faults.length} faults`,
                    },
              ),
            ]
              .map((line) => `${line}\n`)
              .join(''),
        });
        failOn(faults.length === 0 ? [] : ['error']);
      }),
    );
}

const subjects: Readonly<Record<string, Text>> = {
  person: { zh: '个人', en: 'person' },
  household: { zh: '户', en: 'household' },
  employer: { zh: '单位', en: 'employer' },
};

const kindColumns: readonly ListingColumn<CaseKindView>[] = [
  column('编号', 'id', ({ kind }) => kind.id),
  column('种类', 'title', ({ kind }) => kind.title),
  column('对象', 'of', ({ kind: { of } }) => ({
    zh: of.map((one) => subjects[one]?.zh ?? one).join('、'),
    en: of.join(', '),
  })),
  column('步骤', 'steps', ({ version }) => version?.steps.length, { kind: 'integer' }),
  column('结果涉及', 'feeds', ({ version }) => feedsText(version?.steps ?? [])),
];

function feedsText(steps: readonly Step[]): Text {
  const all = steps.flatMap(({ feeds }) => feeds ?? []);
  const names = (zh: boolean): string =>
    all
      .map((one) => ('scheme' in one ? one.scheme : zh ? '残疾人证' : `certificate ${one.certificate}`))
      .join(', ');
  return { zh: names(true), en: names(false) };
}

function kindText({ kind, version }: CaseKindView, lang: Lang): string {
  const head = inStyle('bold', `${kind.title} ${kind.id}`);
  if (!version) return `${head}\n${inLang({ zh: '这一天还没有规定\n', en: 'no rules on this day\n' }, lang)}`;
  const grounds: readonly Text[] = [
    ...version.basis.map(({ doc, clause = '' }) => ({
      zh: `依据：${doc} ${clause}`,
      en: `basis: ${doc} ${clause}`,
    })),
    ...version.unverified.map(({ what, why }) => ({
      zh: `未核实：${what}（${why}）`,
      en: `unverified: ${what} (${why})`,
    })),
  ];
  const states = showTable(tableOf(stateColumns, version.states), lang);
  const steps = showTable(tableOf(stepColumns(version), [version.open, ...version.steps]), lang);
  return [`${head}\n`, ...grounds.map((line) => `${inLang(line, lang)}\n`), `\n${states}\n${steps}`].join('');
}

function termText({ days, count }: Term): Text {
  return count === 'working'
    ? { zh: `${days} 个工作日`, en: `${days} working days` }
    : { zh: `${days} 天`, en: `${days} days` };
}

const endings: Readonly<Record<string, Text>> = {
  done: { zh: '办结', en: 'done' },
  refused: { zh: '不予办理', en: 'refused' },
  withdrawn: { zh: '撤回', en: 'withdrawn' },
};

const stateColumns: readonly ListingColumn<Version['states'][number]>[] = [
  column('状态', 'state', ({ id, title }) => ({ zh: `${title} ${id}`, en: `${id} ${title}` })),
  column('期限', 'within', ({ within, openEnded, ends }) => {
    if (ends !== undefined) return endings[ends];
    return within ? termText(within) : { zh: openEnded ?? '', en: openEnded ?? '' };
  }),
  column('至少', 'at least', ({ atLeast }) => atLeast && termText(atLeast), { isOptional: true }),
];

function stepColumns({ states }: Version): readonly ListingColumn<Step>[] {
  const titles = (ids: readonly string[], zh: boolean): string =>
    ids.map((id) => (zh ? (states.find((one) => one.id === id)?.title ?? id) : id)).join(zh ? '、' : ', ');
  return [
    column('步骤', 'step', ({ id, title }) => ({ zh: `${title} ${id}`, en: `${id} ${title}` })),
    column('从', 'from', ({ from }) => ({ zh: titles(from, true), en: titles(from, false) })),
    column('到', 'to', ({ to }) => ({ zh: titles([to], true), en: to })),
    column('由谁办', 'by', ({ by }) => by, { isOptional: true }),
    column('须填写、须有', 'needs', ({ fields, documents }) => {
      const needed = [...fields, ...documents];
      const mark = (isOptional: boolean, zh: boolean): string =>
        isOptional ? (zh ? '（可不写）' : '?') : '';
      return {
        zh: needed.map(({ title, isOptional }) => title + mark(isOptional, true)).join('、'),
        en: needed.map(({ id, isOptional }) => id + mark(isOptional, false)).join(', '),
      };
    }),
  ];
}
