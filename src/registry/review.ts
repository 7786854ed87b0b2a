import type { Text } from '../kernel/text.ts';

/** 复核结果 what a review or the reassessment after it came to. Keys are permanent. */
export const reviewResults = [
  'passed',
  'irregular',
  'reassess',
  'refused',
  'unreachable',
  'dead',
  'moved',
  'kept',
  'regraded',
  'cancelled',
  'void',
] as const;
export type ReviewResult = (typeof reviewResults)[number];

/** 待办 what is still to be done about a holder: review, order or await an assessment, or declare void. */
export type ReviewTask = 'review' | 'order-assessment' | 'assess' | 'declare-void';

/** 复核一步 what a result means: whether the holder counts as reviewed, what is open, which results may follow. */
type Stage = {
  readonly name: Text;
  readonly isReviewed: boolean;
  readonly task?: ReviewTask;
  readonly next: readonly ReviewResult[];
};

const first = ['passed', 'irregular', 'reassess', 'refused', 'unreachable', 'dead', 'moved'] as const;
const outcomes = ['kept', 'regraded', 'cancelled'] as const;

/**
 * 复核的路 from the first look to the end: irregular → reassess → outcome; whoever refuses within the time set has the
 * certificate declared void. Refusing and being out of reach is not being reviewed.
 */
export const reviewRoad: Readonly<Record<ReviewResult | 'none', Stage>> = {
  none: { name: { zh: '未复核', en: 'not reviewed' }, isReviewed: false, task: 'review', next: first },
  passed: {
    name: { zh: '合格', en: 'passed' },
    isReviewed: true,
    // 抽查 may find otherwise.
    next: ['passed', 'irregular', 'reassess', 'dead', 'moved'],
  },
  irregular: {
    name: { zh: '不规范', en: 'irregular' },
    isReviewed: true,
    task: 'order-assessment',
    next: ['reassess', ...outcomes, 'refused', 'dead', 'moved'],
  },
  reassess: {
    name: { zh: '重新评定', en: 'to be reassessed' },
    isReviewed: true,
    task: 'assess',
    next: [...outcomes, 'refused', 'unreachable', 'dead', 'moved'],
  },
  refused: {
    name: { zh: '拒绝', en: 'refused' },
    isReviewed: false,
    task: 'declare-void',
    next: [...first, ...outcomes, 'void'],
  },
  unreachable: {
    name: { zh: '联系不上', en: 'out of reach' },
    isReviewed: false,
    task: 'review',
    next: [...first, ...outcomes],
  },
  dead: { name: { zh: '死亡', en: 'dead' }, isReviewed: true, next: [] },
  moved: { name: { zh: '迁出', en: 'moved away' }, isReviewed: true, next: [] },
  kept: { name: { zh: '评定维持', en: 'reassessed: kept' }, isReviewed: true, next: [] },
  regraded: { name: { zh: '评定变更', en: 'reassessed: regraded' }, isReviewed: true, next: [] },
  cancelled: { name: { zh: '评定注销', en: 'reassessed: cancelled' }, isReviewed: true, next: [] },
  void: { name: { zh: '宣布作废', en: 'declared void' }, isReviewed: true, next: [] },
};

/** The results after which a holder counts as reviewed. */
export const reviewedResults = reviewResults.filter((result) => reviewRoad[result].isReviewed);

/** 待办 as people call it. */
export const taskNames: Record<ReviewTask, Text> = {
  review: { zh: '待复核', en: 'to be reviewed' },
  'order-assessment': { zh: '待通知重新评定', en: 'to be told to be reassessed' },
  assess: { zh: '待重新评定', en: 'reassessment due' },
  'declare-void': { zh: '拒绝，待说服或宣布作废', en: 'refused: to be persuaded or declared void' },
};

/** 复核进程 where the results of one holder, in their order, have led. */
export function reviewProgress(results: readonly ReviewResult[]): {
  readonly last: ReviewResult | 'none';
  /** Once reviewed stays reviewed: to refuse the assessment later does not undo it. */
  readonly isReviewed: boolean;
  readonly task: ReviewTask | undefined;
  /** 次序不合 results that should not follow the one before, by their place. */
  readonly odd: readonly number[];
} {
  const last = results.at(-1) ?? 'none';
  return {
    last,
    isReviewed: results.some((result) => reviewRoad[result].isReviewed),
    task: reviewRoad[last].task,
    odd: results.flatMap((result, at) =>
      reviewRoad[results[at - 1] ?? 'none'].next.includes(result) ? [] : [at],
    ),
  };
}
