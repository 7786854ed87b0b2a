import type { Text } from '../../kernel/text.ts';
import { allChecks } from '../../verify/check-lists.ts';
import { duplicates } from '../../verify/duplicates/duplicates.ts';

const titles: ReadonlyMap<string, Text> = new Map(
  [...allChecks, duplicates].map(({ code, title }) => [code, title]),
);

/** 核查项 the code of a check with its title beside it; the code alone where there is no such check. */
export function checkTitled(code: string): Text {
  const title = titles.get(code);
  return title ? { zh: `${code} ${title.zh}`, en: `${code} ${title.en}` } : { zh: code, en: code };
}
