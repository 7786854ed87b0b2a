import { expect, test } from 'vitest';
import { problemCodes } from '../../src/importing/problems/problem-codes.ts';
import { severities } from '../../src/kernel/problem.ts';
import type { Lang } from '../../src/kernel/text.ts';

const names = {
  zh: { error: '错误', warning: '警告', info: '提示' },
  en: { error: 'error', warning: 'warning', info: 'info' },
};

function tableIn(lang: Lang): string[] {
  const entries = Object.entries(problemCodes).toSorted(
    ([one, { severity: of }], [other, { severity: than }]) =>
      severities.indexOf(than) - severities.indexOf(of) || (one < other ? -1 : 1),
  );
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const heading = { zh: ['代码', '级别', '问题', '怎么办'], en: ['code', 'severity', 'what', 'what to do'] }[
    lang
  ];
  return [
    row(heading),
    row(heading.map(() => '---')),
    ...entries.map(([code, { severity, what, cure }]) =>
      row([`\`${code}\``, names[lang][severity], what[lang], cure[lang]]),
    ),
  ];
}

/** The page is made here: `npx vitest run test/importing/problem-page.test.ts -u` writes it anew. */
test('docs/problem-codes.md lists every problem that a sheet can have', async () => {
  const page = [
    '# 导入问题一览',
    '',
    '一行有“错误”就不导入，改好后再导入同一个文件即可；“警告”和“提示”的行照常导入。代码不会改变，`--json` 里用的就是它。',
    '',
    ...tableIn('zh'),
    '',
    '# Every problem a sheet can have',
    '',
    'A row with an error is not imported: correct it and import the same file again. Rows with warnings or notes are. Codes are permanent; `--json` uses them.',
    '',
    ...tableIn('en'),
    '',
  ];
  await expect(page.join('\n')).toMatchFileSnapshot('../../docs/problem-codes.md');
});
