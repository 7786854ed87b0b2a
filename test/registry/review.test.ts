import { expect, test } from 'vitest';
import { type ReviewResult, reviewProgress, reviewResults, reviewRoad } from '../../src/registry/review.ts';

type Expected = {
  readonly isReviewed: boolean;
  readonly task: string | undefined;
  readonly odd?: readonly number[];
};

test.each<[story: string, results: readonly ReviewResult[], expected: Expected]>([
  ['还没有复核', [], { isReviewed: false, task: 'review' }],
  ['合格', ['passed'], { isReviewed: true, task: undefined }],
  ['联系不上', ['unreachable'], { isReviewed: false, task: 'review' }],
  ['联系不上，后来合格', ['unreachable', 'passed'], { isReviewed: true, task: undefined }],
  ['拒绝', ['refused'], { isReviewed: false, task: 'declare-void' }],
  ['拒绝，逾期宣布作废', ['refused', 'void'], { isReviewed: true, task: undefined }],
  ['拒绝，后来配合', ['refused', 'passed'], { isReviewed: true, task: undefined }],
  ['死亡', ['dead'], { isReviewed: true, task: undefined }],
  ['迁出', ['moved'], { isReviewed: true, task: undefined }],
  ['不规范', ['irregular'], { isReviewed: true, task: 'order-assessment' }],
  ['不规范，等待评定', ['irregular', 'reassess'], { isReviewed: true, task: 'assess' }],
  ['不规范，评定维持', ['irregular', 'reassess', 'kept'], { isReviewed: true, task: undefined }],
  ['不规范，评定变更', ['irregular', 'reassess', 'regraded'], { isReviewed: true, task: undefined }],
  ['不规范，评定注销', ['irregular', 'reassess', 'cancelled'], { isReviewed: true, task: undefined }],
  [
    '不规范，拒绝评定，仍算复核过',
    ['irregular', 'reassess', 'refused'],
    { isReviewed: true, task: 'declare-void' },
  ],
  [
    '不规范，拒绝评定，作废',
    ['irregular', 'reassess', 'refused', 'void'],
    { isReviewed: true, task: undefined },
  ],
  ['抽查改判', ['passed', 'irregular'], { isReviewed: true, task: 'order-assessment' }],
  ['没有拒绝就作废', ['passed', 'void'], { isReviewed: true, task: undefined, odd: [1] }],
  ['没有复核就评定', ['kept'], { isReviewed: true, task: undefined, odd: [0] }],
  ['死后又合格', ['dead', 'passed'], { isReviewed: true, task: undefined, odd: [1] }],
])('%s', (_, results, { isReviewed, task, odd = [] }) => {
  expect(reviewProgress(results)).toMatchObject({ isReviewed, task, odd });
});

test('every result can be reached from the beginning, and whatever is open has a way to its end', () => {
  const reach = (from: ReviewResult | 'none', seen = new Set<ReviewResult>()): Set<ReviewResult> => {
    for (const next of reviewRoad[from].next) {
      if (seen.has(next)) continue;
      seen.add(next);
      reach(next, seen);
    }
    return seen;
  };
  expect([...reach('none')].sort()).toEqual([...reviewResults].sort());
  for (const result of reviewResults) {
    const ends = [...reach(result)].filter((next) => reviewRoad[next].task === undefined);
    if (reviewRoad[result].task !== undefined) expect([result, ends.length > 0]).toEqual([result, true]);
  }
});
