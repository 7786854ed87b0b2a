import { isBefore, type Mention } from '../../mention.ts';
import { difference, meets, sumOf } from '../../numbers/range.ts';
import { type Claim, nameOf, type ReadText, type Sentence } from '../claim.ts';
import { isSlip } from '../chance/slips.ts';

const OUT = /支出|支付|花费|花去|开支|用去|花了/;
const INCOME = /收入|进账|筹集|筹资|来源|收了/;
const LEFT = /结余|盈余|节余|净剩|剩余|余额/;
const ALL = /合计|总计|总额|总收入|总支出|共计|拢共|全年|全部|本年|当年|共/;
const NEAR = 12;

/** 收支 收入1128.6万元，支出1096.2万元，结余32.4万元: what came in, less what went out. */
export function balanceClaims({ sentences }: ReadText): readonly Claim[] {
  return sentences.flatMap((sentence, index) =>
    sentence.quantities.flatMap((left): readonly Claim[] => {
      if (left.family !== 'money' || left.per !== '' || left.isQualified || !LEFT.test(left.before))
        return [];
      const before = sentences
        .slice(Math.max(0, index - NEAR), index + 1)
        .filter(({ isPlanned }) => isPlanned === sentence.isPlanned)
        .flatMap((one) => one.quantities.filter((each) => isTotal(one, each, sentence)))
        .filter((one) => isBefore(one, left));
      const income = before.findLast((one) => INCOME.test(one.before) && !OUT.test(one.before));
      const out = before.findLast((one) => OUT.test(one.before) && !one.before.includes('结余'));
      if (!income || !out || !isOfBoth(sentence, income, out)) return [];
      const computed = difference(income.range, out.range);
      const readings = [{ computed, by: `${nameOf(income)} - ${nameOf(out)}`, from: [income, out] }];
      if (meets(computed, left.range)) return [{ rule: 'remainder', about: left, readings, isSure: false }];
      const isWrong =
        isSlip(left, computed) ||
        isSlip(income, sumOf([out.range, left.range]), false) ||
        isSlip(out, difference(income.range, left.range), false);
      return isWrong && computed.least > 0
        ? [{ rule: 'remainder', about: left, readings, isSure: true }]
        : [];
    }),
  );
}

/** Of all: 收入合计, 全年支出; of the sentence itself without such a word, too. */
function isTotal(sentence: Sentence, one: Mention, own: Sentence): boolean {
  return (
    one.family === 'money' &&
    one.per === '' &&
    !one.isQualified &&
    !/其中|每|均|[比较]/.test(one.before) &&
    (sentence === own || ALL.test(one.before))
  );
}

/** Both in one sentence, or words that say what is held against what. */
function isOfBoth({ index, part, words }: Sentence, income: Mention, out: Mention): boolean {
  const isHere = [income, out].every(({ place }) => place.part === part && place.sentence === index);
  return isHere || /收支[相两]抵|相抵/.test(words);
}
