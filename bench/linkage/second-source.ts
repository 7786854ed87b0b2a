import { pinyin } from 'pinyin-pro';
import type { Source } from './invented.ts';
import { someDay } from './invented.ts';
import { fromGroups, type Mechanics, replaced } from './mechanics.ts';
import { type Random, weighted } from './random.ts';

// Everything here is of another kind than in the first generator, and nothing was ever chosen by what comes of it.
/** The 3,755 characters of the first level of GB 2312, as the standard orders them: by sound. */
const level1 = Array.from(
  new TextDecoder('gb18030').decode(
    Uint8Array.from(
      Array.from({ length: 0xd7 - 0xb0 + 1 }, (_, row) =>
        Array.from({ length: 94 }, (__, cell) => [0xb0 + row, 0xa1 + cell]).flat(),
      ).flat(),
    ),
  ),
).filter((one) => /^[\u4E00-\u9FFF]$/.test(one));
const southern = weighted(
  Array.from(
    '陈林黄李张吴刘杨郑蔡王许谢洪郭邱曾廖赖徐周叶苏庄吕江何萧罗高潘简朱钟游彭詹胡施沈余卢梁赵颜柯翁魏孙戴范方宋邓杜傅侯曹薛丁卓马阮董温唐蓝蒋石古纪姚连冯欧程汤田康姜白汪尤巫邹涂',
    (one, rank) => [one, 1 / (rank + 6)] as const,
  ),
);
const generations = Array.from('文德永世家承国正光明忠孝传志登朝廷仁义兴隆宗祖泽远长学士启开先绍继振');
const persons = level1.filter((_, at) => at % 9 === 4);
const personal = weighted(persons.map((one, rank) => [one, 1 / (rank + 40)] as const));
const subdistricts = '金银湖街道 径河街道 走马岭街道 慈惠街道 将军路街道 柏泉街道 吴家山街道'.split(' ');
const villages = '上湾 下屋 塘头 柳树 张家墩 李家墩 黄狮 茅庙 景德寺 睡虎山 巨龙 鸦渡 新墩 石桥'.split(' ');

/** Names by generation, elderly, villages with groups, landlines of whole households. */
export const secondSource: Source = {
  sharesPhone: 0.8,
  nameOf: (random) => {
    if (random.chance(0.02))
      return `${random.pick(Array.from('木合阿伊赛马哈尼'))}${random.pick(Array.from('麻德力沙米丁'))}·${random.pick(Array.from('穆亚色苏依'))}${random.pick(Array.from('汗提甫明'))}`;
    const own = southern(random);
    if (random.chance(0.25)) return own + personal(random);
    return own + random.pick(generations) + personal(random);
  },
  relativeName: (random, of, kind) => {
    const [own = '', second = ''] = Array.from(of);
    if (of.includes('·'))
      return `${of.slice(0, 1)}${random.pick(Array.from('甫里南').filter((one) => one !== of[1]))}${of.slice(2)}`;
    for (;;) {
      const shares = kind !== 'fatherAndSon' && of.length === 3 && random.chance(0.7);
      const name = own + (shares ? second : random.pick(generations)) + personal(random);
      if (name !== of) return name;
    }
  },
  birthOf: (random) => someDay(random, 1932 + Math.min(random.below(80), random.below(80), random.below(80))),
  sequenceOf: (random, sex) => {
    const sequence = 1 + random.below(997);
    return sequence % 2 === sex ? sequence : sequence + 1;
  },
  homeOf: (random) => {
    const at = random.below(subdistricts.length);
    const village = villages[(at * 2 + random.below(2)) % villages.length] ?? '';
    const phone = random.chance(0.5)
      ? `000-8${String(random.below(10_000_000)).padStart(7, '0')}`
      : `10${String(random.below(1_000_000_000)).padStart(9, '0')}`;
    return {
      phone,
      address: `${village}村${1 + random.below(12)}组${1 + random.below(150)}号`,
      subdistrict: subdistricts[at] ?? '',
      community: `${village}村`,
    };
  },
};

const bySound = new Map<string, string[]>();
for (const one of level1) {
  const sound = pinyin(one, { toneType: 'none' });
  bySound.set(sound, [...(bySound.get(sound) ?? []), one]);
}
const looseOf = (sound: string): string | undefined => {
  const other = [
    sound.replace(/^([zcs])h/, '$1'),
    sound.replace(/([aei]n)g$/, '$1'),
    sound.replace(/([aei]n)$/, '$1g'),
  ].find((one) => one !== sound && bySound.has(one));
  return other;
};
// 形近字组 as schoolbooks have them.
const schoolbook =
  `拨拔 辨辩辫 侯候 燥躁澡操 栗粟 茶荼 崇祟 塞寒赛 幕墓暮慕 壁璧 班斑 刺剌 代伐 弟第 历厉 即既 竟竞 徒陡徙 喝渴 概慨 洲州 浑挥晖 桃挑 狠狼 很根 摸模 赔陪培 峡狭侠 骄娇桥侨 绕饶晓浇烧 粮娘狼 蓝篮 冈刚 仓仑 令今 免兔 折拆析 柏拍伯 扒趴 梢稍消 堆推准 抱泡饱 清晴请情睛 阳阴 庄压 炎灾 帅师 斤斥 于干 住往柱 低底抵 他地池 找我 牛午 乌鸟 人入 土士 己已 贝见 户卢 目自 日曰 末未 厂广 木本术禾 大太犬天夫 王玉主 田由甲申电 白百 石右 力刀 方万 风凤 元无 东车 古舌 吹次 村材 杯坏怀 波坡破 眼跟 明朋 晨辰 景影 童章 密蜜 记纪 级极 优忧 历万 杨扬场 湖胡蝴 治冶 沿铅 浩洁 海悔梅 消悄 淑叔 渔鱼 福富副 祥详样 科料 秋秒 稳隐 空宝 笔毛 粉纷份 组祖 绍招 绪绩 群裙 聪总 胜姓性 良娘 英央 荣劳 莲连 萍平 蓉容 薪新 虹红 角解 豪家毫 贤坚 贵责 远园 进近 迎仰 达过 通桶 郎朗 郭敦 铜洞 锋峰蜂 锦棉绵 钟种 闭闲 陈练 雄堆 雷雪 霖霜 青春 顺须 飞气 香查 高亮 魁鬼 麦表 龙尤 志忘 忠患 念今 思恩 恒桓 慧彗 成或 才材 扶快 承丞 振震 旺汪 昌昆 春看 松公 林村 栋陈 根银 桂挂 森林 永水 汉仅 江红 泽择 洪供 清青 源原 澄登 灿烁 炳柄 焕换 煌皇 熙照 琳林 瑞端 璋章 生主 益盖 盛威 真直 礼扎 祖组 禄绿 立位 端瑞 竹什 精情 维唯 耀跃 芝乏 芬分 茂戊 荣荧 莹营 蔚尉 裕浴 豪壕 贵遗 进井 道首 金全 银根 铁铣 长张 阳旧 顶项 顺训 颖颇 飘漂 鸿鸣 麟鳞`.split(
    /\s+/,
  );
const traditional =
  '陈陳 黄黃 张張 吴吳 刘劉 杨楊 郑鄭 许許 谢謝 赖賴 叶葉 苏蘇 庄莊 吕呂 罗羅 简簡 钟鍾 卢盧 赵趙 颜顏 孙孫 邓鄧 冯馮 欧歐 汤湯 连連 纪紀 国國 传傳 兴興 义義 学學 启啟 绍紹 继繼 长長 远遠 开開'.split(
    ' ',
  );
// Keys that lie beside each other on the block of numbers.
const beside: Readonly<Record<string, string>> = {
  0: '12',
  1: '024',
  2: '135',
  3: '26',
  4: '157',
  5: '2468',
  6: '359',
  7: '48',
  8: '579',
  9: '68',
  X: '0',
};

/** Slips of an input method that offers any character of a sound, of schoolbook pairs, of neighbouring keys. */
export const secondMechanics: Mechanics = {
  homophone: (random, name) =>
    replaced(random, name, (one) => other(random, bySound.get(pinyin(one, { toneType: 'none' })), one)),
  nearSound: (random, name) =>
    replaced(random, name, (one) => {
      const loose = looseOf(pinyin(one, { toneType: 'none' }));
      return loose === undefined ? undefined : other(random, bySound.get(loose), one);
    }),
  lookAlike: fromGroups(schoolbook),
  variant: fromGroups(traditional),
  otherCharacter: (random, name) =>
    replaced(random, name, (one, at) => (at === 0 || one === '·' ? undefined : random.pick(level1))),
  extraCharacter: (random, name) =>
    name.length === 2 ? name.slice(0, 1) + random.pick(generations) + name.slice(1) : undefined,
  pinyin: (name) =>
    name.includes('·')
      ? undefined
      : pinyin(name, { toneType: 'none', type: 'array', surname: 'head' }).join(' ').toUpperCase(),
  digit: (random, digit) => random.pick(Array.from(beside[digit] ?? '12')),
};

function other(random: Random, from: readonly string[] | undefined, one: string): string | undefined {
  const others = (from ?? []).filter((character) => character !== one);
  return others.length === 0 ? undefined : random.pick(others);
}
