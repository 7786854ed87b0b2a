import type { Figure, FigureValue, Reliability, Unit } from '../../src/indicators/figure.ts';
import { parseYuan } from '../../src/kernel/fen.ts';
import type { YearMonth } from '../../src/kernel/year-month.ts';
import { parsePlainDate } from '../../src/kernel/plain-date.ts';

// The published year with invented exact values where only 余, 近 or 左右 was published. Posts, units and items have
// no unit of their own here: the template writes them.
const published = `
certificates.issued,新办残疾人证,91,人
certificates.holders,持证残疾人,6742,人
certificates.holders.visual,视力残疾,953,人
certificates.holders.hearing,听力残疾,346,人
certificates.holders.speech,言语残疾,41,人
certificates.holders.physical,肢体残疾,3485,人
certificates.holders.intellectual,智力残疾,605,人
certificates.holders.psychiatric,精神残疾,970,人
certificates.holders.multiple,多重残疾,342,人
population.registered,户籍人口,312834,人
certificates.holder_rate,残疾人比例,6742/312834,%
review.reviewed,已复核,6221,人
review.rate,复核率,6221/6742,%
review.violations,违规办证,0,人
payout.multi-disability-household.units,一户多残护理补贴,21,户
payout.multi-disability-household.rate,标准,100,元/月
payout.family-care.people,智力残疾家庭照料补贴,104,人
payout.family-care.rate,标准,100,元/月
payout.psychiatric-medication.people,低保精神病人药物补贴,405,人
payout.psychiatric-medication.rate,标准,150,元/月
payout.month-2020-12.dpf-monthly,三项月度补贴12月合计,73250,元
payout.gaokao-award.people,高考奖励,5,人
payout.gaokao-award.rate,标准,2000,元
payout.tuition.students,残疾学生学费补贴,12,人
payout.tuition.children,低保残疾人家庭子女学费补贴,12,人
payout.tuition.rate.bachelor,本科,5000,元
payout.tuition.rate.junior-college,专科,4000,元
payout.tuition.amount,学费补贴合计,106000,元
payout.social-insurance.people,社保补贴,171,人
payout.social-insurance.amount,社保补贴金额,736512.40,元
payout.medical-insurance.people,居民医保代缴,4219,人
payout.startup-grant.people,阳光创业扶持金,2,人
payout.startup-grant.rate,标准,4000,元
payout.living-subsidy.people,困难残疾人生活补贴,909,人
payout.nursing-subsidy.people,重度残疾人护理补贴,2148,人
employment.employers_reviewed,审核安置用人单位,220,家
employment.skills_training.people,岗位技能提升培训,83,人
employment.skill_award_nominees.people,省级技术能手申报,5,人
employment.ecommerce_training.people,农村电商培训,15,人
employment.new_jobs,新增就业,70,人
rehabilitation.children.people,残疾儿童康复救助,160,人
rehabilitation.children.cost,预计康复费用,1834000,元
care.residential.people,寄宿托养,25,人
devices.prostheses.people,假肢装配,20,人
devices.hearing_aids.people,助听器,49,人
devices.small.people,小型辅助器具,250,人
home_adaptation.people,无障碍设施进家庭,156,人
home_adaptation.cap,每户上限,18000,元
legal.lawyers,法律顾问律师,2,人
training.sessions,教育培训,2,次
training.attendances,培训人次,2345,人次
culture.blind_day.attendances,国际盲人节座谈会,21,人
insurance.accident.insured,意外伤害保险参保,6741,人
insurance.accident.starts_on,起保日,2020-05-11,date
insurance.accident.claims,案件,13,笔
insurance.accident.claims.death,疾病死亡案件,10,笔
insurance.accident.claims.hospital,意外住院案件,3,笔
insurance.accident.paid,赔款,90200,元
insurance.accident.paid.death,疾病死亡赔款,76000,元
insurance.accident.paid.medical,医疗费用赔款,10800,元
insurance.accident.paid.allowance,意外住院津贴,3400,元
covid.visits,上门排查宣传,97321,次
covid.supply_deliveries,上门送生活物资,12700,次
covid.supply_value,物资金额,300000,元
covid.temporary_relief.people,临时救助,411,人
covid.temporary_relief.amount,临时救助金,160000,元
covid.medicine_and_devices,送急需药物和辅具,2627,件次
covid.counselling,心理咨询和援助,1887,人次
covid.transport,交通出行,461,人次
covid.hardship.people,就业年龄段困难补贴,252,人
covid.hardship.amount,困难补贴金额,183900,元
covid.job_retention.employers,超比例安置企业稳岗补贴,18,家
covid.job_retention.amount,稳岗补贴金额,1293000,元
covid.shop_rent.people,创业残疾人房租补贴,21,人
covid.shop_rent.amount,房租补贴金额,290000,元
covid.charity_relief.people,感染新冠肺炎残疾人慈善救助,22,人
covid.charity_relief.rate,标准,10000,元
employment.base.disabled_workers,就业创业品牌基地申报企业安置残疾人,115,人
honours.entries,残疾人模范,3,人
staffing.posts,行政编制,2,人
staffing.subordinate_units,二级事业单位编制,2,次
plan.items,下年工作计划,9,次
`;

// What the published text does not tell: the months together, as they stand when only December was calculated.
const yearly = `
payout.multi-disability-household.year.units,一户多残护理补贴年内累计户数,21,户
payout.multi-disability-household.year.household_months,一户多残护理补贴年内累计户月数,21,户月
payout.multi-disability-household.year.amount,一户多残护理补贴年内累计金额,2100,元
payout.family-care.year.people,智力残疾家庭照料补贴年内累计人数,104,人
payout.family-care.year.person_months,智力残疾家庭照料补贴年内累计人月数,104,人月
payout.family-care.year.amount,智力残疾家庭照料补贴年内累计金额,10400,元
payout.psychiatric-medication.year.people,低保精神病人药物补贴年内累计人数,405,人
payout.psychiatric-medication.year.person_months,低保精神病人药物补贴年内累计人月数,405,人月
payout.psychiatric-medication.year.amount,低保精神病人药物补贴年内累计金额,60750,元
payout.living-subsidy.year.people,困难残疾人生活补贴年内累计人数,909,人
payout.living-subsidy.year.person_months,困难残疾人生活补贴年内累计人月数,909,人月
payout.living-subsidy.year.amount,困难残疾人生活补贴年内累计金额,45450,元
payout.nursing-subsidy.year.people,重度残疾人护理补贴年内累计人数,2148,人
payout.nursing-subsidy.year.person_months,重度残疾人护理补贴年内累计人月数,2148,人月
payout.nursing-subsidy.year.amount,重度残疾人护理补贴年内累计金额,214800,元
payout.year-2020.dpf-monthly,区残联按月补贴年内累计,73250,元
`;

/** Every figure of the reference year, by hand: those of payouts rest on the draft of December. */
export const referenceFigures: readonly Figure[] = (published + yearly.trimStart())
  .trim()
  .split('\n')
  .map(figureOf)
  .map((figure) => ({ ...figure, ...(isDrafted(figure) && { standing: standingOf(figure) }) }));

function isDrafted({ key }: Figure): boolean {
  const ofPayouts = /^(payout|home_adaptation|rehabilitation|covid[.](temporary|hardship|job|shop|charity))/;
  return ofPayouts.test(key) && !/[.](rate|cap)\b/.test(key);
}

function standingOf({ key }: Figure): Reliability {
  const months = Array.from(
    { length: 12 },
    (_, index) => `2020-${String(index + 1).padStart(2, '0')}` as YearMonth,
  );
  const ofYear = key.includes('.year');
  return {
    isDraft: true,
    ...(ofYear && { months: { included: months.slice(11), missing: months.slice(0, 11) } }),
  };
}

/** A figure for a test; the value as `6742`, `106000`, `6221/6742` or `2020-05-11`, by its unit. */
export function figureOf(line: string): Figure {
  const [key = '', label = '', value = '', unit = ''] = line.split(',');
  return {
    key,
    label: { zh: label, en: key },
    nature: 'actual',
    unit: unit as Unit,
    asOf: dateOf('2020-12-31'),
    definition: { zh: `${label}的口径`, en: `definition of ${key}` },
    value: valueOf(value, unit),
  };
}

function valueOf(value: string, unit: string): FigureValue {
  if (unit === '%') {
    const [numerator, denominator] = value.split('/');
    return { kind: 'rate', numerator: Number(numerator), denominator: Number(denominator) };
  }
  if (unit === 'date') return { kind: 'date', on: dateOf(value) };
  if (!unit.startsWith('元')) return { kind: 'count', count: Number(value) };
  const fen = parseYuan(value);
  if (fen === undefined) throw new Error(`not an amount: ${value}`);
  return { kind: 'money', fen };
}

function dateOf(text: string) {
  const date = parsePlainDate(text);
  if (!date) throw new Error(`not a date: ${text}`);
  return date;
}
