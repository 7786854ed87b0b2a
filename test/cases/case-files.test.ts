import { expect, test } from 'vitest';
import { loadCalendar, loadCaseKind } from '../../src/cases/load-case-kind.ts';
import { formatFault } from '../../src/policies/policy-source.ts';
import { shippedFiles } from './shipped.ts';

const petition = shippedFiles.find(([file]) => file === 'petition.yaml')?.[1] ?? '';

/** What is said of a file, each fault with its line. */
const faultsOf = (text: string): readonly string[] =>
  loadCaseKind({ file: 'petition.yaml', text }).faults.map((fault) => formatFault(fault, 'zh'));

test.each(shippedFiles)('%s has no fault', (_, text) => {
  expect(faultsOf(text)).toEqual([]);
});

/** The line of a text in the file, with what stands before it. */
function lineOf(text: string, part: string): number {
  const at = text.indexOf(part);
  expect(at, part).toBeGreaterThan(-1);
  return text.slice(0, at).split('\n').length;
}

test.each([
  [
    'a state that nothing leads to',
    ['      closed: { title', '      lost: { title: 找不到, within: { days: 3 } }\n      closed: { title'],
    'lost:',
    '没有步骤能到这个状态',
  ],
  [
    'a dead end',
    [
      '      not-ours: { title: 不予受理, ends: refused }',
      '      not-ours: { title: 不予受理, within: { days: 3 } }',
    ],
    'not-ours: { title',
    '死路',
  ],
  [
    'a state without a deadline',
    ['handling: { title: 办理中, within: { days: 60 } }', 'handling: { title: 办理中 }'],
    'handling: { title',
    '没有期限',
  ],
  [
    'two deadlines of one state',
    ['within: { days: 15 }', 'within: { days: 15, working_days: 3 }'],
    '{ days: 15, working_days: 3 }',
    'working_days 和 days 写一个',
  ],
  [
    'a deadline that is over before the step can be taken',
    ['within: { days: 15 }', 'at_least: { days: 15 }, within: { days: 15 }'],
    'at_least: { days: 15 }',
    '期限应长于 at_least',
  ],
  [
    'a step called as a note is in a sheet',
    ['title: 受理,', 'title: 备注,'],
    'title: 备注,',
    '这个词另有用处',
  ],
  [
    'two states of one title',
    ['handling: { title: 办理中,', 'handling: { title: 已办结,'],
    'closed: { title',
    '与 handling 同名',
  ],
  [
    'a field that is given twice, whatever stands in the other lines',
    ['      to: received\n', '      to: received\n      to: received\n'],
    '      to: received\n      by: 区残联',
    '字段重复',
  ],
  [
    'two fields of one title in a step',
    ['        by-way: { title: 来访方式,', '        by-way: { title: 反映的事项,'],
    'by-way: {',
    '与 matter 同名',
  ],
  [
    'neither a basis nor a word on what has none',
    [/ {4}unverified:\n(?: {6}- .*\n)+/.exec(petition)?.[0] ?? 'none', ''],
    '  - from: 2018-01-01',
    '要写 basis',
  ],
  ['a tab', ['      to: received\n', '\tto: received\n'], '\tto: received', '制表符'],
  [
    'a step to a state that there is not',
    ['from: [received], to: handling', 'from: [received], to: handlin'],
    'accept: {',
    '没有“handlin”，是不是 handling？',
  ],
  [
    'a step from a state that there is not',
    ['from: [answered], to: closed', 'from: [anwered], to: closed'],
    'close: {',
    '没有“anwered”，是不是 answered？',
  ],
  [
    'a step by a word that has another use',
    ['      accept: {', '      reopen: {'],
    'reopen: {',
    '这个词另有用处',
  ],
  [
    'a choice without its list',
    ['as: choice, one_of: [来信, 来访, 电话, 网上]', 'as: choice'],
    'by-way: {',
    'as: choice 要写 one_of',
  ],
  ['a key that is none', ['open:\n', 'opens:\n'], 'opens:', '没有这个字段，是不是“open”？'],
  [
    'a step that leads on from an end',
    ['from: [answered], to: handling', 'from: [answered, closed], to: handling'],
    'closed: { title',
    '已办结的状态不能再有步骤',
  ],
  [
    'no kind of subject',
    ['of: [person, household, employer]', 'of: [nobody]'],
    'of: [nobody]',
    '不能是 nobody',
  ],
])('%s is told with its line', (_, [before = '', after = ''], at, message) => {
  const text = petition.replace(before, after);
  expect(text).not.toBe(petition);
  const faults = faultsOf(text);
  const line = lineOf(text, at);
  expect(faults).toContainEqual(
    expect.stringMatching(new RegExp(`^petition\\.yaml:${line}:\\d+ .*${message}`)),
  );
});

test('a round that no way leads out of is told at each of its states', () => {
  const text = petition
    .replace('from: [answered], to: closed', 'from: [received], to: closed')
    .replace('from: [received, handling, answered], to: withdrawn', 'from: [received], to: withdrawn');
  const stuck = faultsOf(text).filter((fault) => fault.includes('怎么走都办不结'));
  expect(stuck.map((fault) => /states\.(\S+):/.exec(fault)?.[1])).toEqual(['handling', 'answered']);
});

test('a day given twice in the calendar is told with its line', () => {
  const row = '  - { day: 2020-02-03, is: holiday, doc: 通告 }\n';
  const { faults } = loadCalendar({ file: 'calendar.yaml', text: `days:\n${row}${row}` });
  expect(faults.map((fault) => formatFault(fault, 'zh'))).toEqual([
    'calendar.yaml:3:12 days.1.day: 与前面的重复',
  ]);
});
