import { isCounted } from '../../words/units.ts';
import { type Claim, nameOf, type ReadText } from '../claim.ts';
import { isSlip } from '../chance/slips.ts';

/** 体检的人里头, 就业人员中: those that a number is one of, named by what was told of them before. */
const AMONG =
  /(?:^|[;。,:、])\s*(?:这些|在|全部|所有)?([\p{Script=Han}]{2,10}?)的?(?:人|人员|老人|学生|户)?(?:(?:里头|里面|当中|之中)|(?:人员?|者|对象|户|企业|单位|生|老人)(?:中|里)|[中里](?=,)),?[^,;。\d]{0,24}$/u;
const NEAR = 3;

/** 子集 a number that is said to be among others is no larger than all of them. */
export function subsetClaims({ sentences }: ReadText): readonly Claim[] {
  return sentences.flatMap((sentence, index) =>
    sentence.quantities.flatMap((about): readonly Claim[] => {
      if (!isCounted(about.family) || about.per !== '' || about.isQualified) return [];
      const words = sentence.words.slice(0, about.place.start - sentence.start);
      const name = AMONG.exec(words)?.[1]?.replace(/^(?:全年|其|的)/, '') ?? '';
      if (name.length < 2) return [];
      const whole = sentences
        .slice(Math.max(0, index - NEAR), index + 1)
        .filter(({ part }) => part === sentence.part)
        .flatMap(({ quantities }) => quantities)
        .findLast(
          (one) =>
            one.family === about.family &&
            one.per === '' &&
            one.place.end <= about.place.start &&
            one.before.includes(name),
        );
      if (!whole || about.range.least <= whole.range.most) return [];
      const computed = { ...whole.range, least: 0 };
      const readings = [{ computed, by: `不超过 ${nameOf(whole)}`, from: [whole] }];
      return [{ rule: 'parts', about, readings, isSure: isSlip(about, computed) }];
    }),
  );
}
