import type { Severity } from '../../kernel/problem.ts';
import type { Text } from '../../kernel/text.ts';

/** 名单问题: what a list says of those on record before it; part of `problemCodes`. */
export const listProblemCodes = {
  'row-corrected': {
    severity: 'info',
    what: {
      zh: '更正了同一天、同类名单上关于此人的话',
      en: 'this corrects what a list of the same day and kind said of the person',
    },
    cure: { zh: '如不应更正，请撤销这次导入', en: 'undo the import if it should not' },
  },
  'other-relief': {
    severity: 'info',
    what: {
      zh: '这些行不是低保，不作为低保登记',
      en: 'these rows are not of 低保 and say nothing of low income',
    },
    cure: {
      zh: '如写错了救助类别，请更正后再导入',
      en: 'correct 救助类别 and import again if it is wrong',
    },
  },
  'gone-from-list': {
    severity: 'warning',
    what: {
      zh: '上一份名单上的人，这份名单上没有，自这份名单起不再在列',
      en: 'people on the list before are not on this one, and no longer count from it on',
    },
    cure: { zh: '请核对名单是否完整', en: 'check that the list is complete' },
  },
  'left-list': {
    severity: 'info',
    what: {
      zh: '此人不在这份名单上，自这份名单起不再在列',
      en: 'not on this list, and no longer counted from it on',
    },
    cure: {
      zh: '如应在列，请更正名单后再导入',
      en: 'correct the list and import it again if they should be',
    },
  },
  'left-undecided': {
    severity: 'warning',
    what: {
      zh: '此人不在这份名单上；上一份名单以后的几个月没有名单，此人这几个月未定',
      en: 'not on this list, and undecided in the months since the list before, which no list covers',
    },
    cure: {
      zh: '请补导这几个月的名单，或写明停止月份的减少名单',
      en: 'import the lists of those months, or a list of removals with the month of the stop',
    },
  },
  'dropped-by-correction': {
    severity: 'warning',
    what: {
      zh: '同一天的名单更正以后没有此人，按不在那天的名单上处理',
      en: 'no longer on the list of that day as corrected, and taken as not on it',
    },
    cure: {
      zh: '如不应更正，请撤销这次导入',
      en: 'undo the import if the list should not have been corrected',
    },
  },
  'not-on-list': {
    severity: 'warning',
    what: { zh: '减少名单上的人本来就不在名单上', en: 'on a list of removals, but not on the list before' },
    cure: { zh: '请核对号码，或补导以前的名单', en: 'check the number, or import the lists before' },
  },
  'list-incomplete': {
    severity: 'warning',
    what: {
      zh: '名单有未导入的行，不在名单上的人暂按“未知”处理，不会被判定为不在列',
      en: 'rows of the list were rejected, so whoever is not on it counts as unknown, not as gone',
    },
    cure: { zh: '请更正这些行后再导入', en: 'correct those rows and import the list again' },
  },
} as const satisfies Record<string, { severity: Severity; what: Text; cure: Text }>;
