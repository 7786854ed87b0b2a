import type { ReadJudgements } from '../../jobs/verify/match/read-judgements.ts';
import { inLang, type Lang, type Text } from '../../kernel/text.ts';
import type { Session } from '../frame/frame.ts';
import { problemJson, problemLine } from '../frame/screen/show-problems.ts';

const SHOWN_PROBLEMS = 20;

/** What became of a workbook that came back, and what is wrong with its rows. */
export async function showJudgements(session: Session, read: ReadJudgements): Promise<void> {
  const { lang } = session.io;
  await session.show({
    schema: 'dpf.verify.judgements/1',
    json: { ...read, problems: read.problems.map((problem) => problemJson(problem, lang)) },
    text: () => judgementsText(read, lang),
  });
  session.failOn(read.problems.map(({ severity }) => severity));
}

function judgementsText(
  { file, rows, overruled, verdicts, problems, dryRun }: ReadJudgements,
  lang: Lang,
): string {
  const say = (text: Text): string => inLang(text, lang);
  const { same, different, unclear } = verdicts;
  return [
    dryRun ? say({ zh: '试运行：', en: 'Dry run: ' }) : '',
    say({
      zh: `${file}：${rows.read} 行，登记 ${rows.recorded}（是本人 ${same}，不是 ${different}，不清楚 ${unclear}），与以前相同 ${rows.unchanged}，未填 ${rows.open}，退回 ${rows.rejected}\n`,
      en: `${file}: ${rows.read} rows, ${rows.recorded} recorded (them ${same}, not them ${different}, unclear ${unclear}), ${rows.unchanged} as before, ${rows.open} not filled in, ${rows.rejected} rejected\n`,
    }),
    overruled > 0
      ? say({
          zh: `其中改判 ${overruled} 行：以前登记过别的判定，现以这一份为准；如交错了旧表，请把新表再交一次\n`,
          en: `${overruled} of them overrule another answer on record; if this was an old workbook, give the newer one back again\n`,
        })
      : '',
    ...problems.slice(0, SHOWN_PROBLEMS).map((problem) => `${problemLine(problem, lang)}\n`),
    problems.length > SHOWN_PROBLEMS
      ? say({
          zh: `…… 还有 ${problems.length - SHOWN_PROBLEMS} 处，见 --json\n`,
          en: `… ${problems.length - SHOWN_PROBLEMS} more, see --json\n`,
        })
      : '',
    same > 0
      ? say({
          zh: '是本人的：再用 dpf match 比对同一名单，可见每人的建议；停发、注销仍要导入名单\n',
          en: 'Of those who it is: dpf match with the same list says what may follow; to stop or cancel, import the list\n',
        })
      : '',
  ].join('');
}
