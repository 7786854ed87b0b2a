import { list } from '../rows/deciding-words.ts';

/** A place of the district by its spellings. */
type Place = { readonly spellings: readonly string[]; readonly short: string };

/** What a title may say besides whom a list names: its day, what it is a list of, what kind of paper it is. */
const plain =
  list(`截至 截止 日期 时间 年度 月度 第一季度 第二季度 第三季度 第四季度 季度 上半年 下半年 年底 月底
  年 月 日 末 底 最低生活保障 低保 城乡 居民 社会救助 救助 待遇 享受 在享 在册 现有 现行 有效
  全量 全部 全区 全市 全县 本区 本市 本县 残疾人 困难 家庭 成员 人员 对象 户主 户籍 户口 住户
  户 人口 人 关系 基本 信息 情况 明细 登记 汇总 统计 名单 名册 花名册 台账 清单 数据 资料
  附件 附表 表 册 份 的 及 和 与 更正后 更正 修订 最终 定稿 最新 新版 版 副本 导出 民政局
  民政 残联 公安 派出所`).toSorted((one, other) => other.length - one.length);
const PLAIN = new RegExp(plain.join('|'), 'g');
const DISTRICT = /^.{2,8}?(?:自治州|自治县|地区|省|市|区|县|旗)/;

/** 看不懂的字样 the words of a title that say something else, which may be whom the list names; '' where there are none. */
export function wordsNotUnderstood(title: string, areas: readonly Place[]): string {
  let rest = title;
  for (const spelling of areas.flatMap(({ spellings, short }) => [...spellings, short]).filter(Boolean))
    rest = rest.replaceAll(spelling, '');
  while (DISTRICT.test(rest)) rest = rest.replace(DISTRICT, '');
  return rest.replace(PLAIN, '').replaceAll(/[^\p{Script=Han}]/gu, '');
}
