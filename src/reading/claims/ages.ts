import type { Mention } from '../mention.ts';
import { readNumeral } from '../../kernel/numerals.ts';
import type { Claim, ReadText, Sentence } from './claim.ts';

const YEAR = '((?:19|20)\\d{2}|[一二][〇零○一二三四五六七八九]{3})\\s?年';
const BORN = new RegExp(
  `${YEAR}(?:[\\d一二三四五六七八九十]{1,2}月)?(?:[\\d一二三十]{1,3}日)?(?:出生|生人|生的|生[,，])`,
  'g',
);
const AGE = /(?:今年[\d月]*(?:已经?)?(?:满|有)?|现年|如今(?:已经?)?|,已(?:经|满)?)$/;
/** Of another year than the text's, or of another reckoning. */
const OTHER = /那年|当年|时年|当时|虚岁|享年|去世|退休|入伍|参加|毕业|再过|明年|去年|后年|到龄|届时|将/;
const DATED = new RegExp(YEAR, 'g');
/** How many parts at either end of a text tell its day. */
const ENDS = 4;

/** 年龄 of one whose year of birth its sentence tells, in the year of the text: as many years, or one less before the birthday. */
export function ageOfBirthClaims({ parts, sentences }: ReadText): readonly Claim[] {
  const ends = [...parts.slice(0, ENDS), ...parts.slice(-ENDS)].map(({ text }) => text);
  const years = ends.flatMap((text) => [...text.matchAll(DATED)].map(([, year = '']) => yearOf(year)));
  const now = Math.max(...years.filter((year) => year > 1900));
  return Number.isFinite(now) ? sentences.flatMap((sentence) => agesIn(sentence, now)) : [];
}

function agesIn({ all, words, start }: Sentence, now: number): readonly Claim[] {
  return all.flatMap((about): readonly Claim[] => {
    const age = /^(\d{1,3}|[一二三四五六七八九十百零〇]{1,5})(?:周?岁)$/.exec(
      about.text.replace(/\s/g, ''),
    )?.[1];
    if (age === undefined) return [];
    const before = words.slice(0, about.place.start - start);
    const [birth, ...others] = [...before.matchAll(BORN)].slice(-1);
    if (!birth || others.length > 0) return [];
    const between = before.slice(birth.index + birth[0].length);
    if (between.length > 16 || OTHER.test(between) || !(between === '' || AGE.test(between))) return [];
    const years = now - yearOf(birth[1] ?? '');
    if (years < 1 || years > 120) return [];
    const told: Mention = {
      ...about,
      value: yearOf(age),
      range: { least: yearOf(age), most: yearOf(age), isBelowMost: false },
    };
    const reading = {
      computed: { least: years - 1, most: years, isBelowMost: false },
      by: `${String(now)}年 - ${birth[1] ?? ''}年`,
      from: [],
    };
    return [{ rule: 'bounds', about: told, readings: [reading], isSure: true }];
  });
}

function yearOf(text: string): number {
  return /^\d/.test(text) ? Number(text) : (readNumeral(text)?.value ?? NaN);
}
