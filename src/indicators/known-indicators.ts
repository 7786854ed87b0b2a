import type { Text } from '../kernel/text.ts';
import type { YearMonth } from '../kernel/year-month.ts';
import type { Scheme } from '../schemes/language/scheme.ts';
import type { Unit } from './figure.ts';
import { figuresOf } from './scheme-figures.ts';

/** A figure that a summary may name, whether or not anything is recorded for it yet. */
export type KnownIndicator = { readonly key: string; readonly unit: Unit; readonly label: Text };

// key|unit|中文|English, in the order of the summary. Keys are permanent (cli.md).
const table = `
certificates.issued|人|新办残疾人证|certificates first issued
certificates.holders|人|持证残疾人|holders
certificates.holders.visual|人|视力残疾持证人|holders, visual
certificates.holders.hearing|人|听力残疾持证人|holders, hearing
certificates.holders.speech|人|言语残疾持证人|holders, speech
certificates.holders.physical|人|肢体残疾持证人|holders, physical
certificates.holders.intellectual|人|智力残疾持证人|holders, intellectual
certificates.holders.psychiatric|人|精神残疾持证人|holders, psychiatric
certificates.holders.multiple|人|多重残疾持证人|holders, multiple
population.registered|人|户籍人口|registered population
certificates.holder_rate|%|持证残疾人占户籍人口比例|holders in the registered population
review.reviewed|人|残疾人证复核人数|holders reviewed
review.rate|%|残疾人证复核率|review rate
review.violations|人|复核认定违规办证人数|irregular certificates found by the review
payout.multi-disability-household.units|户|一户多残护理补贴户数|multi-disability-household, households
payout.multi-disability-household.rate|元/月|一户多残护理补贴标准|multi-disability-household, rate
payout.family-care.people|人|智力残疾家庭照料补贴人数|family-care, people
payout.family-care.rate|元/月|智力残疾家庭照料补贴标准|family-care, rate
payout.psychiatric-medication.people|人|低保精神病人药物补贴人数|psychiatric-medication, people
payout.psychiatric-medication.rate|元/月|低保精神病人药物补贴标准|psychiatric-medication, rate
payout.month-$year-12.dpf-monthly|元|区残联按月补贴12月合计|monthly subsidies of December, all
payout.gaokao-award.people|人|高考奖励人数|gaokao awards, people
payout.gaokao-award.rate|元|高考奖励标准|gaokao awards, rate
payout.tuition.students|人|残疾学生学费补贴人数|tuition subsidies, disabled students
payout.tuition.children|人|低保残疾人家庭子女学费补贴人数|tuition subsidies, children of low-income holders
payout.tuition.rate.bachelor|元|学费补贴标准(本科)|tuition subsidy, rate for a bachelor course
payout.tuition.rate.junior-college|元|学费补贴标准(专科)|tuition subsidy, rate for a junior college
payout.tuition.amount|元|学费补贴金额|tuition subsidies, amount
payout.social-insurance.people|人|社会保险补贴人数|social insurance subsidies, people
payout.social-insurance.amount|元|社会保险补贴金额|social insurance subsidies, amount
payout.medical-insurance.people|人|城乡居民医保代缴人数|medical insurance paid for, people
payout.startup-grant.people|人|阳光创业扶持金人数|startup grants, people
payout.startup-grant.rate|元|阳光创业扶持金标准|startup grants, rate
payout.living-subsidy.people|人|困难残疾人生活补贴人数|living-subsidy, people
payout.nursing-subsidy.people|人|重度残疾人护理补贴人数|nursing-subsidy, people
employment.employers_reviewed|家|安残审核用人单位|employers reviewed for placements
employment.skills_training.people|人|岗位技能提升培训人数|skills training, people
employment.skill_award_nominees.people|人|省级技术能手申报人数|nominees for the provincial skill award
employment.ecommerce_training.people|人|农村电商培训人数|e-commerce training, people
employment.new_jobs|人|新增残疾人就业|new placements
rehabilitation.children.people|人|残疾儿童康复救助人数|children in rehabilitation
rehabilitation.children.cost|元|残疾儿童康复预计费用|rehabilitation of children, estimated cost
care.residential.people|人|寄宿托养人数|residential care, people
devices.prostheses.people|人|装配假肢人数|prostheses, people
devices.hearing_aids.people|人|适配助听器人数|hearing aids, people
devices.small.people|人|发放小型辅助器具人数|small assistive devices, people
home_adaptation.people|人|无障碍设施进家庭人数|home adaptations, people
home_adaptation.cap|元/户|无障碍改造每户费用上限|home adaptation, cap a household
legal.lawyers|人|法律顾问律师|lawyers retained
training.sessions|次|教育培训场次|training sessions
training.attendances|人次|教育培训人次|training attendances
culture.blind_day.attendances|人|国际盲人节座谈会参加人数|people at the meeting on the Day of the Blind
insurance.accident.insured|人|意外伤害保险参保人数|accident insurance, people insured
insurance.accident.starts_on|date|意外伤害保险起保日|accident insurance, first day
insurance.accident.claims|笔|意外伤害保险赔案|accident insurance, claims
insurance.accident.claims.death|笔|疾病死亡赔案|accident insurance, claims for a death
insurance.accident.claims.hospital|笔|意外住院赔案|accident insurance, claims for a hospital stay
insurance.accident.paid|元|意外伤害保险赔付金额|accident insurance, paid
insurance.accident.paid.death|元|疾病死亡赔付金额|accident insurance, paid for deaths
insurance.accident.paid.medical|元|医疗费用赔付金额|accident insurance, paid for treatment
insurance.accident.paid.allowance|元|住院津贴赔付金额|accident insurance, paid as hospital allowance
covid.visits|次|疫情上门排查宣传次数|covid-19, visits
covid.supply_deliveries|次|疫情上门送生活物资次数|covid-19, deliveries
covid.supply_value|元|疫情生活物资金额|covid-19, value of supplies
covid.temporary_relief.people|人|疫情临时救助人数|covid-19, temporary relief, people
covid.temporary_relief.amount|元|疫情临时救助金额|covid-19, temporary relief, amount
covid.medicine_and_devices|件次|疫情送药物和辅具件次|covid-19, medicines and devices
covid.counselling|人次|疫情心理咨询人次|covid-19, counselling
covid.transport|人次|疫情交通出行人次|covid-19, transport
covid.hardship.people|人|疫情就业年龄段困难补贴人数|covid-19, hardship subsidies, people
covid.hardship.amount|元|疫情就业年龄段困难补贴金额|covid-19, hardship subsidies, amount
covid.job_retention.employers|家|疫情企业稳岗补贴家数|covid-19, job retention, employers
covid.job_retention.amount|元|疫情企业稳岗补贴金额|covid-19, job retention, amount
covid.shop_rent.people|人|疫情房租补贴人数|covid-19, shop rent, people
covid.shop_rent.amount|元|疫情房租补贴金额|covid-19, shop rent, amount
covid.charity_relief.people|人|疫情慈善救助人数|covid-19, charity relief, people
covid.charity_relief.rate|元|疫情慈善救助标准|covid-19, charity relief, rate
employment.base.disabled_workers|人|就业创业品牌基地安置残疾人|disabled workers at the model employer
honours.entries|人|残疾人模范|role models
staffing.posts|人|区残联行政编制|posts of the federation
staffing.subordinate_units|次|所属事业单位编制|posts of its units
plan.items|次|下年工作计划项数|items planned for next year
`;

/** 区残联按月补贴年内累计. */
export const yearTotalLabel: Text = {
  zh: '区残联按月补贴年内累计',
  en: 'monthly subsidies of the year, all',
};
export const yearTotalKey = (year: number): string => `payout.year-${year}.dpf-monthly`;

/** 已知指标 every key of the year's summary: those of the genre, then those of schemes beyond them. */
export function knownIndicators(schemes: readonly Scheme[], year: number): readonly KnownIndicator[] {
  const known = table
    .trim()
    .split('\n')
    .map((line) => read(line, year));
  const keys = new Set(known.map(({ key }) => key));
  const own = schemes.flatMap((scheme) => figuresOf(scheme, `${year}-12` as YearMonth));
  // A figure of a scheme goes by the name that the scheme gives it, recorded or not.
  const names = new Map(own.map(({ key, label }) => [key, label]));
  return [
    ...known.map((one) => ({ ...one, label: names.get(one.key) ?? one.label })),
    ...own.filter(({ key }) => !keys.has(key)).map(({ key, unit, label }) => ({ key, unit, label })),
    { key: yearTotalKey(year), unit: '元', label: yearTotalLabel },
  ];
}

function read(line: string, year: number): KnownIndicator {
  const [key = '', unit = '', zh = '', en = ''] = line.split('|');
  return { key: key.replace('$year', String(year)), unit: unit as Unit, label: { zh, en } };
}
