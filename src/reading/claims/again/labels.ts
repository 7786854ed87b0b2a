import type { Mention } from '../../mention.ts';
import { falling, growing } from '../../words/relations.ts';
import { isCounted } from '../../words/units.ts';
import type { ReadText } from '../claim.ts';

/** 称呼 what a number is called: the words before it and behind it, as far as they are of no other number. */
export type Called = { readonly mention: Mention; readonly before: string; readonly after: string };

/** What says nothing of what is counted, right before a number. */
const LEAD =
  /(?:虽然?|已经?|仍|仅|也|就|都|还|约|近|共计?|合计|总计|累计|达到|高达|多达|达|分别|为|是|有|了|到|至|:|\s)+$/;

/** Every amount that may be a whole of others, in the order of the text: no change, nothing that counts in itself nothing. */
export function calledOf({ sentences }: Pick<ReadText, 'sentences'>): readonly Called[] {
  return sentences.flatMap(({ quantities }) =>
    quantities
      .filter(
        (one) =>
          isCounted(one.family) &&
          one.per === '' &&
          one.value > 0 &&
          !growing.test(one.before) &&
          !falling.test(one.before),
      )
      .map(calledBy),
  );
}

/** What one number is called; what stands in brackets is of no name. */
export function calledBy(mention: Mention): Called {
  const before = mention.before
    .replace(/\([^()]*\)/g, '')
    .split(/[,;、:(]/)
    .at(-1)
    ?.replace(LEAD, '');
  const after = /^\p{Script=Han}{0,10}/u.exec(mention.after)?.[0] ?? '';
  return { mention, before: (before ?? '').trim(), after };
}

const WHOSE =
  /^(?:全[区县市镇省院校乡村国系]|[本我该][区县市镇院校]|全街道|辖区|同期|当年|全年|年末|其|全部|所有|上述)/;
const HOW_MANY = /(?:总人数|总户数|总面积|总数|总量|总额|总和|[人户家件户]数|数量|总|(?<=..)额)$/;

/** 新增就业 of 全区新增就业总数: the name without of where and of how many. */
export function nameIn(words: string): { readonly name: string; readonly isWhole: boolean } {
  const name = words.replace(WHOSE, '').replace(HOW_MANY, '').replace(/的$/, '');
  return { name, isWhole: /总|^全/.test(words) };
}

/** How well a number is called by a name: its words end with it or begin with it, have it in them, or not at all. */
export function fits({ mention: { unit }, before, after }: Called, name: string): 0 | 1 | 2 {
  if (name.length < 2) return 0;
  // 改造户 of 无障碍改造226户
  if (
    before.endsWith(name) ||
    (name.length > 2 && (before + unit).endsWith(name)) ||
    (before.length < 3 && after.startsWith(name))
  )
    return 2;
  return before.includes(name) || after.startsWith(name) ? 1 : 0;
}
