import { expect, test } from 'vitest';
import type { Database } from '../../src/db/connection/open.ts';
import { importRecords, undo } from '../payout/lists.ts';
import {
  draft,
  importHolders,
  importHousehold,
  importing,
  importLowIncome,
  someone,
  withRegistry,
} from '../payout/registry.ts';
import { plain, told } from './district.ts';

const people = [someone(1), someone(2), someone(3)];
const [first, second, third] = [someone(1), someone(2), someone(3)];
const roster = (db: Database) =>
  importHolders(
    db,
    people.map((citizenId) => ({ citizenId })),
  );

test('with the roster alone nothing that another list decides is told, and each says which list is missing', async () => {
  await withRegistry(async (db) => {
    await roster(db);
    await draft(db);
    const { figures, lacking, value } = await told(db);
    const zeros = figures.filter(({ key, value: of }) => !key.startsWith('certificates') && plain(of) === 0);
    expect(zeros.map(({ key }) => key)).toEqual([
      'payout.family-care.people',
      'payout.family-care.year.people',
      'payout.family-care.year.person_months',
      'payout.family-care.year.amount',
      // Decided by the roster: nobody on it has an intellectual disability.
    ]);
    expect(value('payout.nursing-subsidy.people')).toBe(3);
    const missing = (keys: readonly string[]) => [...new Set(keys.map((key) => lacking(`payout.${key}`)))];
    expect(missing(['psychiatric-medication.people', 'psychiatric-medication.year.amount'])).toEqual([
      '没有导入低保名单',
    ]);
    expect(missing(['living-subsidy.people'])).toEqual(['没有导入低保名单']);
    expect(missing(['multi-disability-household.units'])).toEqual(['没有导入户名单']);
    expect(missing(['gaokao-award.people', 'tuition.students', 'tuition.amount'])).toEqual([
      '没有导入教育资助申请表',
    ]);
    expect(missing(['social-insurance.amount', 'medical-insurance.people'])).toEqual([
      '没有导入补贴发放名单',
    ]);
    expect(lacking('covid.temporary_relief.people')).toBe('没有导入补贴发放名单');
    expect(lacking('home_adaptation.people')).toBe('没有导入服务台账');
    expect(lacking('payout.month-2020-12.dpf-monthly')).toBe(
      '一户多残护理补贴：没有导入户名单；低保精神病人药物补贴：没有导入低保名单',
    );
  });
});

test('a list that is there is never asked for: the hint names the other one, and the months there are', async () => {
  await withRegistry(async (db) => {
    await roster(db);
    await importHousehold(db, 'H1', [first, second]);
    await importLowIncome(db, [first], { from: '2020-01', to: '2020-06' });
    await draft(db);
    const only = '低保名单只有 2020-01 至 2020-06 的';
    const { lacking } = await told(db);
    expect(lacking('payout.psychiatric-medication.people')).toBe(only);
    expect(lacking('payout.multi-disability-household.units')).toBe(only);
  });
  await withRegistry(async (db) => {
    await roster(db);
    await importHousehold(db, 'H1', [first, second], { since: '2021-02-01' });
    await importLowIncome(db, [first]);
    await draft(db);
    expect((await told(db)).lacking('payout.multi-disability-household.units')).toBe(
      '户名单只有 2021-02 起 的',
    );
  });
});

test('a list that came after the draft is there: what is missing is another draft', async () => {
  await withRegistry(async (db) => {
    await roster(db);
    await draft(db);
    await importLowIncome(db, [first]);
    expect((await told(db)).lacking('payout.psychiatric-medication.people')).toBe(
      '2020-12 的草稿（批次 1）测算之后才导入名单，请再运行 dpf payout --month 2020-12',
    );
    await draft(db);
    expect((await told(db)).value('payout.psychiatric-medication.people')).toBe(1);
  });
});

test('a list that names nobody of the holders is an answer: nought', async () => {
  await withRegistry(async (db) => {
    await roster(db);
    await importHousehold(db, 'H1', [first]);
    await importLowIncome(db, [someone(9)]);
    await draft(db);
    const { value, standing } = await told(db);
    expect(value('payout.psychiatric-medication.people')).toBe(0);
    expect(value('payout.multi-disability-household.units')).toBe(0);
    expect(standing('payout.month-2020-12.dpf-monthly')).toEqual({ isDraft: true });
  });
});

test('where some are undecided the figure says how many; a fact of one row missing is told as that', async () => {
  await withRegistry(async (db) => {
    await roster(db);
    // A list some of whose rows were rejected says who is on it, and not who is not.
    await importLowIncome(db, [first], { isComplete: false });
    await draft(db);
    const { value, standing } = await told(db);
    expect(value('payout.psychiatric-medication.people')).toBe(1);
    expect(standing('payout.psychiatric-medication.people')).toEqual({
      isDraft: true,
      undecided: { count: 2, unit: '人' },
    });
    expect(standing('payout.psychiatric-medication.year.person_months')).toMatchObject({
      undecided: { count: 2, unit: '人月' },
    });
  });
  await withRegistry(async (db) => {
    await importHolders(db, [
      { citizenId: first, category: 'visual', grade: 1 },
      { citizenId: second, subdistrict: undefined },
    ]);
    await importLowIncome(db, people);
    await draft(db);
    expect((await told(db)).lacking('payout.psychiatric-medication.people')).toBe('1 人的户籍没有登记');
  });
});

test('applications for tuition say nothing of the gaokao award, and those of 2019 nothing of 2020', async () => {
  await withRegistry(async (db) => {
    await roster(db);
    const application = { year: 2020, appliedOn: '2020-09-01', basis: 'student' };
    await importRecords(db, 'education_application', [
      { ...application, citizenId: first, level: 'bachelor' },
    ]);
    await importRecords(db, 'entitlement', [
      { scheme: 'temporary-relief', citizenId: first, month: '2019-12', amountFen: 10_000 },
    ]);
    await draft(db);
    const { value, lacking } = await told(db);
    expect(value('payout.tuition.students')).toBe(1);
    expect(lacking('payout.gaokao-award.people')).toBe('教育资助申请表没有本项目 2020 年的记录');
    expect(lacking('covid.temporary_relief.people')).toBe('补贴发放名单没有本项目 2020 年的记录');
  });
});

test('events of whom something is unknown are told with the figure of the others', async () => {
  await withRegistry(async (db) => {
    await roster(db);
    const child = { year: 2020, appliedOn: '2020-09-01', basis: 'child', level: 'bachelor' };
    await importRecords(db, 'education_application', [
      { ...child, citizenId: someone(11), basis: 'student' },
      { ...child, citizenId: first, basis: 'student' },
      { ...child, citizenId: someone(12), parentCitizenId: second },
    ]);
    await draft(db);
    const { value, standing } = await told(db);
    expect(value('payout.tuition.people')).toBe(1);
    expect(standing('payout.tuition.people')).toEqual({ isDraft: true, undecided: { count: 1, unit: '笔' } });
  });
});

test('a roster that was taken back leaves no holders, not nought', async () => {
  await withRegistry(async (db) => {
    await roster(db);
    await importing(db, 'undo', '撤销', ({ sqlite }, id) => {
      undo(sqlite, 1, id);
    });
    const { value, lacking } = await told(db);
    expect(value('certificates.holders')).toBe(false);
    expect(lacking('certificates.issued')).toBe('没有导入 2020 年的持证残疾人花名册');
  });
});

test('relatives of the staff whom no review has come to a result about are told beside those found irregular', async () => {
  await withRegistry(async (db) => {
    await roster(db);
    const relative = (citizenId: string) => ({ citizenId, staffName: '职工', relation: '亲属' });
    await importRecords(db, 'staff_relative', [relative(first), relative(second)]);
    const review = (citizenId: string) => ({
      citizenId,
      certificateNumber: `${citizenId}62`,
      reviewedOn: '2020-05-01',
      result: 'passed',
    });
    await importRecords(db, 'review', [review(third)]);
    expect((await told(db)).lacking('review.violations')).toBe('名单上的亲属都还没有复核结果');
    await importRecords(db, 'review', [review(first)]);
    const { value, standing } = await told(db);
    expect(value('review.violations')).toBe(0);
    expect(standing('review.violations')).toEqual({ isDraft: false, undecided: { count: 1, unit: '人' } });
  });
});
