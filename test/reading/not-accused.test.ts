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
  ['生产总值1000亿元，其中一产100亿元，二产400亿元，三产500亿元。结构为10.0∶41.0∶50.0。', '41.0'],
])('done against a target, shares of named wholes and prices are reckoned: %s', (text, figure) => {
  expect(differing(text)).toEqual([figure]);
});
