import { expect, test } from 'vitest';
import { checkText } from '../../src/reading/check-text.ts';
import { groundText } from '../../src/reading/tell-figure.ts';

const figuresOf = (text: string) => checkText({ text, isWhole: true }).figures;
const differing = (text: string): readonly string[] =>
  figuresOf(text)
    .filter(({ verdict }) => verdict === 'differs')
    .map(({ mention }) => mention.text);
const verdictOf = (text: string, figure: string): string | undefined =>
  figuresOf(text).find(({ mention }) => mention.text === figure)?.verdict;

test.each([
  ['a base that no number is called by', '持证残疾人6742人，其中多重残疾342人，占户籍人口的2%。', '2%'],
  ['a target that is not told', '全年培训残疾人480人，新增就业70人，完成年度任务的110%。', '110%'],
  ['a growth of each year', '人均收入由2015年的8640元增长到2020年的13910元，年均增长10%。', '10%'],
  ['what comes in each month', '订单额突破40万元，带动36名残疾人就业，人均月增收1200余元。', '1200余元'],
])('%s leaves a number unexplained, and held against no neighbour', (_, text, figure) => {
  expect([verdictOf(text, figure), differing(text)]).toEqual(['unexplained', []]);
});

test.each([
  ['a target is no whole', '新增就业187人，完成任务150人的124.7%；其中集中就业64人、按比例就业123人。'],
  [
    'a share of the whole of the paragraph',
    '现有残疾人2104人。其中肢体1186人，占比56.4%；智力233人，占比11.1%。',
  ],
  ['a part of others is no second statement', '持证残疾人12480人。配备专职委员153名，其中持证残疾人68名。'],
  ['a target after its number', '3500件目标已完成3388件，占目标任务的96.8%。'],
  [
    'people who are several parts at once',
    '得到服务1863人，其中服药520人、手术36人、训练874人、辅具412人（部分对象接受一项以上服务）。',
  ],
  ['a change is not the number of the year before', '征收保障金1326万元，比上年增收78万元，增长6.25%。'],
  [
    'what grew may stand before its parts',
    '安排46万元，其中接待费12万元、车辆费34万元，比上年减少4万元，下降8.0%。',
  ],
  [
    'a list that another sign ends',
    '排查隐患136处，其中急弯41处、路口53处，已治理119处，治理率87.5%，尚有17处未完成。',
  ],
  [
    'an amount in brackets between two',
    '标准由每年5160元（折合每月430元）提高到5760元（折合每月480元），提高11.6%。',
  ],
  [
    'a share of a column that is not the last before it',
    '\n| 类别 | 2024年（万元） | 比上年增减 | 占比（%） |\n|---|---:|---:|---:|\n| 小学 | 60 | 5 | 60.0 |\n| 初中 | 40 | -2 | 40.0 |\n| 合计 | 100 | 3 | 100.0 |\n',
  ],
  ['it went down as it is said to', '平均住院日由8.9天缩短到8.1天，缩短0.8天。'],
  ['parts that come nowhere near', '完成维修改造41项，其中：新建9项、改造点位230余项。'],
  ['a list of rates', '优秀118人、103人、91人，优秀率分别为29.9%、26.7%和28.6%，全校优秀312人。'],
  ['classes that contain one another', '十七个村，其中50万元以上的14个，100万元以上的5个。'],
  ['what a month costs for all', '按16.13万人计算，每月多支出约242万元，六个月约多支出1452万元。'],
  ['what is among others', '考核断面8个。8个考核断面中7个达标，达标率87.5%。'],
  ['a growth against a number after it', '收入1386万元，同比增长9.6%，比2021年的968万元增长43.2%。'],
  [
    'a growth against a year that is not told',
    '2024年504万元，比2023年增长20%；2025年580万元，2026年638万元。',
  ],
  [
    'a change of a rate and what it costs',
    '由每班60元提高到80元，按月均1,240个夜班测算，年增支29.76万元，其中本年度增支12.4万元。',
  ],
  ['a course from last year to this', '片区从去年9月1日开工，要求今年5月31日前完工。'],
  [
    'a total of the first of a list',
    '一级2216人、二级3905人、三级3672人、四级3351人，一、二级重度残疾人合计6121人。',
  ],
  [
    'amounts in turn',
    '小学64名、每人800元，初中56名、每人1200元，高中32名、每人2000元，金额分别为5.12万元、6.72万元和6.4万元。',
  ],
  [
    'what is added to an earlier number',
    '预算收入86420万元。加上转移支付31846万元和上年结转3127万元，收入总计121393万元。',
  ],
  [
    'a mean of all groups',
    '一等奖20人，每人800元；二等奖45人，每人500元；三等奖90人，每人300元，共发放6.55万元，人均422.6元。',
  ],
  [
    'the rest of an earlier number',
    '接待86.5万人次。\n本市38.6万人次、省内21.4万人次、省外16.8万人次，其余9.7万人次未登记。',
  ],
  ['a day of the week in a year that the text names', '2024年工作总结。5月19日（星期日）举办活动。'],
  ['a sum over what is parted', '受理131份，其中：本科38人，大专29人，高中64人，合计资助131人。'],
])('%s', (_, text) => {
  expect(differing(text)).toEqual([]);
});

const allowances =
  '为6741名残疾人投保，赔付9.02万元，其中医疗8.68万元，津贴0.34万元，共计9.02万元。一户多残补贴21户，每户每月100元；照料补贴104人，每人每月100元；药物补贴405人，每人每月150元，三项合计每月73250元。';

test('what heads and rates come to is not held against the amounts of another sum, and is told in yuan', () => {
  expect(differing(allowances)).toEqual([]);
  const [sum] = figuresOf(allowances).filter(({ mention }) => mention.text === '73250元');
  expect(sum?.verdict).toBe('agrees');
  const rows = figuresOf(allowances).filter(({ mention }) =>
    ['21户', '104人', '405人'].includes(mention.text),
  );
  for (const { grounds } of rows)
    expect(grounds.map(groundText)).toEqual([
      '人数×标准：21户 × 100元 + 104人 × 100元 + 405人 × 150元 = 73250元',
    ]);
});

test.each([
  ['新增就业70人，完成任务60人的110%。', '110%'],
  ['年度任务2000人，实际培训2146人，完成年度任务的117.3%。', '117.3%'],
  ['户籍人口58.6万人，常住人口71.3万人，残疾人12480人，占户籍人口的2.13%，占常住人口的2.75%。', '2.75%'],
  ['培训人数减少74人（去年同期2220人），下降5.3%。', '5.3%'],
  ['护理床18张，单价2150元，计36700元。', '36700元'],
  ['采购总额386.50万元，其中货物142.30万元、工程96.20万元、服务148.00元。', '386.50万元'],
  ['辖区小区42个，已有35个建成投放点，覆盖率85.3%。', '85.3%'],
  ['居家托养248人、机构托养62人，居家托养人数是机构托养的5倍。', '5倍'],
  ['全区持证残疾人6738人。完成6783名持证残疾人动态更新。', '6783名'],
  ['全年托养21人，每人每月100元、每月发放2200元。', '2200元'],
  ['2024年工作总结。11月15日（星期四）通过验收。', '11月15日'],
  ['耕地2.314万公顷，合3.471万亩。', '3.471万亩'],
  ['保育人员211名，在托婴幼儿844人，保育人员与在托婴幼儿之比为1∶5。', '5'],
  ['2024年504万元；2025年580万元，增长13.1%。', '13.1%'],
  ['获奖57项，较上学期的48项增长22.9%。', '22.9%'],
  ['7月29日进驻，8月6日撤离，连续奋战11天。', '11天'],
  ['应发640名，每人每月300元，按10个月发放，共230.4万元。', '230.4万元'],
  ['出生救助312件、医疗救助97件、教育救助264件、急难救助58件、其他救助143件，合计816件。', '816件'],
  [
    '需化肥一点八四万吨，其中氮肥零点七六万吨、磷肥零点四三万吨、钾肥零点二五万吨、复合肥零点五万吨。',
    '一点八四万吨',
  ],
  ['生产总值1000亿元，其中一产100亿元，二产400亿元，三产500亿元。结构为10.0∶41.0∶50.0。', '41.0'],
])('done against a target, shares of named wholes and prices are reckoned: %s', (text, figure) => {
  expect(differing(text)).toEqual([figure]);
});
