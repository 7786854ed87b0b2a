import type { Text } from '../../kernel/text.ts';
import type { LaterList, OutdatedRun } from '../../payout/outdated-runs.ts';

const SHOWN = 3;

/** A draft that no longer follows from what is on record, with the reason in words. */
export type WordedRun = OutdatedRun & { readonly text: Text };

/** 过时的草稿 why a draft no longer follows from what is on record, in words. */
export function worded(run: OutdatedRun): WordedRun {
  return { ...run, text: outdatedText(run) };
}

function outdatedText({ run, month, laterLists, isOutOfStep }: OutdatedRun): Text {
  const came = laterLists.filter(({ isUndone }) => !isUndone);
  const gone = laterLists.filter(({ isUndone }) => isUndone);
  const whys: readonly Text[] = [
    ...(came.length > 0
      ? [{ zh: `其后导入了${named(came).zh}`, en: `imported since: ${named(came).en}` }]
      : []),
    ...(gone.length > 0
      ? [{ zh: `其后撤销了${named(gone).zh}`, en: `undone since: ${named(gone).en}` }]
      : []),
    ...(isOutOfStep
      ? [
          {
            zh: '此前月份的批次已经重新测算或有变',
            en: 'the runs of earlier months that it is held against have changed',
          },
        ]
      : []),
  ];
  return {
    zh: `${month} 的草稿（批次 ${run}）：${whys.map(({ zh }) => zh).join('；')}`,
    en: `the draft of ${month} (run ${run}): ${whys.map(({ en }) => en).join('; ')}`,
  };
}

function named(lists: readonly LaterList[]): Text {
  const shown = lists.slice(0, SHOWN);
  const more = lists.length - shown.length;
  const zh = shown.map(({ file, import: id }) => `${file}（第 ${id} 次导入）`).join('、');
  const en = shown.map(({ file, import: id }) => `${file} (import ${id})`).join(', ');
  if (more === 0) return { zh, en };
  return { zh: `${zh}等 ${lists.length} 份名单`, en: `${en} and ${more} more` };
}
