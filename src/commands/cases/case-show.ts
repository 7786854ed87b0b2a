import type { Command } from 'commander';
import type { CaseHappening, CaseView } from '../../jobs/cases/show-case.ts';
import { fen, formatYuan } from '../../kernel/fen.ts';
import { type ListingColumn, column, tableOf } from '../../kernel/documents/listing.ts';
import { inLang, type Lang, type Text } from '../../kernel/text.ts';
import { inStyle } from '../frame/screen/frame-marks.ts';
import { run } from '../frame/frame.ts';
import type { Io } from '../frame/io.ts';
import { asCount, examples, parentCommand } from '../frame/options.ts';
import { showTable } from '../frame/screen/show-table.ts';

const MOST = 999_999_999;

/** `dpf case show ID`, below `dpf case`: a case with all that happened to it and what can be done next. */
export function addCaseShow(program: Command, io: Io): void {
  const say = (text: Text): string => inLang(text, io.lang);
  parentCommand(program, 'case')
    .command('show')
    .description(
      say({ zh: '一件个案的经过、现状和下一步', en: 'a case: its course, where it stands and what is next' }),
    )
    .argument('<case>', say({ zh: '个案号', en: 'number of the case' }), asCount(MOST))
    .addHelpText('after', examples(io.lang, 'dpf case show 12'))
    .action(
      run(io, async ({ context, show }, id: number) => {
        const { showCase } = await import('../../jobs/cases/show-case.ts');
        const view = await showCase(context, id);
        await show({
          schema: 'dpf.case/1',
          json: { ...view, events: view.events.map((one) => ({ ...one, title: say(one.title) })) },
          text: () => caseText(view, io.lang),
        });
      }),
    );
}

function caseText(view: CaseView, lang: Lang): string {
  const { case: id, title, kind, person, household, employer, openedOn } = view;
  const whom = person ? `${person.name} ${person.citizenId}` : (household ?? employer ?? '');
  const head: Text = {
    zh: `个案 ${id} ${title}：${whom}${person ? `（登记号 ${person.id}）` : ''}，${openedOn} 受理`,
    en: `Case ${id} ${kind}: ${whom}${person ? ` (registry id ${person.id})` : ''}, opened on ${openedOn}`,
  };
  const lines = [...standingLines(view), ...aboutLines(view), ...nextLines(view)];
  return [
    `${inStyle('bold', inLang(head, lang))}\n`,
    ...lines.map((line) => `${inLang(line, lang)}\n`),
    `\n${showTable(tableOf(eventColumns, view.events), lang)}`,
  ].join('');
}

function standingLines({
  stateTitle,
  state,
  since,
  dueOn,
  isOverdue,
  ended,
  clerk,
  fields,
  documents,
  money,
}: CaseView): readonly Text[] {
  const until: Text =
    ended !== null
      ? { zh: '已办结', en: 'it has ended' }
      : dueOn === null
        ? { zh: '不设期限', en: 'no deadline' }
        : {
            zh: `期限 ${dueOn}${isOverdue ? '，已超期' : ''}`,
            en: `due ${dueOn}${isOverdue ? ', overdue' : ''}`,
          };
  return [
    {
      zh: `现在“${stateTitle}”（${since} 起），${until.zh}${clerk === null ? '' : `，经办人 ${clerk}`}`,
      en: `At ${state} since ${since}, ${until.en}${clerk === null ? '' : `, clerk ${clerk}`}`,
    },
    ...fields.map(({ title, field, text }): Text => ({ zh: `${title}：${text}`, en: `${field}: ${text}` })),
    ...(documents.length === 0
      ? []
      : [
          {
            zh: `已收材料：${documents.map(({ title }) => title).join('、')}`,
            en: `papers: ${documents.map(({ document }) => document).join(', ')}`,
          },
        ]),
    ...(money === null
      ? []
      : [
          {
            zh: `发放依据：${money.scheme}${money.amountFen === null ? '' : ` ${formatYuan(fen(money.amountFen))} 元`}${money.document === null ? '' : `，${money.document}`}（${money.on}）`,
            en: `pays: ${money.scheme}${money.amountFen === null ? '' : ` ${formatYuan(fen(money.amountFen))} yuan`}${money.document === null ? '' : `, ${money.document}`} (${money.on})`,
          },
        ]),
  ];
}

function aboutLines({ about }: CaseView): readonly Text[] {
  if (about === null) return [];
  const { scheme, month, certificate } = about;
  const what = [scheme, month, certificate].filter((one) => one !== null).join(' ');
  return [{ zh: `涉及：${what}`, en: `about: ${what}` }];
}

function nextLines({ next }: CaseView): readonly Text[] {
  return next.map(({ id, title, by, fields, documents }) => {
    const asked = [...fields, ...documents].filter(({ isOptional }) => !isOptional);
    const needs = asked.map((one) => one.title).join('、');
    return {
      zh: `可办：${title} ${id}${by === undefined ? '' : `（${by}）`}${needs && `，须有 ${needs}`}`,
      en: `next: ${id}${needs && `, needs ${asked.map((one) => one.id).join(', ')}`}`,
    };
  });
}

const eventColumns: readonly ListingColumn<CaseHappening>[] = [
  column('日期', 'on', ({ on }) => on),
  column('步骤', 'step', ({ title }) => title),
  column('内容', 'what', ({ fields, documents, note, attachment, clerk, clerkBefore }) =>
    [
      ...(clerkBefore === null ? [] : [`${clerkBefore} → ${clerk ?? ''}`]),
      ...fields.map(({ title, text }) => `${title} ${text}`),
      ...documents,
      ...(attachment === null ? [] : [`${attachment.name} ${attachment.sha256.slice(0, 12)}`]),
      ...(note === null ? [] : [note]),
    ].join('，'),
  ),
  column('之后', 'then', ({ stateTitle }) => stateTitle),
  column('操作人', 'by', ({ operator }) => operator),
  column('出处', 'source', ({ file, row, importId }) => ({
    zh: `${file} 第 ${row} 行（导入 ${importId}）`,
    en: `${file} row ${row} (import ${importId})`,
  })),
];
