import { list } from '../rows/deciding-words.ts';
import { hanOf, paper, type Spelt, spellingsOf, without, wordsOf } from './title-words.ts';

/** 发生的事 what a list may be of that ends something. */
export type ListedEvent = 'deaths' | 'moves';
/** Where a text stands: a title or a line between the rows, a heading, a cell. */
type Standing = 'title' | 'heading' | 'cell';

/** 名单所写的事 the words of the event itself. */
const ofEvent: Readonly<Record<ListedEvent, readonly string[]>> = {
  deaths:
    list(`死亡 死 亡 已故 病故 病亡 病逝 因病 去世 逝世 过世 亡故 身故 离世 殁 本人死亡 死亡者 逝者 死者 亡者 火化 土葬
    殡葬 安葬 遗体 销户 注销 正常死亡 自然死亡 意外死亡 非正常死亡 意外 非正常`),
  moves: list('迁出 迁移 外迁 转出 省外 市外 区外 县外 跨省 跨市 跨区 变动 去向'),
};
const MOVED_IN = list('迁入 迁回 转入 落户');

/** 表上的话 what says nothing of whom a row means, by where it stands; what may stand in a title may stand anywhere. */
const plain: Readonly<Record<Standing, readonly string[]>> = {
  title: [
    ...paper,
    ...list(`工作表 街 局 辖区 比对 反馈 村民 常住 持证 残疾 残疾人证 残疾证 报表 月报 季报 年报 报送 上报 打印 提供 内部 机密 注意保密
      单位 年月 月份 年份 日 至 第 批 页 共 计 号 编号 编码 证号 证明 医学 原因 地点 已 是否 标识 标志 状态 姓名 身份证 身份证号
      身份证号码 联系电话 电话 性别 年龄 住址 地址 老年人 推断书 停发 终止 高龄津贴 居保 待遇 低保 对象 特困
      供养 优抚 参保 老人 公示 死因 监测 个案 现将 如下`),
  ],
  heading: list(
    `终止 退出 停发 减少 审核 审批 意见 类型 类别 核实 核查 核销 办理 处理 结果 身份 属性 本人 证件 号码 公民身份 公历 阳历 必填 格式 文本 位 元`,
  ),
  cell: list(`寿终 老死 车祸 溺水 猝死 自杀 肺癌 脑梗 心梗 在家 外地 院外 境外 骨灰寄存 享年 岁 停发 低保 补贴 低保户 五保 特困 独居 孤寡 独居老人 孤寡老人
    核实 核销 推送 村报 补报 补录 漏报 疾病 癌症 心脏病 脑梗塞 高血压 糖尿病 尿毒症 衰老 年老 交通事故 下葬 五保户 党员
    退役军人 孤老 福利院 重残 系统 停 通知 同意 交 证 收回 录入 办理 处理 报 见附件 属实 有`),
};

const each = <Made>(make: (standing: Standing, event: ListedEvent) => Made) => {
  const of = (standing: Standing) => ({ deaths: make(standing, 'deaths'), moves: make(standing, 'moves') });
  return { title: of('title'), heading: of('heading'), cell: of('cell') };
};
const PLAIN = each((standing, event) =>
  wordsOf([...plain.title, ...(standing === 'title' ? [] : plain[standing]), ...ofEvent[event]]),
);
const isLong = (word: string): boolean => word.length > 1;
const LONG = {
  deaths: wordsOf([...plain.title, ...ofEvent.deaths].filter(isLong)),
  moves: wordsOf([...plain.title, ...ofEvent.moves].filter(isLong)),
};
const OF_EVENT = { deaths: wordsOf(ofEvent.deaths), moves: wordsOf([...ofEvent.moves, ...MOVED_IN]) };

/** 填报单位（盖章）：… who wrote it. */
const WRITTEN_BY =
  /(?:填报|制表|填表|报送|上报|审核|复核|联系|负责|经办|打印)?(?:人|单位|部门|电话|日期|时间)(?:签字|[（(]盖章[）)]|[（(]签字[）)])?[:：]\S*/g;
/** 某某殡仪馆 an office or a place by its name, which nobody can list. */
const OFFICE = new RegExp(
  `[^\\s|]{0,8}?(?:${list(`公安分局 公安局 分局 派出所 残疾人联合会 残联 卫健委 卫健局 卫生健康局 卫生院 疾控中心 医院 殡仪馆 火葬场
    殡葬管理所 殡葬服务中心 人社局 社保中心 民政局 民政所 街道办事处 街道 办事处 镇 乡 社区 村 居委会 村委会 人民政府 政府`).join(
    '|',
  )})`,
  'g',
);
/** What no office is called. */
const NO_OFFICE = /误|撤|未|非|健在|恢复|排除|疑|属|子女|孤|偶|申|领|亲|其|母|父|妻|夫/;
const NUMERALS = /[〇零一二三四五六七八九十]+/g;

/** 相反的话 words that say, wherever they stand, that a row is not what its list is of, or is of whoever reported it. */
export const CONTRARY = new RegExp(
  list(`健在 在世 还在 尚在 人在 活着 生存 未[死亡去注销火迁核] 没有?死 假死 无死亡 死亡[:：]?[否0] 误报 誤報 误登 误注销 搞错 错了 有误
    错误 弄错 录错 多报 重报 张冠李戴 撤销 撤銷 撤回 作废 取消 删除 删掉 去掉 去除 重名 同名 排除 剔除 不属实 不实 不符 否认 不认可 冒用
    非死者 非本人 不是本人 查无 存疑 疑似 疑问 待[核查定确] 异议 示例 退回 恢复 失踪 失联 走失 住院 抢救 病危 病重 昏迷 植物人 回来了
    继续[发享] 照发 续发 仍领 [不暂别勿]予?[停注]  报告人 報告人 申报人 申请人 申請人 经办 代办 本人[为接来领办已] 联系本人 见到本人
    [父母夫妻](?:亲)?已?(?:故|死亡|病故|去世|火化) (?:配偶|户主|老伴)已?(?:故|死亡|去世) 丧[偶妻夫父母] 守寡 未成功 迁回 来自 迁来
    [家丧遗][属屬]$`).join('|'),
);
/** 家属 those who are left, and doubts: a title that names them is of no dead, whatever else is said. */
export const OF_THE_LIVING = new RegExp(
  list(`家[属屬人] 丧属 遗属 亲属 子女 其[父母子女妻夫弟兄] 之[父母子女妻夫] 孤儿 配偶 邻居 继承人 同户 监护人 领取 领款 申请 申报 失踪 待核 异议
    更正(?!后) 旧表 样表 草稿 模板 测试 停用 剔除 名单外 除死亡 非死亡 零死亡 [拟待]注销 建议注销 (?:登记|开具)人(?!口) 从业人员
    工作人员 殡(?:葬|仪馆)人员`).join('|'),
);

/** 另有所指的字样 what a text says besides the event of its list: that the row is of somebody or something else. `places` are the district and its places. */
export function wordsBesides(
  text: string,
  { event, places, in: standing }: EventOfList & { readonly in: Standing },
): string {
  const said = text.replace(WRITTEN_BY, '').replaceAll(/\s/g, '');
  const rest = without(said, places)
    .replace(OFFICE, (office) => (NO_OFFICE.test(office) ? office : '|'))
    .replace(PLAIN[standing][event], '|');
  return hanOf(rest.replace(NUMERALS, '')) || (OF_THE_LIVING.exec(said)?.[0] ?? '');
}

/** The event of a list, and the district with its places. */
export type EventOfList = { readonly event: ListedEvent; readonly places: readonly string[] };

/** Whether a word of lists of two characters or more stands in it: 人员, 死亡. A name may hold one of a single character. */
export function hasListWord(text: string, event: ListedEvent): boolean {
  return text.search(LONG[event]) >= 0;
}

/** Whether a text names the event of its list. */
export function namesEvent(text: string, event: ListedEvent): boolean {
  return text.search(OF_EVENT[event]) >= 0;
}

/** A title of moves without the way they went: that is understood. */
export function withoutWay(title: string): string {
  return without(title, MOVED_IN);
}

/** The district by all of its name and by each part of it, with 区 and without, and its places. */
export function placesOf(district: string, areas: readonly Spelt[]): readonly string[] {
  const parts = district.match(/.{1,8}?(?:自治州|自治县|地区|省|市|州|区|县|旗)/g) ?? [];
  const own = parts.at(-1) ?? '';
  return [district, ...parts, ...spellingsOf(areas), own.slice(0, -1)].filter((name) => name.length > 1);
}
