import type { Mention } from '../../mention.ts';
import { meets, quotient } from '../../numbers/range.ts';
import { isCounted } from '../../words/units.ts';
import { type Claim, nameOf, type ReadText } from '../claim.ts';
import { asPrinted } from './proportions.ts';
import { isSlip } from '../chance/slips.ts';

/** (岗位需求与求职人数之比)为, 车位与户数之比达: in its order. */
const RATIO_OF =
  /([\p{Script=Han}]{2,8}?)[与和同]([\p{Script=Han}]{2,8}?)(?:的比值|之比|的比例|比)[)”"]?(?:为|是|达到?|约)*\s*$/u;

/** 比值 what is told of two numbers that its words name. */
export function ratioOfClaims({ sentences }: ReadText): readonly Claim[] {
  return sentences.flatMap((sentence) =>
    sentence.quantities.flatMap((about, at): readonly Claim[] => {
      if (about.family !== 'none' || about.value <= 0) return [];
      const before = sentence.quantities.slice(0, at);
      const named = RATIO_OF.exec(about.before);
      const isFirst = /^\s*[比:∶]/.test(sentence.words.slice(about.place.end - sentence.start));
      return named && !isFirst ? ofNamed(about, before, [named[1] ?? '', named[2] ?? '']) : [];
    }),
  );
}

function ofNamed(
  about: Mention,
  before: readonly Mention[],
  [one, other]: readonly [string, string],
): readonly Claim[] {
  const called = (name: string): Mention | undefined =>
    before.findLast((each) => isCounted(each.family) && each.before.includes(name.slice(0, 2)));
  const [top, bottom] = [called(one), called(other)];
  if (!top || !bottom || top === bottom) return [];
  const computed = quotient(top.range, bottom.range);
  const rounded = asPrinted(about);
  const readings = [{ computed, by: `${nameOf(top)} ÷ ${nameOf(bottom)}`, from: [top, bottom] }];
  if (meets(computed, rounded.range)) return [{ rule: 'share', about: rounded, readings, isSure: false }];
  const inverted = quotient(bottom.range, top.range);
  const isWrong = isSlip(rounded, computed) || meets(inverted, rounded.range);
  return isWrong ? [{ rule: 'share', about: rounded, readings, isSure: true, isStated: true }] : [];
}
