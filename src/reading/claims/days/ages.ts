import { only } from '../../numbers/range.ts';
import { numberIn } from '../../../kernel/numbers/numerals.ts';
import type { Claim, ReadText, Sentence } from '../claim.ts';

const YEAR = '((?:19|20)\\d{2}|[一二][〇零○一二三四五六七八九]{3})\\s?年';
const BORN = new RegExp(
  `${YEAR}(?:[\\d一二三四五六七八九十]{1,2}月)?(?:[\\d一二三十]{1,3}日)?(?:出生|生人|生的|生[,，])`,
  'g',
);
const AGE = /(?:今年[\d月]*(?:已经?)?(?:满|有)?|现年|如今(?:已经?)?|,已(?:经|满)?)$/;
const AGED = /^(\d{1,3}|[一二三四五六七八九十百零〇]{1,5})周?岁$/;
/** Of another year than the text's, or of another reckoning. */
const OTHER = /那年|当年|时年|当时|虚岁|享年|去世|退休|入伍|参加|毕业|再过|明年|去年|后年|到龄|届时|将/;
const DATED = new RegExp(YEAR, 'g');
/** How many parts at either end of a text tell its day. */
const ENDS = 4;
/** What a year says of an age above it is no year of the text. */
const MOST = 120;

/** 年龄 of one whose year of birth its sentence tells, in any year that the text may be of: as many years, or one less before the birthday. */
export function ageOfBirthClaims({ parts, sentences }: ReadText): readonly Claim[] {
  const ends = [...parts.slice(0, ENDS), ...parts.slice(-ENDS)].map(({ text }) => text);
  const years = ends.flatMap((text) =>
    [...text.matchAll(DATED)].map(([, year = '']) => numberIn(year) ?? NaN),
  );
  // 2025年工作打算, 到2035年: not every year that a text begins or ends with is its own.
  const nows = [...new Set(years)];
  return nows.length > 0 ? sentences.flatMap((sentence) => agesIn(sentence, nows)) : [];
}

function agesIn({ all, words, start }: Sentence, nows: readonly number[]): readonly Claim[] {
  return all.flatMap((about): readonly Claim[] => {
    const written = about.nature === 'age' ? AGED.exec(about.text.replace(/\s/g, ''))?.[1] : undefined;
    const age = numberIn(written ?? '');
    if (age === undefined) return [];
    const before = words.slice(0, about.place.start - start);
    const birth = [...before.matchAll(BORN)].at(-1);
    if (!birth) return [];
    const between = before.slice(birth.index + birth[0].length);
    if (between.length > 16 || OTHER.test(between) || !(between === '' || AGE.test(between))) return [];
    const born = numberIn(birth[1] ?? '') ?? NaN;
    const readings = nows
      .filter((now) => now > born && now - born <= MOST)
      .map((now) => {
        const computed = { least: now - born - 1, most: now - born, isBelowMost: false };
        return { computed, by: `${String(now)}年 - ${birth[1] ?? ''}年`, from: [] };
      });
    if (readings.length === 0) return [];
    return [{ rule: 'bounds', about: { ...about, value: age, range: only(age) }, readings, isSure: true }];
  });
}
