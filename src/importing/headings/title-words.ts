import { list } from '../rows/deciding-words.ts';

/** A place of the district by its spellings. */
export type Spelt = { readonly spellings: readonly string[]; readonly short: string };

/** What any list may be called: its day, and what kind of paper it is. */
export const paper =
  list(`截至 截止 日期 时间 年度 月度 第一季度 第二季度 第三季度 第四季度 季度 上半年 下半年 年底 月底
  年 月 日 末 底 全区 全市 全县 本区 本市 本县 残疾人 居民 人员 户籍 户口 人口 人 基本 信息 情况
  明细 登记 汇总 统计 名单 名册 花名册 台账 清单 数据 资料 附件 附表 表 册 份 的 及 和 与 更正后
  修订 最终 定稿 最新 新版 版 副本 导出 民政局 民政 残联 公安 派出所`);
const relief =
  list(`最低生活保障 低保 城乡 社会救助 救助 待遇 享受 在享 在册 现有 现行 有效 全量 全部 困难 家庭
  成员 对象 户主 住户 户 关系 更正`);
const NOT_RELIEF = wordsOf([...paper, ...relief]);
const DISTRICT = /^.{2,8}?(?:自治州|自治县|地区|省|市|区|县|旗)/;

/** 看不懂的字样 the words of a title that say something else, which may be whom the list names; '' where there are none. */
export function wordsNotUnderstood(title: string, areas: readonly Spelt[]): string {
  let rest = without(title, spellingsOf(areas));
  while (DISTRICT.test(rest)) rest = rest.replace(DISTRICT, '');
  return hanOf(rest.replace(NOT_RELIEF, ''));
}

/** All the spellings of places. */
export function spellingsOf(areas: readonly Spelt[]): readonly string[] {
  return areas.flatMap(({ spellings, short }) => [...spellings, short]).filter(Boolean);
}

/** A text without any of some spellings. */
export function without(text: string, spellings: readonly string[]): string {
  return spellings.reduce((rest, spelling) => rest.replaceAll(spelling, ''), text);
}

/** The Chinese characters of a text. */
export function hanOf(text: string): string {
  return text.replaceAll(/[^\p{Script=Han}]/gu, '');
}

/** Finds any of some words, the longest first, so that 非正常 is not 正常 with something before it. */
export function wordsOf(words: readonly string[]): RegExp {
  return new RegExp(words.toSorted((one, other) => other.length - one.length).join('|'), 'g');
}
