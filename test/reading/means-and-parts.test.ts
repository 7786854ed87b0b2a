import { expect, test } from 'vitest';
import { checkText } from '../../src/reading/check-text.ts';

const differing = (text: string): readonly string[] =>
  checkText({ text, isWhole: true })
    .figures.filter(({ verdict }) => verdict === 'differs')
    .map(({ mention }) => mention.text);

test.each([
  [
    'a mean of the years that are told',
    '从2019年到2023年，五年累计完成投资1286亿元，平均每年214.3亿元。',
    ['214.3亿元', '257.2亿元'],
  ],
  ['what all days of a month come to', '日均就餐260人次，全月31天共7800人次。', ['7800人次', '8060人次']],
  [
    'a mean of a unit named sections before',
    '在全市抽取84个村，每村15户。\n调查共登记农民工1864人，平均每村24.2人。',
    ['24.2人', '22.2人'],
  ],
  [
    'the age of one whose year of birth is told',
    '社区工作简报\n2024年11月4日\n退休工人陈师傅1931年3月出生，今年96周岁，还能自己买菜。',
    ['96周岁', '93周岁'],
  ],
  ['a list right before its number', '沙棠、浔西、青垭、木坪五个县就占了1563个。', ['五个', '四个']],
  [
    'parts of what a sentence before told by name',
    '社区带着86名志愿者上门走访。志愿者中，住东片的34名、住西片的21名、住南片的25名。',
    ['86名', '80名'],
  ],
  [
    'parts of a number told right before',
    '判决的1596件中，诉请获全部支持的407件，获部分支持的853件，驳回的326件。',
    ['1596件', '1586件'],
  ],
  [
    'a task and what it is allotted to',
    '新增养老床位320张。任务分解为：城东街道85张、城西街道70张、河口街道65张、北岗街道50张、新塘街道40张。',
    ['320张', '310张'],
  ],
  [
    'as many months as the sum is said to be of',
    '聘请大学生志愿者38名，每名每月补助1500元，2个月共发放补助5.7万元。',
    ['5.7万元', '11.4万元'],
  ],
  [
    'months between two that are told with what was done',
    '团体标准2023年3月立项，2024年9月发布，历时16个月。',
    ['16个月', '18个月'],
  ],
  [
    'what stands between men and women',
    '毕业生2746人，其中男生1518人、女生1228人，男女生之比为1.34∶1。',
    ['1.34', '1.24'],
  ],
  [
    'one thing among another',
    '肉类产量4.86万吨，内含猪肉2.93万吨，猪肉在肉类产量中占79.0%。',
    ['79.0%', '60.3%'],
  ],
  ['an end before its beginning', '6月19日提升至二级响应，6月15日18时终止响应。', ['6月15日', '6月25日']],
  [
    'two digits changed about under one name',
    '各类隐患412处，其中重大隐患23处，占5.6%。\n对检查中发现的重大隐患32处，挂牌督办。',
    ['32处', '23处'],
  ],
  [
    'what a row of a table says in its own unit',
    '| 指标 | 单位 | 2023年 | 2024年 |\n|---|---|---:|---:|\n| 综合能耗 | 吨标准煤 | 17985 | 17328 |\n| 取水量 | 立方米 | 84200 | 81900 |\n\n2024年综合能耗17238吨，比上年下降。',
    ['17238吨', '17328吨'],
  ],
  [
    'a place among the rows of a table',
    '| 服务点 | 外借（万册次） | 活动（场） |\n|---|---:|---:|\n| 总馆 | 48.20 | 310 |\n| 东城馆 | 19.35 | 120 |\n| 少年馆 | 37.60 | 240 |\n\n少年馆借出37.60万册次，单论外借在三个服务点里排第三。',
    ['第三', '第二'],
  ],
  [
    'the least row of a column that is named',
    '| 月份 | 客运量（万人次） |\n|---|---:|\n| 7月 | 512.4 |\n| 8月 | 498.7 |\n| 9月 | 557.3 |\n\n客运量在三个月里以7月最低。',
    ['7月', '8月'],
  ],
  [
    'how many of a list are over a bound',
    '四个项目自评分依次为97分、92分、86分、94分，平均92.25分；得分在90分以上的2个，评为“优”。',
    ['2个', '3个'],
  ],
  [
    'a share of what is named with its unit',
    '无障碍改造250户，用款130万元；其中城区60户、乡村190户，城区户占全部改造户的34.0%。',
    ['34.0%', '24.0%'],
  ],
  [
    'a sum of all that stands in a list',
    '建图书馆520万元，设奖学金240万元，修运动场100万元，合在一起是760万元。',
    ['760万元', '860万元'],
  ],
  [
    'a rise from a number whose name has 中 in it',
    '残疾人就业由集中安置的80人增加到76人。',
    ['76人', '86人'],
  ],
  [
    'a sum of what goes on at the same time elsewhere',
    '培训同时在三地开展，城东120人、城西130人、城南150人，合计410人。',
    ['410人', '400人'],
  ],
] as const)('%s is held against it', (_, text, [printed, right]) => {
  expect(differing(text).map((one) => one.trim())).toContain(printed);
  expect(differing(text.replace(printed, right))).toEqual([]);
});

// What was once accused of an error and is right.
test.each([
  [
    'an age in a text that ends with the plan of the next year',
    '社区工作简报\n2024年3月4日\n退休工人陈师傅1931年10月出生，今年92周岁。\n2025年工作打算',
  ],
  [
    'an age in a text that looks far ahead',
    '社区工作简报\n2024年11月4日\n退休工人陈师傅1931年3月出生，今年93周岁。\n到2035年基本实现适老化。',
  ],
  [
    'a name said again of another group',
    '小学寄宿生每人625元、非寄宿生312.5元；初中寄宿生750元、非寄宿生375元。',
  ],
  [
    'a share against another time behind it',
    '二季度共199982万元，比上年二季度的200100万元下降0.1%，环比一季度少9342万元。',
  ],
  ['days over the end of a February', '1月26日开始的春运到3月5日落幕，历时40天。'],
  ['days for each of them', '9月10日竣工，实际11月19日才竣工，逾期70天，按合同每逾期一天扣0.5‰。'],
  [
    'a sum that was paid in full',
    '总价58.59万元。镇里奖补35.15万元，余下23.44万元从村账里出；付完后账上还剩34.35万元。',
  ],
  [
    'a total of its own',
    '三个时段支出分别为46.5万元、38.2万元和27.6万元，全年合计112.3万元，占帮扶慰问总支出240万元的46.8%。',
  ],
  ['what is asked for each', '老合同每亩年租2600元，水面110亩，一年正好28.60万元。新一轮起价每亩2800元。'],
  ['a mean that was rounded', '全年加工生鲜乳23.93万吨，支付奶款9.42亿元，平均收购价每公斤3.94元。'],
  ['the year of an era', '东岳庙建于明万历十三年，即1585年，到今年整440年。'],
  [
    'parts of people, and the people of the place',
    '全区户籍人口41.2万人。按类别分，视力120人、听力140人、言语20人、肢体480人、智力90人、精神110人、多重40人。',
  ],
  [
    'a total of what overlaps',
    '6个乡镇挪用经费。上述6个乡镇中有2个同时存在白条问题，两项问题涉及乡镇合计7个。',
  ],
  [
    'all that two rates are paid to',
    '护理补贴一级2214人、每月120元，二级3426人、每月90元，合5640人，全年支出688.82万元。',
  ],
  [
    'a mean of another sum',
    '财政补助540万元，住户自筹342万元，总花费882万元，自筹占38.8%；涉及住户1140户，户均掏3000元。',
  ],
  [
    'what is left of a rent',
    '月租475元，全年5700元。低保家庭减90%，每月交47.5元；低收入家庭减60%，每月交190元。',
  ],
  [
    'a day of no year against one of the last',
    '到今年6月18日查到时，检验有效期截止于2023年11月30日，超期201天仍在载客。',
  ],
  ['months of which the first may count or not', '某户从2023年3月轮候到2025年6月，满27个月。'],
  [
    'a growth of each against its own base',
    '与上年三季度的1756.9万人次比，增长6.3%；与本年二季度的1921.5万人次比，回落2.8%。',
  ],
  ['what comes out of a balance', '下半年从结余中安排210万元，结余降到380万元。'],
  [
    'a share of another that has the name',
    '那天到校的学生四十七名。今天在校生两千九百一十六名。住校生一千八百五十四人，占学生的百分之六十三点六。',
  ],
  [
    'a place among others than the rows, and the most of what is paid',
    '| 乡镇 | 参训（人次） |\n|---|---:|\n| 东岭镇 | 310 |\n| 西岭镇 | 240 |\n| 南岭镇 | 276 |\n\n西岭镇参训240人次，为历年最高。西岭镇参训240人次，最高补贴500元。西岭镇参训240人次，在全省排第二。',
  ],
  [
    'a table with a row of no name of its own',
    '| 乡镇 | 参训（人次） |\n|---|---:|\n| 东岭镇 | 310 |\n| 西岭镇 | 240 |\n| 其中： | 276 |\n\n参训多少不等，有的排第三。',
  ],
  [
    'a column of rates',
    '| 月份 | 票款（万元） | 人次收入（元） |\n|---|---:|---:|\n| 7月 | 846.2 | 1.38 |\n| 8月 | 829.5 | 1.39 |\n| 9月 | 913.8 | 1.39 |\n| 合计 | 2589.5 | 1.39 |\n',
  ],
] as const)('%s is no error', (_, text) => {
  expect(differing(text)).toEqual([]);
});

test('what a whole must come to is told by all of its parts, where they nearly do', () => {
  const text =
    '全区持证残疾人6741人，其中视力637人、听力460人、言语37人、肢体3485人、智力720人、精神1132人、多重271人。';
  const [told] = checkText({ text, isWhole: true }).figures.filter(({ verdict }) => verdict === 'differs');
  expect([told?.mention.value, told?.grounds[0]?.computed.least]).toEqual([6741, 6742]);
});
