/** 单位 what a number counts. Two units of one family are added and compared; nothing else is. */
export type Family =
  'people' | 'money' | 'percent' | 'points' | 'times' | 'age' | 'grade' | 'span' | 'none' | (string & {});

/** A word of measure: its family, and which words after it show that it is none (人民, 家庭, 所有). */
type UnitWord = {
  readonly word: string;
  readonly family: Family;
  readonly times?: number;
  readonly not?: string;
};

const own = (words: string, not?: string): readonly UnitWord[] =>
  words.split(' ').map((word) => ({ word, family: word, ...(not !== undefined && { not }) }));
const of = (family: Family, words: string): readonly UnitWord[] =>
  words.split(' ').map((word) => ({ word, family }));

/** 单位表 of general administrative Chinese, longer words first where one begins with another. */
const unitWords: readonly UnitWord[] = [
  ...of('人次', '人次 余人次'),
  ...own('册次 件次 户次 台次 场次 车次 批次 项次 点次 家次 例次 课时 学时 人月 户月'),
  ...of('people', '人以上 人份'),
  { word: '人', family: 'people', not: '民|大代|社局|工|事局|格|次|均' },
  { word: '名', family: 'people', not: '单|义|列|额|称|次|录' },
  { word: '位', family: 'people', not: '于|置|居' },
  { word: '口', family: 'people', not: '岸|腔|径' },
  { word: '户', family: 'household', not: '籍|口|主|外|数' },
  { word: '家庭', family: 'household' },
  { word: '家', family: '家', not: '庭|长|属|政|乡|园|具|访' },
  { word: '个百分点', family: 'points' },
  { word: '百分点', family: 'points' },
  ...own('个月 个工作日 工作日 个小时 小时 分钟 周年 学年 公里 千米 平方米 立方米 千瓦时 千瓦'),
  { word: '个', family: '个', not: '人|别|性|体|税' },
  { word: '亿元', family: 'money', times: 100_000_000 },
  { word: '万元', family: 'money', times: 10_000 },
  { word: '千元', family: 'money', times: 1000 },
  { word: '元', family: 'money', not: '旦|宵|素|月' },
  { word: '块钱', family: 'money' },
  { word: '角', family: '角', not: '度|色|落|逐' },
  { word: '%', family: 'percent' },
  {
    word: '成',
    family: 'percent',
    times: 10,
    not: '立|员|果|功|为|本|效|绩|人|年|长|交|就|都|品|分|熟|套|了|以|不',
  },
  { word: '‰', family: 'percent', times: 0.1 },
  { word: '倍', family: 'times', not: '感|增' },
  { word: '番', family: 'doublings' },
  { word: '周岁', family: 'age' },
  { word: '岁', family: 'age', not: '月|末' },
  { word: '级', family: 'grade', not: '别' },
  { word: '等奖', family: 'grade' },
  { word: '场', family: '场', not: '所|地|馆|景' },
  { word: '次', family: '次', not: '年|日|月|序|要|性|数|于' },
  { word: '所', family: '所', not: '有|以|属|在|需|得' },
  { word: '笔', family: '笔', not: '试|记|者' },
  { word: '件', family: '件' },
  { word: '项', family: '项' },
  { word: '份', family: '份' },
  { word: '例', family: '例', not: '如|会' },
  { word: '起', family: '起', not: '步|草|到|来|诉|着|止' },
  { word: '批', family: '批', not: '准|示|评|复' },
  { word: '期', family: '期', not: '间|望|末' },
  { word: '处', family: '处', not: '理|置|于|罚|长' },
  { word: '条', family: '条', not: '件|例' },
  { word: '部', family: '部', not: '门|分|署|队' },
  { word: '台', family: '台', not: '账|阶' },
  { word: '天', family: 'days', not: '津|下|气' },
  { word: '日', family: 'days', not: '常|前|益' },
  { word: '年', family: 'years', not: '级|龄' },
  { word: '种', family: '种', not: '植|子' },
  { word: '类', family: '类', not: '别|型|似' },
  { word: '组', family: '组', not: '织|成|长' },
  { word: '对', family: '对', not: '于|象|口|接' },
  { word: '本', family: '本', not: '次|年|级|区|县|市|科' },
  { word: '门', family: '门', not: '诊|店' },
  { word: '面', family: '面', not: '对|向|积' },
  { word: '站', family: '站', not: '式' },
  { word: '村', family: '村', not: '民|委' },
  { word: '届', family: '届' },
  { word: '公斤', family: 'weight' },
  { word: '千克', family: 'weight' },
  { word: '斤', family: 'weight', times: 0.5 },
  { word: '吨', family: 'weight', times: 1000 },
  { word: '亩', family: '亩' },
  { word: '公顷', family: '亩', times: 15 },
  { word: '米', family: '米' },
  { word: '页', family: '页' },
  { word: '字', family: '字', not: '第' },
  { word: '分', family: '分', not: '别|之|管|散|析|类|为|布|享|局|会|工|期|配' },
  { word: '张', family: '张', not: '某' },
  { word: '座', family: '座', not: '谈' },
  { word: '方面', family: '方面' },
  { word: '点', family: '点', not: '击|名|评|亮' },
  ...own(
    '盏 顿 回 具 桶 块 株 艘 匹 根 趟 班 室 厅 套 辆 册 篇 幅 幢 栋 间 床 支 只 把 副 枚 瓶 盒 箱 袋 顶 棵 头 节 周 ㎡ 步 轮 遍 双',
  ),
  ...own('街道 乡镇 社区 镇 乡 县 市 区 省', '长|政府|级|域|残联|委|域|内'),
];

/** 数词后面直接跟的量词 after which a single Chinese numeral counts something: 一名, 两家, 三个. */
const pattern = unitWords
  .map(({ word, not }) => (not === undefined ? word : `${word}(?!${not})`))
  .sort((one, other) => (other.split('(')[0]?.length ?? 0) - (one.split('(')[0]?.length ?? 0))
  .join('|');

/** 每人, 每盏, 次均: for one of what an amount or a number is. */
export const EACH_OF = new RegExp(
  `(?:每一?|平均一|(?<!第)一(?=(?:公里|[人户家名亩盏斤台棵头顿场天])(?:一个?[月年天])?[发补贴给打领收]?\\s*$))个?(学年|学期|季度|小区|学校|机构|站点|${pattern}|生|月|年|天|日|班|车|村|校)`,
);
export const MEAN_OF =
  /([人户家次生亩日月年班校村车机场床件]|人次|[万千百][人张户])(?=均|(?<=[亩日月年株])产)/;
/** Finds the unit at a place of a text. */
export const UNIT_AT = new RegExp(`(?:${pattern})`, 'y');
/** 5.83万老年人: people who are counted without a word of measure. */
export const PEOPLE_AT =
  /(?:[残疾老年儿童困难参保城乡低收入户籍常住]{0,6})(?:残疾人|老年人|老人|群众|职工|学生|儿童|人口|居民|村民|农民|党员|教师|劳动力)/y;
/** 每 what an amount is for: 元/人/月, 元每户. */
export const PER_AT =
  /(?:(?:\/|每)(?:人|名|户|家|月|年|次|天|日|个|件|例|亩|场|生|台|床|岗|季度|学期|学年|学时|课时)){1,3}/y;

const byWord = new Map(unitWords.map((unit) => [unit.word, unit]));

/** The family of a unit, and how many of its smallest it is. */
export function unitNamed(word: string): { readonly family: Family; readonly times: number } {
  const { family = 'none', times = 1 } = byWord.get(word) ?? {};
  return { family, times };
}

/** 比率 what two amounts come to, and no amount. */
export const RATIOS: ReadonlySet<Family> = new Set(['percent', 'points', 'times', 'doublings']);

const UNCOUNTED = new Set([
  'percent',
  'points',
  'times',
  'none',
  'doublings',
  'age',
  'grade',
  'years',
  'days',
]);

/** Whether numbers of a family are added up, and parted: people, money, pieces; not shares, terms or grades. */
export function isCounted(family: Family): boolean {
  return !UNCOUNTED.has(family);
}
