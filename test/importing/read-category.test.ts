import { expect, test } from 'vitest';
import { readCategory, readComponents, readGrade } from '../../src/importing/cells/people/read-category.ts';
import { readCancelReason, readState } from '../../src/importing/cells/people/read-state.ts';
import { Fault } from '../../src/importing/cells/reading.ts';

const shown = (reading: unknown) => (reading instanceof Fault ? reading.code : reading);
const text = (value: string) => ({ kind: 'text', text: value }) as const;

test.each([
  ['视力', 'visual', undefined],
  ['视力残疾', 'visual', undefined],
  ['1', 'visual', undefined],
  ['１', 'visual', undefined],
  ['盲', 'visual', undefined],
  ['听力残疾', 'hearing', undefined],
  ['语言', 'speech', undefined],
  [' 肢 体 ', 'physical', undefined],
  ['智残', 'intellectual', undefined],
  ['精神', 'psychiatric', undefined],
  ['多重', 'multiple', undefined],
  ['肢体二级', 'physical', 2],
  ['肢体2', 'physical', 2],
  ['肢体(Ⅲ级)', 'physical', 3],
  ['视力残疾一级', 'visual', 1],
  ['肢体、智力', 'multiple', undefined],
])('the category %s is %s', (value, category, grade) => {
  expect(readCategory(text(value))).toMatchObject({ category, grade });
});

test('a list of components in the category column is kept', () => {
  expect(readCategory(text('肢体二级、智力三级'))).toMatchObject({
    category: 'multiple',
    components: [
      { category: 'physical', grade: 2 },
      { category: 'intellectual', grade: 3 },
    ],
  });
});

test.each(['其他', '8', '0', '43', '肢体、肢体', '肢体五级', '轻度', '__proto__'])(
  'the category %s is refused, never defaulted',
  (value) => {
    expect(shown(readCategory(text(value)))).toBe('unknown-category');
  },
);

test.each([
  ['一级', 1],
  ['1', 1],
  ['1级', 1],
  ['壹级', 1],
  ['Ⅰ', 1],
  ['Ⅱ级', 2],
  ['叁', 3],
  ['IV级', 4],
  ['４', 4],
  ['重度', 'unknown-grade'],
  ['五级', 'unknown-grade'],
  ['0', 'unknown-grade'],
  ['', undefined],
])('the grade %s is %s', (value, expected) => {
  expect(shown(readGrade(text(value)))).toBe(expected);
});

test.each([
  ['肢体二级、智力三级', ['physical2', 'intellectual3']],
  ['肢体2，精神Ⅰ级;', ['physical2', 'psychiatric1']],
  ['1,2,4,3,', ['visual2', 'physical3']],
  ['肢体二级、不明', 'components-form'],
  ['肢体', 'components-form'],
  ['无', undefined],
])('the components %s are %j', (value, expected) => {
  const reading = readComponents(text(value));
  const read = Array.isArray(reading)
    ? reading.map(({ category, grade }: { category: string; grade: number }) => category + String(grade))
    : shown(reading);
  expect(read).toEqual(expected);
});

test.each([
  ['有效', undefined, undefined],
  ['过期', undefined, undefined],
  ['注销', 'cancelled', undefined],
  ['注销(死亡)', 'cancelled', 'death'],
  ['死亡注销', 'cancelled', 'death'],
  ['迁出', 'transferred-out', undefined],
  ['冻结', 'frozen', undefined],
  ['挂失', 'suspended', undefined],
])('the state %s is %s because of %s', (value, kind, reason) => {
  expect(readState(text(value))).toMatchObject({ kind, reason });
});

test('an unknown state or reason is refused', () => {
  expect(shown(readState(text('未知')))).toBe('unknown-state');
  expect(shown(readState(text('未注销')))).toBe('unknown-state');
  expect(shown(readCancelReason(text('不知道')))).toBe('unknown-cancel-reason');
  expect(readCancelReason(text('骗领'))).toBe('fraud');
});
