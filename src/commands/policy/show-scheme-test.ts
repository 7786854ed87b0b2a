import type { CaseOutcome, SchemeTest } from '../../jobs/policy/check-schemes.ts';
import { inLang, type Lang } from '../../kernel/text.ts';
import { inStyle } from '../frame/screen/frame-marks.ts';

type Place = {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly field: string;
};

/** Where a fault stands: file:line:column and the field. */
export function faultPlace({ file, line, column, field }: Place): string {
  return `${file}:${line}:${column}${field === '' ? '' : ` ${field}:`}`;
}

/** 案例检验 as JSON; `missing` with `--strict` alone. */
export function testJson({ cases, conditions, mutants, gaps, missing }: SchemeTest, lang: Lang): object {
  const failed = cases.filter(({ passed }) => !passed);
  return {
    cases: cases.length,
    failed: failed.map(caseJson),
    conditions,
    mutants,
    gaps: gaps.map((gap) => ({ ...gap, message: inLang(gap.message, lang) })),
    missing: missing.map(({ file, cases: texts }) => ({
      file,
      cases: texts.map((text) => inLang(text, lang)),
    })),
  };
}

/** 案例检验: the cases that fail; and, where it is asked for, what no case would notice and the cases to paste. */
export function testText(
  { cases, conditions, mutants, gaps, missing }: SchemeTest,
  { lang, isStrict }: { readonly lang: Lang; readonly isStrict: boolean },
): string {
  const failed = cases.filter(({ passed }) => !passed);
  const cross = inStyle('red', '✗');
  const passed = cases.length - failed.length;
  const counted = {
    zh: `案例 ${cases.length} 个，通过 ${passed}，失败 ${failed.length}\n`,
    en: `${cases.length} cases, ${passed} passed, ${failed.length} failed\n`,
  };
  const noticed = {
    zh: `条件 ${conditions} 条，设想的误写 ${mutants} 处，案例没有管到的 ${gaps.length} 处\n`,
    en: `${conditions} conditions, ${mutants} imagined mistakes, ${gaps.length} things no case would notice\n`,
  };
  const more = {
    zh: `另有 ${gaps.length} 处写错了也没有案例会发现；dpf scheme test --strict 逐一列出，并写好缺的案例\n`,
    en: `${gaps.length} things could be wrong and no case would notice; dpf scheme test --strict lists them and writes the missing cases\n`,
  };
  if (!isStrict)
    return [
      ...failed.map((one) => failedLine(one, { lang, cross })),
      inLang(counted, lang),
      ...(gaps.length > 0 ? [inLang(more, lang)] : []),
    ].join('');
  return [
    ...failed.map((one) => failedLine(one, { lang, cross })),
    ...gaps.map((gap) => `${cross} ${faultPlace(gap)} ${inLang(gap.message, lang)}\n`),
    inLang(counted, lang),
    inLang(noticed, lang),
    ...missing.map((of) => pasteText(of, lang)),
  ].join('');
}

function pasteText({ file, cases }: SchemeTest['missing'][number], lang: Lang): string {
  const heading = inLang(
    {
      zh: `缺 ${cases.length} 个案例。结果按政策文件现在的写法填写，请对照文件依据核对，无误后粘贴到 ${file} 末尾：`,
      en: `${cases.length} cases are missing. They expect what the policy file says now: hold them against the document, then paste them at the end of ${file}:`,
    },
    lang,
  );
  return `\n${heading}\n${cases.map((text) => inLang(text, lang)).join('')}`;
}

function failedLine(
  { title, case: one, texts }: CaseOutcome,
  { lang, cross }: { lang: Lang; cross: string },
): string {
  const { expected, got } = texts;
  const text = {
    zh: `应为${expected.zh}，按政策文件是${got.zh}`,
    en: `must be ${expected.en}, by the policy file it is ${got.en}`,
  };
  return `${cross} ${title} ${one.name}: ${inLang(text, lang)}\n`;
}

function caseJson({ scheme, case: one, got }: CaseOutcome): object {
  const { name, month, expect } = one;
  return { scheme, name, month, expect, got };
}
