import type { CaseEventRow } from '../../../db/cases/case-store.ts';
import { besideTitles, type CaseStep } from '../../../cases/case-kind.ts';
import { type Doing, readGiven } from '../../../cases/move-case.ts';
import type { CaseRow } from '../../../importing/kinds/support/cases.ts';
import { formatYuan } from '../../../kernel/fen.ts';
import type { Text } from '../../../kernel/text.ts';
import type { CaseWritten } from '../../cases/moves/case-writer.ts';

/** 拒绝 why a row is not done, and what is possible. */
export type RefusedStep = Extract<CaseWritten, { readonly refused: Text }>;
/** 登记 what became of a row that is done. */
export type SavedStep = {
  readonly saved: 'inserted' | 'updated' | 'unchanged';
  readonly notes: readonly Text[];
};

/** What a row tells of its step. */
export type StepOfRow = Pick<Doing, 'on' | 'clerk' | 'fields' | 'documents'>;

/** 金额、文号 stand for the one amount and the number of the paper that the step asks for. */
export function givenIn(values: CaseRow, step: CaseStep | undefined): StepOfRow {
  const { amountFen, approval, fields: said = '', documents = '', clerk, happenedOn: on } = values;
  const amount = step?.fields.find(({ as }) => as === 'yuan');
  const paper = step?.fields.find(({ as, title }) => as === 'text' && /(?:文号|凭证号)$/.test(title));
  return {
    on,
    clerk,
    fields: [
      ...(amountFen === undefined ? [] : [[amount?.id ?? '金额', formatYuan(amountFen)] as const]),
      ...(approval === undefined ? [] : [[paper?.id ?? '文号', approval] as const]),
      ...parts(said).map((part): readonly [string, string] => {
        const [name = '', ...rest] = part.split(/[=＝:：]/u);
        return [name.trim(), rest.join('=').trim()];
      }),
    ],
    documents: parts(documents),
  };
}

function parts(text: string): readonly string[] {
  return text
    .split(/[;；、\n]/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** 备注、换经办人 what a row may do to a case beside its steps. */
export const besideSteps: readonly {
  readonly do: 'note' | 'reassign';
  readonly words: readonly string[];
  /** Whether an event of that day says the same. */
  readonly isSaid: (event: CaseEventRow, row: CaseRow) => boolean;
}[] = [
  { do: 'note', words: [besideTitles.note, 'note'], isSaid: ({ note }, row) => note === row.note },
  {
    do: 'reassign',
    words: [besideTitles.reassign, 'reassign'],
    isSaid: ({ clerk }, row) => clerk === row.clerk,
  },
];

/**
 * 已登记 what a row comes to whose step is on record of that day: nothing new where one of the events says all that it
 * says; otherwise it is refused, for neither may be the right one. Undefined where there is no such event.
 */
export function onRecord({
  step,
  events,
  values,
  given,
}: {
  readonly step: CaseStep;
  readonly events: readonly CaseEventRow[];
  readonly values: CaseRow;
  readonly given: StepOfRow;
}): SavedStep | RefusedStep | undefined {
  const [first] = events;
  if (!first) return undefined;
  const read = readGiven(step, given);
  if ('refused' in read) return read;
  const { note, clerk } = values;
  const others = events.map((event) => {
    const fields = JSON.parse(event.fields) as typeof read.fields;
    const documents = JSON.parse(event.documents) as readonly string[];
    return [
      ...step.fields.filter(({ id }) => read.fields[id] !== undefined && read.fields[id] !== fields[id]),
      ...step.documents.filter(({ id }) => read.documents.includes(id) && !documents.includes(id)),
      ...(clerk === undefined || clerk === event.clerk ? [] : [{ title: '经办人' }]),
      ...(note === undefined || note === event.note ? [] : [{ title: '备注' }]),
    ].map(({ title }) => title);
  });
  if (others.some(({ length }) => length === 0)) return { saved: 'unchanged', notes: [] };
  return saidOtherwise(values, first, others[0] ?? []);
}

function saidOtherwise(
  { step, happenedOn }: CaseRow,
  event: CaseEventRow,
  titles: readonly string[],
): RefusedStep {
  const { case_id: id, import_id: by } = event;
  return {
    refused: {
      zh: `个案 ${id} 的“${step}”${happenedOn} 已经登记，本行的${titles.join('、')}与登记的不同`,
      en: `${step} of case ${id} is on record of ${happenedOn}, with another ${titles.join(', ')}`,
    },
    next: {
      zh: `登记错了的，先用 dpf import undo ${by} 撤销或退回那一步；是另一件事的，用 dpf case 登记`,
      en: `if the record is wrong, take it back with dpf import undo ${by} or a step back; if it is another matter, enter it with dpf case`,
    },
  };
}
