import { compact } from '../cells/clean.ts';
import { Fault, safeToShow } from '../cells/reading.ts';
import { textOf } from '../headings/heading.ts';
import type { Deciding } from './deciding.ts';

const LONGEST = 200;
/** Words that say, wherever they stand, that a row is not what its list is of, or is of whoever reported it. */
const CONTRARY =
  /健在|在世|未死|未亡|未去世|没有?死|误报|误登|误注销|撤销|撤回|作废|同名|更正|排除|不属实|报告人|申报人|申请人|经办|代办|本人为|家属$/;
/** Words that say so as all that a column of what became of somebody says. */
const OTHERWISE =
  /^(?:否|不是|0|无|没有|正常|存活|新增|增加|迁[入出]|转[入出]|变更|换[证领]|恢复|×|✗|x|n|no|-+|\/)$/i;
const OF_DEATH = /死|亡|逝|故|殁|火化|遗体|殡葬|去世|过世|注销|迁|服刑/;
const OF_STANDING = /状态|状况|情况|现状|变动|变更|变化|动态|类别|类型|标[识志]|属实|结果|核[查实]|健在/;
const WHEN = /日期|时间|年月|月份|年份|[日月]$/;
const OF_ROLE = /关系|称谓|角色/;
const NAMES = /姓名|名字|人员?$|者$|老人$|职工$|成员$|家属$|配偶$|[妻夫父母](?:姓名)?$|信息$/;
const OF_ONESELF = /^(?:本人|自己|户主|死者本人)?$/;

/** 序号 counts rows, 备注 is for people: both are looked at though no kind of sheet reads them. */
export function isForPeople(heading: string): boolean {
  return isNumbering(heading) || /^(?:备\s*注|说\s*明)$/.test(heading.trim());
}

function isNumbering(heading: string): boolean {
  return /^(?:序\s*号|编\s*号|NO\.?)$/i.test(heading.trim());
}

/**
 * 另有所指 what an unknown column of a list that is only looked up says against its row: 健在, 误报, 迁入 beside a death, the
 * relation of whoever is named, another name, no day of death where others have one.
 */
export function contraryIn(heading: string): Deciding {
  const [ofDeath, ofRole] = [OF_DEATH.test(heading), OF_ROLE.test(heading) && !heading.includes('户主')];
  const ofStanding = ofDeath || OF_STANDING.test(heading);
  const ofOthers = ofDeath && NAMES.test(heading);
  const ofNumbers = isNumbering(heading);
  return {
    read: (cell) => {
      const text = compact(textOf(cell)).slice(0, LONGEST);
      const isContrary =
        CONTRARY.test(text) ||
        (ofStanding && OTHERWISE.test(text)) ||
        (ofRole && !OF_ONESELF.test(text)) ||
        // 填报, 审核, 民警 in place of a number: who signed.
        (ofNumbers && /^\p{Script=Han}{2,}$/u.test(text) && !/^[一二三四五六七八九十百]+$/.test(text)) ||
        (/迁往|迁入地/.test(heading) && /本[区县市]|[区县]内/.test(text)) ||
        (ofOthers && /^\p{Script=Han}{2,4}$/u.test(text));
      return text === ''
        ? undefined
        : isContrary
          ? new Fault('row-says-otherwise', safeToShow(text))
          : 'holds';
    },
    ifBlank: ofDeath && WHEN.test(heading) ? 'row-says-otherwise' : undefined,
    ...{ ifNever: 'row-says-otherwise', ifEnded: 'row-says-otherwise', isOfChanges: false },
  };
}
