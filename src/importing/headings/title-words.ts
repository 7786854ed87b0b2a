import { list } from '../rows/deciding-words.ts';

/** A place of the district by its spellings. */
type Place = { readonly spellings: readonly string[]; readonly short: string };

/** What any list may be called: its day, and what kind of paper it is. */
const paper =
  list(`截至 截止 日期 时间 年度 月度 第一季度 第二季度 第三季度 第四季度 季度 上半年 下半年 年底 月底
  年 月 日 末 底 全区 全市 全县 本区 本市 本县 残疾人 居民 人员 户籍 户口 人口 人 基本 信息 情况
  明细 登记 汇总 统计 名单 名册 花名册 台账 清单 数据 资料 附件 附表 表 册 份 的 及 和 与 更正后
  修订 最终 定稿 最新 新版 版 副本 导出 民政局 民政 残联 公安 派出所`);
const relief =
  list(`最低生活保障 低保 城乡 社会救助 救助 待遇 享受 在享 在册 现有 现行 有效 全量 全部 困难 家庭
  成员 对象 户主 住户 户 关系 更正`);
/** 名单所写的事 what lists of the dead and of those who moved away may say of them, of the paper, and of who wrote it. */
const event = list(`工作表 街 局 辖区 比对 村民 常住 持证 残疾 报表 月报 季报 年报 报送 上报 年月 月份 年份 日
  号 编号 编码 证号 证明 医学 原因 地点 已 是否 标识 标志 状态 姓名 身份证 身份证号 身份证号码 联系电话 电话 性别 年龄 住址 地址`);
const events = {
  deaths:
    list(`死亡 死 亡 病故 病亡 病逝 因病 去世 逝世 过世 亡故 身故 离世 本人死亡 死亡者 逝者 死者 亡者 火化 土葬 殡葬 安葬
    遗体 销户 注销 正常 自然 意外 非正常`),
  moves: list(`迁出 迁移 外迁 转出 省外 市外 区外 县外 跨省 跨市 跨区 变动 去向`),
} as const;

/** 发生的事 what a list may be of that ends something. */
export type ListedEvent = keyof typeof events;

const NOT_RELIEF = wordsOf([...paper, ...relief]);
const plain = {
  deaths: [...paper, ...event, ...events.deaths],
  moves: [...paper, ...event, ...events.moves],
};
const PLAIN = { deaths: wordsOf(plain.deaths), moves: wordsOf(plain.moves) };
const isLong = (word: string): boolean => word.length > 1;
const LONG = { deaths: wordsOf(plain.deaths.filter(isLong)), moves: wordsOf(plain.moves.filter(isLong)) };
const OF_EVENT = {
  deaths: wordsOf(events.deaths),
  moves: wordsOf([...events.moves, ...list('迁入 迁回 转入 落户')]),
};
const DISTRICT = /^.{2,8}?(?:自治州|自治县|地区|省|市|区|县|旗)/;
/** 填报单位：… who wrote it, one 第 or (一) before it. */
const WRITTEN_BY =
  /(?:填报|制表|填表|报送|审核|复核|联系|负责|经办)(?:人|单位|部门|电话|日期|时间)?[:：]\S*/g;
/** 某某殡仪馆 an office or a place by its name, which nobody can list. */
const OFFICE = new RegExp(
  `[^\\s|]{0,8}?(?:${list(`公安分局 公安局 分局 派出所 残疾人联合会 残联 卫健委 卫健局 卫生健康局 卫生院 疾控中心 医院 殡仪馆 火葬场
    殡葬管理所 殡葬服务中心 人社局 社保中心 民政局 民政所 街道办事处 街道 办事处 镇 乡 社区 村 居委会 村委会 人民政府 政府`).join(
    '|',
  )})`,
  'g',
);
/** What no office is called. */
const NO_OFFICE = /误|撤|未|非|健在|恢复|排除|疑|属|子女|孤|偶|申|领|亲|其/;
const NUMERALS = /[〇零一二三四五六七八九十]+/g;

/** 看不懂的字样 the words of a title that say something else, which may be whom the list names; '' where there are none. */
export function wordsNotUnderstood(title: string, areas: readonly Place[]): string {
  let rest = without(title, spellingsOf(areas));
  while (DISTRICT.test(rest)) rest = rest.replace(DISTRICT, '');
  return hanOf(rest.replace(NOT_RELIEF, ''));
}

/**
 * 另有所指的字样 what a title, a line between the rows or a cell of a list of deaths or moves says besides that event: that
 * the row is of somebody or something else. `places` are the district and its places.
 */
export function wordsBesides(text: string, event: ListedEvent, places: readonly string[]): string {
  const said = text.replace(WRITTEN_BY, '').replaceAll(/\s/g, '');
  const rest = without(said, places)
    .replace(OFFICE, (office) => (NO_OFFICE.test(office) ? office : '|'))
    .replace(PLAIN[event], '|');
  return hanOf(rest.replace(NUMERALS, ''));
}

/** Whether a word of lists of two characters or more stands in it: 人员, 死亡. A name may hold one of a single character. */
export function hasListWord(text: string, event: ListedEvent): boolean {
  return text.search(LONG[event]) >= 0;
}

/** Whether a line names the event of its list. */
export function namesEvent(text: string, event: ListedEvent): boolean {
  return text.search(OF_EVENT[event]) >= 0;
}

/** The district by all of its name and by each part of it, and its places. */
export function placesOf(district: string, areas: readonly Place[]): readonly string[] {
  const parts = district.match(/.{1,8}?(?:自治州|自治县|地区|省|市|州|区|县|旗)/g) ?? [];
  return [district, ...parts, ...spellingsOf(areas)].filter((name) => name.length > 1);
}

function spellingsOf(areas: readonly Place[]): readonly string[] {
  return areas.flatMap(({ spellings, short }) => [...spellings, short]).filter(Boolean);
}

function without(text: string, spellings: readonly string[]): string {
  return spellings.reduce((rest, spelling) => rest.replaceAll(spelling, ''), text);
}

function hanOf(text: string): string {
  return text.replaceAll(/[^\p{Script=Han}]/gu, '');
}

/** The longest first, so that 非正常 is not 正常 with something before it. */
function wordsOf(words: readonly string[]): RegExp {
  return new RegExp(words.toSorted((one, other) => other.length - one.length).join('|'), 'g');
}
