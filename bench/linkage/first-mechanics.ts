import { pinyin } from 'pinyin-pro';
import { fromGroups, type Mechanics, replaced } from './mechanics.ts';

// What hands make of each other in names, written down for this benchmark and by nobody's table.
const homophones =
  `伟玮炜维卫为薇 丽莉利立力 静敬景晶 敏民 娟涓 霞夏 秀绣 英瑛莹颖 玲琳 桂贵 兰岚 红洪宏鸿虹 梅美妹 燕艳彦 琴勤 凤奉 华花 玉钰裕 珍贞真 莲连 香湘 月悦 素苏 云芸 雪
慧惠辉卉 洁杰捷 萍平 佳嘉家 倩芊 蓉荣容 芬纷 芝志智致 菊举 爱艾 春椿 秋邱 彩采 淑书树舒 巧俏 雅亚 欣新心馨 怡宜义艺益毅意 晴情清青卿庆 瑶遥 璐路 媛圆元 军君钧均 勇永咏 强蔷 磊蕾雷 涛韬 斌彬宾兵
鹏朋 刚钢 峰锋丰 明铭名鸣 建健剑 国果 文雯 海 林琳霖 波博 浩昊皓 飞菲 宇雨羽语 东冬 龙隆 成诚城程 光广 生胜升 福富 祥翔 发 德 才彩财 金锦瑾谨 根 江疆姜 山珊 松颂 柏百 亮良 超朝 凯恺 俊骏 康 安 天 晨辰臣 旭绪 阳杨洋扬 轩宣 睿瑞 泽 骄娇 晓小筱 继纪季 仁任人 怀淮 宝保葆 忠中仲钟 王汪 张章 刘柳 陈程 黄 赵 吴武伍 周 徐许 孙 马 胡 何贺 高 郑 谢 韩 冯 付傅 余于鱼俞 肖萧 董 潘 蒋 杜 叶 魏卫 邱秋 任`
    .split(/\s+/)
    .filter((group) => group.length > 1);
const shapes =
  `晴睛情 末未 士土 天夭 日曰 己已 冶治 冷泠 侯候 柳抑 李季 林材 杨扬场 陈阵 王玉 莹荧营 玲珍铃 瑞端 博搏 辉晖 梁粱 棠裳 凤风 宜宣 享亨 宁宇 密蜜 延廷 徽微 析折 梅海 申甲 由田 贵责 辛幸 郎朗 雪雷 项顶 颖颍 冯马 贾贯 圭主 坤坪 恒桓 孟盂 季秀 孝考 冠寇 伊尹 峰锋 彩采 怡恰 捷婕 昂昴 昌昆 明朋 春舂 晨晟 景影 松枚 柱往 桂佳 欣掀 武式 泰秦 泳咏 浦蒲 淑椒 湘相 潘播 焕换 牧收 珊册 琴芩 皓浩 祥样 福副 绍邵 芳芬 苗笛 茵菌 荣蓉 菊掬 莲连 薛薜 虎虚 裴斐 谭潭 谢射 赵赴 远运 邓郑 邹皱 钱浅 锦绵 闫闰 陶淘 陆陇 隆降 霞露 韦苇 龚袭 静靖 强弹 伟纬 娜挪 敏教 勇男 磊蕊 涛祷 超赵 兰半 霖霜 桃姚 杰杏 刚钢 斌赋 建健 国围 志忘 华毕 文丈 波坡 浩洁 飞气 东车 龙尤 成戌 光兴 生牛 德得 才寸 根恨 洪供 亮亭 凯恺 俊骏 彬杉 康庸 安按 民氏 力刀 兵乒 云去 旭旮 阳阴 轩杆 泽译 丽两 芝乏 秋秒 花化 贞贝 惠穗 巧朽 美姜 雅稚 瑶摇 薇微 媛援 刘浏 黄寅 吴昊 周同 徐除 孙孔 朱未 胡湖 郭廓 何伺 高膏 罗萝 宋宗 唐康 许讦 韩朝 曹遭 彭澎 曾会 肖消 田由 董懂 袁哀 蔡祭 蒋将 余金 杜牡 叶吐 程逞 魏巍 苏办 吕吴 丁了 卢户 沈沉 钟种 崔催 范泛`.split(
    /\s+/,
  );
const variants =
  `张張 陈陳 刘劉 杨楊 赵趙 吴吳 孙孫 马馬 罗羅 郑鄭 谢謝 许許 韩韓 冯馮 邓鄧 叶葉 苏蘇 吕呂 蒋蔣 钟鍾 谭譚 陆陸 贾賈 邹鄒 肖萧 付傅 闫阎 国國 华華 丽麗 军軍 伟偉 杰傑 凤鳳 兰蘭 红紅 强強 东東 龙龍 云雲 荣榮 庆慶 宝寶 贵貴 娟娟 艳艷 静靜 颖穎 珍珎 峰峯 群羣`.split(
    /\s+/,
  );
const near =
  `陈成 静金 敏明 林玲 民明 银英 信兴 珍正 真正 新星 斌冰 芬风 根耕 琴庆 南兰 娜拉 宁林 周邹 志自 春村 山三 生森 诗思 张脏 芝姿 邓登 良娘`.split(
    /\s+/,
  );

/** Slips by lists made by hand: what is near in sound or shape. */
export const firstMechanics: Mechanics = {
  homophone: fromGroups(homophones),
  nearSound: fromGroups(near),
  lookAlike: fromGroups(shapes),
  variant: fromGroups(variants),
  otherCharacter: (random, name) =>
    replaced(random, name, (character, at) =>
      at === 0 || character === '·' ? undefined : random.pick(Array.from('翠鑫坚冬铁柱狗贤骞淼')),
    ),
  extraCharacter: (random, name) =>
    name.includes('·') || name.length > 2
      ? undefined
      : name.slice(0, 1) + random.pick(Array.from('小建秀玉大国春志文桂')) + name.slice(1),
  pinyin: (name) =>
    name.includes('·')
      ? undefined
      : pinyin(name, { toneType: 'none', surname: 'head', type: 'array' })
          .map((one, at) => (at < 2 ? one.slice(0, 1).toUpperCase() + one.slice(1) : one))
          .reduce((text, one, at) => text + (at === 1 ? ' ' : '') + one, ''),
  digit: (random, digit) => String((Number(digit) + 1 + random.below(9)) % 10),
};
