/** 总与分 words that part a number, by how surely what follows is all of it. */
export const partsCue = /其中|分别[为是有计]?|包括|包含|分为|按[^,;。\d]{1,8}?(?:分|划分|看)(?=[:,])|由|即/g;
/** 等 what is named is not all. */
export const notAll =
  /等(?:方面|人|类|各类|多种|其他|服务|项|情况|内容|$|[,;。)、])|之类|主要(?:有|是|包括)|不含|不包括|除外/;
/** 其余 the last part of a whole. */
export const theRest = /其余|余下|剩余|其他|另外|另有|另/;
/** 合计 words of a sum; the second are said of much else, too. */
export const sumWords =
  /(?:合计|共计|总计|总共|总数|总额|总量|并计|合并[为计]|合在一起|小计|[加合]起来|加一块儿?|拢共|统共)[^,。;]{0,10}$/;
export const weakSumWords = /(?:共|累计|总)[^,。;]{0,8}$/;

/** 划分 what a whole is parted into: where all of one are named, the parts are all of it. */
export const partitions: readonly (readonly RegExp[])[] = [
  [/视力/, /听力/, /言语/, /肢体/, /智力/, /精神/, /多重/],
  [/一级/, /二级/, /三级/, /四级/],
  [/男/, /女/],
  [/城镇|城市|非农/, /农村|农业/],
  [/重度/, /轻度|中轻度|非重度/],
  [/第一季度|一季度/, /二季度/, /三季度/, /四季度/],
  [/上半年/, /下半年/],
  [/中央/, /省/, /市/, /区|县/],
  [/未成年|儿童|少年/, /成年|成人/],
  [/机构/, /居家|社区|家庭/],
  [/线上/, /线下/],
  [/本科/, /专科|大专|高职/],
  [/合格|通过/, /不合格|未通过/],
  [/已/, /未|尚/],
  [/新[增建办]/, /续|原有|原/],
  [/本地|户籍|本区|本县/, /外地|外来|非户籍|外区|外县/],
  [/集中/, /分散/],
  [/按比例/, /个体|自主|灵活/],
];

/** 方面 by which people are told apart; parts of two of them overlap. */
const aspects: readonly RegExp[] = [
  /岁|儿童|老年|青年|未成年/,
  /学历|本科|大专|高中|学生/,
  /男性|女性|男\d|女\d/,
  /重度|轻度|[一二三四]级/,
  /城镇|农村|户籍/,
  /低保|贫困|脱贫|特困/,
  /党员/,
  /职称|专任|专业技术|骨干/,
  /视力|听力|言语|肢体|智力|精神|多重/,
];

/** Whether words tell people apart in more than one way, so that one may be in two parts. */
export function areOfTwoAspects(words: string): boolean {
  return aspects.filter((aspect) => aspect.test(words)).length > 1;
}

/** 增减 which way a change goes. */
export const growing =
  /(?:[增多](?:收|支|产|发|缴|征)|涨(?:了|幅)?|多(?:完成|发放|办理|支出|安排|培训|救助|投入|服务|筹集?)|贵(?:了|出)|多出|净添|增长|增加|延长|上升|提高|提升|增幅|上涨|增多|多|增|升|高|扩大|快|好|超)(?:了|率|幅度|幅)?(?:也)?(?:就)?(?:是|为|达|到达|约|近)?\s*$/;
export const falling =
  /(?:[减少](?:收|支|产|发|缴|征)|跌幅?|少(?:完成|发放|办理|支出|安排|培训|救助|投入|服务)|便宜了?|少出|下降|减少|降低|缩短|压缩|回落|下滑|减幅|降幅|缩减|压减|少|减|降|低|慢)(?:了|幅度|幅)?(?:也)?(?:就)?(?:是|为|达|约|近)?\s*$/;
/** 上年 a number of the time before. */
export const earlier =
  /上年|去年|同期(?![\p{Script=Han}]{0,2}[型类])|上一?年|前一?年|上季|上月|上期|上一?学[年期]|上一?届|上一?次|原来的?|此前/u;
/** 比上年增收 what stands behind it is a change, and not the number of the year before. */
export const against =
  /[比较](?:上|去|前)一?(?:年|季|月|期)(?!(?:同期|年?末|年?底|年?初|度)?(?:[的\d]|$))[\p{Script=Han}]+$/u;
/** 重叠 whoever is one part may be another, too. */
export const overlapping = /部分[^,;。]*(?:以上|多项|同时)|同时[享存具兼属]|交叉|重叠|重复|超额/;
/** 同时 of them a word that says so of numbers right beside it. */
export const ofBoth = /同时[享存具兼属]/;
/** 减90% a share that is taken off: right before it. */
export const takenOff = /(?:[减免扣让降]|优惠)了?\s*$/;
/** 任务 what was to be reached: right before a number. */
export const target = /(?:任务|计划|目标|指标|预算)[数值]?(?:为|是|:)?\s*$/;
/** 计划 what is to come or was to be reached is no second statement of what is. */
export const planned = /计划|目标|预计|力争|明年|下一?年|任务|争取|拟|确保|将|指标|达到以上|应|需/;
