import type { ChangedCase } from '../../jobs/cases/moves/change-case.ts';
import { inLang, type Lang, type Text } from '../../kernel/text.ts';

const endings: Readonly<Record<string, Text>> = {
  done: { zh: '已办结', en: 'it is done' },
  refused: { zh: '已办结（不予办理）', en: 'it has ended: refused' },
  withdrawn: { zh: '已办结（撤回）', en: 'it has ended: withdrawn' },
};

/** What was done to a case, as JSON. */
export function changedJson(done: ChangedCase, dryRun: boolean, lang: Lang): object {
  const { importId, stepTitle, notes, ...rest } = done;
  return {
    ...(dryRun ? { ...rest, importId: null } : { ...rest, importId }),
    stepTitle: inLang(stepTitle, lang),
    notes: notes.map((note) => inLang(note, lang)),
    dryRun,
  };
}

/** What was done to a case, where it stands, by when the next step is due and which there are. */
export function changedText(done: ChangedCase, dryRun: boolean, lang: Lang): string {
  const {
    case: id,
    title,
    kind,
    stepTitle,
    on,
    stateTitle,
    state,
    dueOn,
    ended,
    next,
    importId,
    notes,
  } = done;
  const kept: Text = dryRun
    ? { zh: '（试运行，没有保存）', en: ' (dry run, not saved)' }
    : { zh: `（导入 ${importId}）`, en: ` (import ${importId})` };
  const until: Text =
    dueOn === null ? { zh: '不设期限', en: 'no deadline' } : { zh: `期限 ${dueOn}`, en: `due ${dueOn}` };
  const after: Text =
    ended === null
      ? {
          zh: `现在“${stateTitle}”，${until.zh}；下一步：${next.map(({ step, title: name }) => `${name} ${step}`).join('、')}`,
          en: `Now at ${state}, ${until.en}; next: ${next.map(({ step }) => step).join(', ')}`,
        }
      : {
          zh: `现在“${stateTitle}”，${endings[ended]?.zh ?? ''}`,
          en: `Now at ${state}; ${endings[ended]?.en ?? ''}`,
        };
  const head: Text = {
    zh: `个案 ${dryRun ? '' : `${id} `}${title}：${on} ${stepTitle.zh}${kept.zh}`,
    en: `Case ${dryRun ? '' : `${id} `}${kind}: ${stepTitle.en} on ${on}${kept.en}`,
  };
  const told = notes.map((note): Text => ({ zh: `请注意：${note.zh}`, en: `Note: ${note.en}` }));
  return [head, after, ...told].map((line) => `${inLang(line, lang)}\n`).join('');
}
