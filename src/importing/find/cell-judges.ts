import { CONTRARY, type EventOfList, wordsBesides } from '../headings/event-words.ts';
import { bareHeadingKey } from '../headings/heading.ts';
import { NO, YES } from '../rows/deciding-words.ts';

/** What a cell says of its row: the contrary of what its list is of, or something that is not understood. */
export type Said = 'contrary' | 'unknown' | undefined;

/** Words that say so as all that a column of what became of somebody says. */
const OTHERWISE =
  /^(?:不是|正常|存活|新增|增加|迁[入出]|转[入出]|变更|换[证领]|恢复|参军|×|✗|x|n|no|-+|\/)$/i;
const OF_DEATH = /死|亡|逝|故|殁|火化|遗体|殡葬|去世|过世|注销|迁|服刑/;
const OF_STANDING = /状态|状况|情况|现状|变动|变更|变化|动态|类别|类型|标[识志]|属实|结果|核[查实]|健在|是否/;
const WHEN = /日期|时间|年月|月份|年份|[日月]$/;
const NUMBERING = /^(?:序号|编号|NO\.?|序)$/;
const NOTE = /^(?:备注|说明|其他|其它)?$/;
const OF_ROLE = /关系|称谓|角色/;
/** 报告人与死者关系 whose relation is told. */
const WHOSE = /户主|^与?(?:报告人|家属|亲属|联系人|申请人|申报人|承办人|经办人|领取人|办理人)/;
const ONESELF = /^(?:本人|自己|户主|死者本人)?$/;
const NAMES = /姓名|名字|人员?$|者$|老人$|职工$|成员$|家属$|配偶$|[妻夫父母](?:姓名)?$|信息$/;
/** 撤销日期 a day of the contrary: none is as good as no such column. */
const TAKES_BACK =
  /撤销|恢复|更正|误报|作废|认证|就诊|领取日|领取时|复核日|复核时|健在|复活|迁回|失踪|丧偶|^(?:原|现|被)监护人/;
/** Columns that describe a person or a paper: their cells say something else only in words that are contrary. */
const DESCRIBES =
  /(?:号|号码|编号|编码|电话|手机|地址|住址|户籍地|单位|机关|机构|部门|地点|民族|籍贯|国籍|学历|文化程度|婚姻状况|婚姻|职业|政治面貌|残疾类[别型]|等级|级别|证件类型|证件种类|户口性质|户籍性质|户口类[别型]|户籍类[别型]|派出所|街道|社区|村|组|网格|楼栋|省|市|区|县|镇|乡|标准|金额|元|开户行|开户银行|户名|来源|批次|日期|时间|农历|死亡原因|死因|迁[出移]原因|骨灰去向|诊断|业务员|致残原因|方式|殡仪馆|医院|监护人|监护人姓名|联系人|名称|费|减免|骨灰安放|补贴类别|停发起始月|死亡时辰|医生|核[查实]人|登记人|办理人|证明人|民警|填报人|录入人|网格员|签[字名]|[停退]发?月份|应退月份|补贴类型|是否享受两项补贴|服务项目|火化机|骨灰盒|告别厅|公墓名称|参保类型|享年|虚岁|死亡年龄|生肖|属相|联系人关系|持证情况|证?收回情况|证件状态|残疾证状态|是否收回残疾证|证件是否收回)$|户主/;
const COUNTED = /^(?:[A-Z]{0,3}\d+|[一二三四五六七八九十百]+)[.、．]?$/i;
const NOTHING = /^(?:无|没有|[-—–/\\.、]+)$/;
/** Days, numbers and strokes say nothing more. */
const PLAIN = /^[\d\s.\-—–/:：,，、()（）年月日时分号点]*$/;
const WHERE_TO =
  /迁往|迁入(?:地|后|派出所|社区)|落户|新(?:户籍|住址)|^现(?:户籍|住址)|接收单位|迁移去向|^去向/;
/** Columns of numbers: words there are no number. */
const NUMBERS = /(?:号|号码|编号|编码|电话|手机)$/;
/** □死亡, 死亡？ a mark beside a word, or a box that nobody ticked. */
const MARKED = /[□?？×✗✘]/;
const NAME = /^\p{Script=Han}{2,4}$/u;

/** Makes the judge of the cells under a heading that no field of the list has; '' is a column without a heading. */
export function judgeOf(
  heading: string,
  list: EventOfList | { readonly event: undefined },
): (text: string) => Said {
  const key = bareHeadingKey(heading);
  const [ofDeath, ofRole] = [OF_DEATH.test(key), OF_ROLE.test(key) && !WHOSE.test(key)];
  const ofStanding = ofDeath || OF_STANDING.test(key);
  const isDay = ofDeath && WHEN.test(key) && !TAKES_BACK.test(key);
  const ofOthers = ofDeath && NAMES.test(key);
  const ofPlace = WHERE_TO.test(key);
  const isDescribing = (DESCRIBES.test(key) || WHOSE.test(key)) && !TAKES_BACK.test(key);
  const besides = (text: string, standing: 'heading' | 'cell'): boolean =>
    list.event !== undefined && wordsBesides(text, { ...list, in: standing }) !== '';
  const isUnderstood = NOTE.test(key) || !besides(heading, 'heading');
  return (text) => {
    if (text === '') return isDay ? 'contrary' : undefined;
    if (NUMBERING.test(key)) return COUNTED.test(text) ? undefined : NAME.test(text) ? 'contrary' : 'unknown';
    if (NOTHING.test(text) && !isDay) return undefined;
    const isContrary =
      CONTRARY.test(text) ||
      TAKES_BACK.test(key) ||
      (ofRole && !ONESELF.test(text)) ||
      (ofOthers && NAME.test(text)) ||
      (ofStanding && (ofDeath || !isDescribing) && (OTHERWISE.test(text) || NO.includes(text)));
    if (isContrary) return 'contrary';
    if (list.event === undefined) return undefined;
    if (ofPlace) return isElsewhere(text, list) ? undefined : 'unknown';
    if (MARKED.test(text)) return 'unknown';
    if (isDescribing) return NUMBERS.test(key) && saysNoNumber(text) ? 'unknown' : undefined;
    if (ofStanding && YES.includes(text)) return isUnderstood ? undefined : 'unknown';
    if (!isUnderstood || besides(text, 'cell')) return 'unknown';
    return PLAIN.test(text) || /\p{Script=Han}/u.test(text) ? undefined : 'unknown';
  };
}

/** 电话：在外地 words in place of a number. */
export function saysNoNumber(text: string): boolean {
  return /\p{Script=Han}/u.test(text) && !/\d/.test(text) && !NOTHING.test(text);
}

/** 迁往外地 a place with a name of its own, which is none of the district. */
function isElsewhere(text: string, { places }: EventOfList): boolean {
  const [, ...within] = places;
  const isOwn = within.reduce((rest, place) => rest.replaceAll(place, ''), text) === '';
  const isWithin = isOwn || within.some((place) => !/[省市州]$/.test(place) && text.includes(place));
  return (
    !isWithin &&
    /\p{Script=Han}{2,}(?:省|市|区|县|州|旗)/u.test(text) &&
    !/^(?:本|同|市|区|县)[市区县内]/.test(text)
  );
}
