import type { Mention } from '../../mention.ts';
import { falling, growing, takenOff } from '../../words/relations.ts';
import type { Rule } from '../claim.ts';
import { isEach } from '../rates.ts';

/** 占, 合计, 其余, 平均: by which rules the words around a number say that it follows. */
export function saidOf(about: Mention, behind: string, near: readonly Mention[]): ReadonlySet<Rule> {
  const { before, family, place } = about;
  const rules: Rule[] = [];
  const isPaid = ({ family: own, place: { part, sentence, end } }: Mention): boolean =>
    own === 'money' && part === place.part && sentence === place.sentence && end <= place.start;
  if (family === 'money' && !isEach(about) && near.some((one) => isPaid(one) && isEach(one)))
    rules.push('payment');
  if (/占|率|比例|比重|完成|达|[意晓识]度|即/.test(before)) rules.push('share');
  // 减60%，每月交190元: what is left of an amount.
  const isLeft = near.some((one) => isTakenOff(one, about));
  if (isLeft) rules.push('share');
  if (growing.test(before) || falling.test(before)) rules.push('growth', 'remainder');
  if (/合计|共|总|累计|一年/.test(before)) rules.push('total', 'payment');
  if (/实际|实有|剔除|扣除|赤字|亏|余|剩|差|缺|未|净|结转|尚|缩短|自付|自掏|高出|多/.test(before))
    rules.push('remainder');
  if (/均|每|平均|折合|单价/.test(before) && !isLeft) rules.push('mean');
  if (/^[^,;。]{0,6}[:(]|^[^。;]{0,10}(?:其中|包括|分别)/.test(behind) && family !== 'percent')
    rules.push('parts');
  else if (family !== 'money' && isFirst(about, near) && isListed(about, behind)) rules.push('parts');
  return new Set(rules);
}

function isTakenOff({ family, before, place }: Mention, { place: own }: Mention): boolean {
  return (
    family === 'percent' &&
    place.part === own.part &&
    place.sentence === own.sentence &&
    place.end <= own.start &&
    takenOff.test(before)
  );
}

/** What is itself told in a list parts nothing. */
function isFirst({ before, place }: Mention, near: readonly Mention[]): boolean {
  const isInList = near.some(
    ({ place: own }) =>
      own.sentence === place.sentence &&
      own.part === place.part &&
      own.segment === place.segment &&
      own.end <= place.start,
  );
  return !isInList && !/[:、]/.test(before);
}

/** 用人单位173家，机关事业单位38家，企业99家: a number and nothing but others of its unit to the end of its sentence. */
function isListed({ unit }: Mention, behind: string): boolean {
  const [, ...clauses] = behind.split(/[。;]/)[0]?.split(/[,、]/) ?? [];
  return (
    unit !== '' &&
    clauses.length >= 2 &&
    clauses.every((clause) => /^[^\d%]{2,14}\d[\d.]*万?(.*)$/.exec(clause)?.[1] === unit)
  );
}
