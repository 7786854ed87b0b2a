import type { AskedMatches } from '../../jobs/verify/match/match-and-ask.ts';
import type { MatchHit, MatchResult } from '../../jobs/verify/match/match-list.ts';
import type { Listing } from '../../kernel/documents/listing.ts';
import { inLang, type Lang, type Text } from '../../kernel/text.ts';
import { countsLine, problemLine } from '../frame/screen/show-problems.ts';
import { moreText, showTable } from '../frame/screen/show-table.ts';

/** What the levels and the matters of a list are called, and how its hits are listed. */
type MatchWords = {
  readonly matchListing: (result: MatchResult, most: number) => Listing;
  readonly levelNames: Readonly<Record<MatchHit['level'], Text>>;
  readonly matterNames: Readonly<Record<MatchResult['as'], Text>>;
  readonly asked: AskedMatches | undefined;
};

const SHOWN_HITS = 30;
const SHOWN_PROBLEMS = 10;

/** The result for a person: what was compared, the hits, what could not be read, and that nothing was changed. */
export function matchText(result: MatchResult, words: MatchWords, lang: Lang): string {
  const say = (text: Text): string => inLang(text, lang);
  const { hits, problems, byBand, bySeverity } = result;
  return [
    headText(result, words, lang),
    hits.length > 0 ? `\n${hitsText(result, words, lang)}` : '',
    byBand.weak > 0 && !hits.some(({ band }) => band === 'weak')
      ? say({
          zh: `另有 ${byBand.weak} 人只是可能，未列出（--weak 列出）\n`,
          en: `${byBand.weak} more are only perhaps on record, not listed (--weak lists them)\n`,
        })
      : '',
    ...problems.slice(0, SHOWN_PROBLEMS).map((problem) => `${problemLine(problem, lang)}\n`),
    problems.length > SHOWN_PROBLEMS
      ? say({
          zh: `…… 还有 ${problems.length - SHOWN_PROBLEMS} 处要核对，见 --json\n`,
          en: `… ${problems.length - SHOWN_PROBLEMS} more cells to check, see --json\n`,
        })
      : '',
    say({
      zh: `比中 ${hits.length} 条：${countsLine(bySeverity, lang)}；名单要核对 ${problems.length} 处\n`,
      en: `${hits.length} hits: ${countsLine(bySeverity, lang)}; ${problems.length} cells of the list to check\n`,
    }),
    words.asked ? say(askedText(words.asked)) : '',
    say(
      words.asked && !words.asked.dryRun
        ? {
            zh: '只比对了名单，记下了问的是谁；没有停发，也没有改动登记\n',
            en: 'The list was only compared, and who was asked about is kept: nothing was stopped and nothing on record was changed\n',
          }
        : {
            zh: '只比对了名单，没有停发，也没有改动数据\n',
            en: 'The list was only compared: nothing was stopped and nothing was changed\n',
          },
    ),
  ].join('');
}

/** A hit of several people takes several rows, and is counted once. */
function hitsText(result: MatchResult, { matchListing }: MatchWords, lang: Lang): string {
  const list = matchListing(result, SHOWN_HITS);
  return showTable(list, lang) + moreText(result.hits.length - SHOWN_HITS, list, lang);
}

function headText(
  { file, as, isGuessed, asOf, rows, unusable, listed, notCompared, counts }: MatchResult,
  { levelNames, matterNames }: MatchWords,
  lang: Lang,
): string {
  const say = (text: Text): string => inLang(text, lang);
  const levels = (Object.keys(levelNames) as MatchHit['level'][])
    .filter((level) => counts[level] > 0)
    .map((level) => `${say(levelNames[level])} ${counts[level]}`);
  const guessed = isGuessed
    ? { zh: '，按表头判断，可用 --as 改', en: ', guessed; --as says otherwise' }
    : { zh: '', en: '' };
  const matter = matterNames[as];
  return say({
    zh: `${file}（${matter.zh}${guessed.zh}）：截至 ${asOf} 比对 ${rows} 行 ${listed} 人\n${[...levels, `在册但不持证 ${counts['no-certificate']}`, `未比中 ${counts.none}`, `无法比对的行 ${unusable}`, ...(notCompared > 0 ? [`家属等 ${notCompared} 人没有比对`] : [])].join('，')}\n`,
    en: `${file} (${matter.en}${guessed.en}): ${rows} rows, ${listed} people, compared as of ${asOf}\n${[...levels, `on record without a certificate ${counts['no-certificate']}`, `not found ${counts.none}`, `rows that name nobody ${unusable}`, ...(notCompared > 0 ? [`relatives not compared ${notCompared}`] : [])].join(', ')}\n`,
  });
}

/** What is to be filled in, and how it comes back. */
function askedText({ file, rows, people, dryRun }: AskedMatches): Text {
  return dryRun
    ? {
        zh: `试运行：判定表将有 ${people} 人，名单 ${rows} 行待判定；没有写出\n`,
        en: `Dry run: ${people} people to be judged in ${rows} rows that wait; nothing was written\n`,
      }
    : {
        zh: `判定表 ${file}：${people} 人，名单 ${rows} 行待判定；填好后用 dpf verify judge --from ${file} 交回\n`,
        en: `${file} has ${people} people, ${rows} rows wait for a judgement; fill it in and give it back with dpf verify judge --from ${file}\n`,
      };
}
