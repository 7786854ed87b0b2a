import { changeNames } from '../../jobs/verify/change-names.ts';
import type { Comparison } from '../../jobs/verify/run-verification.ts';
import { inLang, type Lang } from '../../kernel/text.ts';

/** How the findings compare with those of the earlier day: `与 2020-06-30 相比：新增 3，仍在 10，消失 2`. */
export function comparisonLine({ since, knownAt, ...counts }: Comparison, lang: Lang): string {
  const parts = (['new', 'open', 'gone'] as const).map(
    (change) => `${inLang(changeNames[change], lang)} ${counts[change]}`,
  );
  const basis = {
    then: { zh: '按当时所知', en: 'by what was known then' },
    now: {
      zh: '那天还没有导入过数据，按现在所知推算',
      en: 'nothing was imported by then: calculated from what is known now',
    },
  }[knownAt];
  return inLang(
    {
      zh: `与 ${since} 相比（${basis.zh}）：${parts.join('，')}\n`,
      en: `compared with ${since} (${basis.en}): ${parts.join(', ')}\n`,
    },
    lang,
  );
}

/** `另有 4 条已豁免（V11 没有登记监护人 3）`; nothing where there are none. */
export function waivedLine(
  waived: Readonly<Record<string, number>>,
  titled: (code: string) => string,
  lang: Lang,
): string {
  const codes = Object.entries(waived);
  if (codes.length === 0) return '';
  const total = codes.reduce((sum, [, count]) => sum + count, 0);
  const list = codes.map(([code, count]) => `${titled(code)} ${count}`).join(lang === 'zh' ? '，' : ', ');
  return inLang(
    {
      zh: `另有 ${total} 条已豁免（${list}），加 --waived 列出\n`,
      en: `${total} more waived (${list}); --waived lists them\n`,
    },
    lang,
  );
}
