import {
  CONTRARY,
  type EventOfList,
  OF_THE_LIVING,
  namesEvent,
  withoutWay,
  wordsBesides,
} from '../headings/event-words.ts';
import { toProblem } from '../problems/to-problem.ts';
import { shown } from './block-doubts.ts';
import type { Doubt, DoubtedSheet } from './row-doubts.ts';

/** The fields that say whom a row means and what happened. */
const DECISIVE = [
  'name',
  'citizenId',
  'deadName',
  'deadCitizenId',
  'certificate',
  'happenedOn',
  'crematedOn',
];

/**
 * 看不懂的标题 why all rows of a sheet may be of others: what its title, its name, the words beside its headings
 * (姓名（家属）) or, of a list that is known by its file, that name says besides the event. Where somebody said what the list
 * is of, and of the file's name else, only words that say the contrary.
 */
export function titleDoubt(
  { recognition, file, sheet }: Pick<DoubtedSheet, 'recognition' | 'file' | 'sheet'>,
  list: EventOfList,
  isGiven: boolean,
): Doubt | undefined {
  const { title, columns, besides, headingRows } = recognition;
  const headings = [...columns.values(), ...besides].map(({ heading }) => heading);
  const isNamed = [title, sheet, ...headings].some((text) => namesEvent(text, list.event));
  const name = file.replace(/\.\w+$/, '');
  const contrary = [title, sheet, name, ...headings.filter(isNote)]
    .map((text) => text.replaceAll(/\s/g, ''))
    .filter((text) => CONTRARY.test(text) || OF_THE_LIVING.test(text));
  const notUnderstood = [title, sheet, isNamed ? '' : name].filter(
    (text) => wordsBesides(withoutWay(text), { ...list, in: 'title' }) !== '',
  );
  const besidesHeadings = DECISIVE.flatMap((field) => {
    const heading = columns.get(field)?.heading;
    return heading === undefined ? [] : asidesOf(heading, headingRows.first < headingRows.last);
  }).filter((text) => wordsBesides(text, { ...list, in: 'heading' }) !== '');
  const [words] = [...contrary, ...(isGiven ? [] : notUnderstood), ...besidesHeadings];
  if (words === undefined) return undefined;
  const row = Math.max(1, headingRows.first - 1);
  const at = { file, sheet, row, heading: '', index: undefined };
  return {
    why: { zh: `标题“${shown(words.trim())}”没有看懂`, en: `the title says “${shown(words.trim())}”` },
    problem: toProblem('title-not-understood', at, { shown: shown(words.trim()) }),
  };
}

const OF_COLUMNS =
  /是否|死亡|登记|户口|日期|时间|情况|状态|标[志识]|姓名|签[字名]|电话|身份证号码?|证?号码?|地址|住址|单位|死者|逝者|亡者|关系|意见|结果|与|的|人/g;

/** 误报1人：某某 stands among the headings and is none. */
function isNote(heading: string): boolean {
  return CONTRARY.test(heading) && heading.replace(CONTRARY, '').replace(OF_COLUMNS, '') !== '';
}

/** 姓名（家属）, 家庭成员 死亡日期 what stands in brackets in a heading and above it. */
function asidesOf(heading: string, isTwoRows: boolean): readonly string[] {
  const within = [...heading.matchAll(/[(（[【〔{]([^)）\]】〕}]*)/g)].map(([, inside = '']) => inside);
  const [above = '', own] = heading.split(' ');
  // 姓 名 is one word.
  return isTwoRows && own !== undefined && above.length > 1 ? [...within, above] : within;
}
