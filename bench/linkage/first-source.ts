import type { Source } from './invented.ts';
import { someDay } from './invented.ts';
import { type Random, weighted } from './random.ts';

// Surnames with their share in a thousand (公安部《全国姓名报告》2020, rounded; the tail by rank).
const surnames: readonly (readonly [string, number])[] = [
  ...pairs(
    '王72李71张67刘53陈45杨31黄22赵20吴20周19徐14孙14马13朱12胡12林12郭11何11高10罗10郑9梁9谢8宋8唐7许7邓7',
  ),
  ...pairs(
    '韩7冯6曹6彭6曾6肖6田5董5潘5袁5蔡5蒋5余5于5杜5叶4程4魏4苏4吕4丁4任4卢4姚4沈4钟4姜4崔4谭4陆4范4汪4廖3石3金3',
  ),
  ...pairs(
    '韦3贾3夏3付3方3邹3熊3白3孟3秦3邱3侯3江3尹3薛3闫3段3雷2龙2黎2史2陶2贺2毛2郝2顾2龚2邵2万2覃2武2钱2戴2严2',
  ),
  ...pairs(
    '莫2孔2向2常2汤2康1易1乔1赖1文1庞1樊1兰1殷1施1洪1章1安1颜1倪1牛1温1季1俞1葛1鲁1毕1岳1齐1梅1庄1辛1管1祝1',
  ),
  ...(['欧阳', '司马', '上官', '诸葛'] as const).map((name) => [name, 1] as const),
];
const menCommon =
  '伟军勇强磊杰涛斌辉鹏刚峰平明建国志华文海林波浩飞宇东新龙成光永荣生福祥发贵德才金根春江山松柏宏洪亮超凯俊彬健康安民力武武兵云天晨旭阳昊轩睿泽博';
const womenCommon =
  '芳娜敏静丽艳娟霞秀英玲桂兰红梅燕琴凤华玉珍莲香月素云雪琳慧颖婷洁萍佳倩莉蓉莹瑛翠芬芝菊爱春秋花彩淑贞惠巧美妹雅欣怡晴情瑶璐薇媛嫣';
const both =
  '玮炜维卫为娇骄晓小筱永咏勇庆清青卿继纪志智致仁任人怀淮树书舒义艺益毅意立利莉丽宝保葆忠中仲钟国果锦瑾谨景静敬宏鸿红洪虹';
const popularMen =
  '建国 建军 建华 志强 志明 国强 国庆 明 伟 军 勇 强 磊 杰 涛 文 平 海涛 小明 永强 德明 春生 金山 长江 卫东 卫国'.split(
    ' ',
  );
const popularWomen =
  '秀英 桂英 秀兰 玉兰 桂兰 秀珍 凤英 玉珍 玉英 兰英 芳 丽 静 敏 艳 娟 霞 燕 春梅 红梅 玉梅 小红 丽华 淑珍 桂芳 秀芳'.split(
    ' ',
  );
const minorityOwn =
  '买买提 艾力 阿卜杜 吐尔逊 古丽 阿依古丽 热依汗 帕提古丽 玛依拉 库尔班 艾山 努尔 迪丽 阿不力孜 米热 加玛丽'.split(
    ' ',
  );
const minorityFather =
  '吐尔逊 买买提 艾买提 阿不都拉 卡迪尔 肉孜 托合提 依明 萨迪克 玉素甫 热合曼 司马义 尼亚孜 库尔班'.split(
    ' ',
  );
const subdistricts = '吴家山街道 柏泉街道 将军路街道 慈惠街道 走马岭街道 径河街道 金银湖街道'.split(' ');
const communities =
  '东岳 柳莲 五环 临空 奥园 湖滨 金海 银湖 新城 马投潭 石榴红 幸福 双塔 燕岭 油纱 惠安'.split(' ');
const streets =
  '吴中 田园 环湖 三店 宏图 东吴 革新 七雄 九通 张柏 走新 金山 银潭 径通 食品 临空港 团结 四明 新沟 码头潭'.split(
    ' ',
  );

const surname = weighted(surnames);
const given = ([common, popular]: readonly [string, readonly string[]]) => {
  // The n-th character is borne by a share of 1 / (n + 4), as such lists are.
  const character = weighted(Array.from(common + both, (one, rank) => [one, 1 / (rank + 4)] as const));
  const whole = weighted(popular.map((one, rank) => [one, 1 / (rank + 6)] as const));
  return (random: Random): string => {
    if (random.chance(0.15)) return whole(random);
    return random.chance(0.14) ? character(random) : character(random) + character(random);
  };
};
const givenOf = [given([womenCommon, popularWomen]), given([menCommon, popularMen])] as const;

/** The families, names and homes of the generator that the weights were looked at with. */
export const firstSource: Source = {
  sharesPhone: 0.4,
  nameOf: (random, sex) =>
    random.chance(0.03)
      ? random.chance(0.8)
        ? `${random.pick(minorityOwn)}·${random.pick(minorityFather)}`
        : random.pick(minorityOwn.filter((own) => own.length > 2))
      : surname(random) + givenOf[sex](random),
  relativeName: (random, of, kind) => {
    const characters = Array.from(of);
    if (of.includes('·')) {
      const [first, father] = of.split('·');
      const own = random.pick(minorityOwn.filter((one) => one !== first));
      return `${own}·${(kind === 'fatherAndSon' ? first : father) ?? ''}`;
    }
    const own = characters
      .slice(0, ['欧阳', '司马', '上官', '诸葛'].some((two) => of.startsWith(two)) ? 2 : 1)
      .join('');
    const sex = random.chance(0.5) ? 1 : 0;
    // Brothers, sisters and twins share the character of their generation, in half of the families.
    const generation =
      characters.length === 3 && kind !== 'fatherAndSon' && random.chance(0.5) ? characters[1] : undefined;
    for (;;) {
      const name =
        generation === undefined
          ? own + givenOf[sex](random)
          : own + generation + (Array.from(givenOf[sex](random)).at(-1) ?? '');
      if (name !== of) return name;
    }
  },
  birthOf: (random) => {
    // More of the old: the larger of two.
    const age = Math.max(random.below(88), random.below(88)) + 2;
    return someDay(random, 2020 - age);
  },
  sequenceOf: (random, sex) => {
    const sequence = 1 + Math.min(random.below(499), random.below(499));
    return sequence % 2 === sex ? sequence : sequence + 1;
  },
  homeOf: (random) => {
    const street = random.pick(streets);
    const [number, building, room] = [
      1 + random.below(300),
      1 + random.below(20),
      101 + 100 * random.below(6) + random.below(4),
    ];
    const at = random.below(subdistricts.length);
    const community = `${communities[(at * 2 + random.below(4)) % communities.length] ?? ''}社区`;
    const address = random.chance(0.6)
      ? `${street}路${number}号${building}栋${room}室`
      : `${street}路${number}号`;
    return {
      phone: `1${random.pick(['00', '01', '02'])}${String(random.below(100_000_000)).padStart(8, '0')}`,
      address,
      subdistrict: subdistricts[at] ?? '',
      community,
    };
  },
};

function pairs(text: string): (readonly [string, number])[] {
  return Array.from(
    text.matchAll(/(\D)(\d+)/gu),
    ([, name = '', weight = '']) => [name, Number(weight)] as const,
  );
}
