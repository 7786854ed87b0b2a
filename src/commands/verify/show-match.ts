import type { MatchHit, MatchResult } from '../../jobs/verify/match-list.ts';
import { inLang, type Lang, type Text } from '../../kernel/text.ts';
import { inStyle } from '../frame/frame-sink.ts';
import { countsLine, problemLine, severityStyles } from '../frame/show-problems.ts';
import { showTable } from '../frame/show-table.ts';

/** What the levels and the matters of a list are called. */
export type MatchWords = {
  readonly levelNames: Readonly<Record<MatchHit['level'], Text>>;
  readonly matterNames: Readonly<Record<MatchResult['as'], Text>>;
};

const SHOWN_HITS = 30;
const SHOWN_PROBLEMS = 10;

/** The result for a person: what was compared, the hits, what could not be read, and that nothing was changed. */
export function matchText(result: MatchResult, words: MatchWords, lang: Lang): string {
  const say = (text: Text): string => inLang(text, lang);
  const { hits, problems, counts, bySeverity } = result;
  const shown = hits.slice(0, SHOWN_HITS);
  const more = hits.length - shown.length;
  return [
    headText(result, words, lang),
    shown.length > 0 ? `\n${hitTable(shown, words, lang)}` : '',
    more > 0
      ? say({
          zh: `…… 还有 ${more} 条，加 --format xlsx -o 比对结果.xlsx 可得全部\n`,
          en: `… ${more} more; --format xlsx -o match.xlsx lists them all\n`,
        })
      : '',
    counts.name > 0 && !hits.some(({ level }) => level === 'name')
      ? say({
          zh: `另有 ${counts.name} 人只有姓名相同，未列出（--weak 列出）\n`,
          en: `${counts.name} more by name only, not listed (--weak lists them)\n`,
        })
      : '',
    ...problems.slice(0, SHOWN_PROBLEMS).map((problem) => `${problemLine(problem, lang)}\n`),
    problems.length > SHOWN_PROBLEMS
      ? say({
          zh: `…… 还有 ${problems.length - SHOWN_PROBLEMS} 处读不出，见 --json\n`,
          en: `… ${problems.length - SHOWN_PROBLEMS} more cells that could not be read, see --json\n`,
        })
      : '',
    `${countsLine(bySeverity, lang)}\n`,
    say({
      zh: '只比对了名单，没有停发，也没有改动数据\n',
      en: 'The list was only compared: nothing was stopped and nothing was changed\n',
    }),
  ].join('');
}

function headText(
  { file, as, isGuessed, asOf, rows, unusable, listed, counts }: MatchResult,
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
    zh: `${file}（${matter.zh}${guessed.zh}）：截至 ${asOf} 比对 ${rows} 行 ${listed} 人\n${[...levels, `在册但不持证 ${counts['no-certificate']}`, `未比中 ${counts.none}`, `无法比对的行 ${unusable}`].join('，')}\n`,
    en: `${file} (${matter.en}${guessed.en}): ${rows} rows, ${listed} people, compared as of ${asOf}\n${[...levels, `on record without a certificate ${counts['no-certificate']}`, `not found ${counts.none}`, `rows that name nobody ${unusable}`].join(', ')}\n`,
  });
}

function hitTable(hits: readonly MatchHit[], { levelNames }: MatchWords, lang: Lang): string {
  const say = (text: Text): string => inLang(text, lang);
  const headings = {
    zh: ['行', '名单姓名', '名单号码', '把握', '登记号', '登记姓名', '街道', '有效', '依据', '建议'],
    en: [
      'row',
      'listed',
      'number',
      'how surely',
      'id',
      'on record',
      'subdistrict',
      'live',
      'why',
      'what may follow',
    ],
  }[lang];
  const rows = hits.flatMap(({ severity, row, sheet, name, number, level, people, more }) =>
    people.map((person, place) => [
      inStyle(severityStyles[severity], sheet === '' ? String(row) : `${sheet} ${row}`),
      ...[name ?? '', number ?? '', say(levelNames[level])],
      ...[String(person.person), person.name, person.subdistrict ?? ''],
      say(person.isLive ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' }),
      person.reasons.map(say).join(lang === 'zh' ? '；' : '; '),
      (place === 0 && level !== 'two-people' ? say(whichOf(people.length, more)) : '') +
        say(person.proposal.text),
    ]),
  );
  return showTable(
    headings.map((heading) => ({ heading })),
    rows,
  );
}

/** 重名 the list does not say which of several it means. */
function whichOf(people: number, more: number): Text {
  const all = people + more;
  if (all < 2) return { zh: '', en: '' };
  return { zh: `共 ${all} 人相符，先核实是哪一位；`, en: `${all} people fit, find out which; ` };
}
