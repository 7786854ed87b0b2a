import type { Mention } from '../../mention.ts';
import { difference, meets, type Range, sumOf } from '../../numbers/range.ts';
import { isCounted } from '../../words/units.ts';
import { type Claim, nameOf, type Reading, type ReadText, type Sentence } from '../claim.ts';
import { isRate } from '../rates.ts';
import { isSlip } from '../chance/slips.ts';

const OPENING =
  /(?:年初|期初|月初|季初|上年末|去年底|上年底|上期末|上年结[转余]|上年结存|年初结[转余存]|原有|原来有?|起初)[^,;。]*$/;
const CLOSING =
  /(?<![上前去])(?:年末|期末|月末|季末|年底|月底|年终|现有|现存|现在|目前|结余|结存|滚存|实有|尚存|库存)[^,;。]*$/;
const CAME =
  /(?:新[增纳招进入办立建添认]|招[录聘收]|录用|调入|转入|迁入|纳入|流入|入[职库院住伍]|购[入进置]|收[入到回]|增[加补添]|捐入|接收|进[货库]|恢复)[^,;。]*$/;
const WENT =
  /(?:离[职任开]|退[出休伍役保院]|清退|注销|死亡|去世|调[出离]|转出|迁出|流出|取消|核减|减少|销户|支[出付]|用[去掉]|发[放出]|报废|出[库院]|辞[职退]|停发|剔除|毕业|解聘|淘汰|损耗)[^,;。]*$/;

/** 本年收入 all that came in or went out. */
const OF_YEAR = /(?:本年|当年|全年|年度|本期)(?:总)?(?:收入|支出)(?:合计|总计)?\s*$/;

type Flow = {
  readonly opening: Mention;
  readonly came: readonly Mention[];
  readonly went: readonly Mention[];
};

/** 存量与流量 年初2374人，招录312人，离职226人，年末2460人: what there was, what came and what went come to what there is. */
export function flowClaims({ sentences }: ReadText): readonly Claim[] {
  return sentences.flatMap((sentence, index) => {
    const before = sentences[index - 1];
    const near = before?.part === sentence.part ? [before, sentence] : [sentence];
    const after = sentences[index + 1];
    return sentence.quantities.flatMap((closing): readonly Claim[] => {
      if (!isStock(closing, sentence) || !CLOSING.test(wordsOf(closing, sentence))) return [];
      // 年末86.4万册。上年末81.5万册，年内新增…，剔除…: the closing may be told first.
      const flow =
        flowOf(closing, near) ??
        (after?.part === sentence.part ? flowOf(closing, [after], false) : undefined);
      return flow ? claimOf(closing, flow) : [];
    });
  });
}

/** The clause before a number: 截至2023年末 is told before a comma that parts no sentence. */
function wordsOf({ before, place }: Mention, { words, start }: Sentence): string {
  const clauses = words.slice(0, place.start - start).split(/[,;]/);
  return /^\s*截/.test(clauses.at(-2) ?? '') ? clauses.slice(-2).join('') : before;
}

function isStock(one: Mention, sentence: Sentence): boolean {
  return isCounted(one.family) && one.per === '' && !isRate(sentence, one);
}

/** 收入2846万元，其中中央补助864万元: of what came, and no more than that. */
function isPart({ place }: Mention, { words, start }: Sentence): boolean {
  return (
    words
      .slice(0, place.start - start)
      .split(';')
      .at(-1) ?? ''
  ).includes('其中');
}

/** What is told from the opening on to the closing; undefined where something in between is neither. */
function flowOf(closing: Mention, near: readonly Sentence[], isBehind = true): Flow | undefined {
  const all = near
    .flatMap((sentence) =>
      sentence.quantities.filter((one) => isStock(one, sentence) && !isPart(one, sentence)),
    )
    .filter(
      (one) =>
        one.family === closing.family &&
        one.place.bracket === closing.place.bracket &&
        (!isBehind || one.place.end <= closing.place.start),
    );
  const from = all.findLastIndex(({ before }) => OPENING.test(before));
  const opening = all[from];
  const moved = all.slice(from + 1);
  if (!opening || moved.length < 1 || moved.length > 6) return undefined;
  const told = moved.filter(({ before }) => CAME.test(before) && !WENT.test(before));
  // 本年收入5077.41万元…。年初结转214.37万元，本年支出…: what came in may be told before what there was.
  const income =
    told.length === 0 ? all.slice(0, Math.max(from, 0)).filter(({ before }) => OF_YEAR.test(before)) : [];
  const came = [...income.slice(-1), ...told];
  const went = moved.filter(({ before }) => WENT.test(before) && !CAME.test(before));
  return told.length + went.length === moved.length ? { opening, came, went } : undefined;
}

function claimOf(closing: Mention, { opening, came, went }: Flow): readonly Claim[] {
  const rangesOf = (all: readonly Mention[]): readonly Range[] => all.map(({ range }) => range);
  const computed = difference(sumOf(rangesOf([opening, ...came])), sumOf(rangesOf(went)));
  const by = [[opening, ...came].map(nameOf).join(' + '), ...went.map(nameOf)].join(' - ');
  const from = [opening, ...came, ...went];
  const reading: Reading = { computed, by, from };
  if (meets(computed, closing.range))
    return [{ rule: 'remainder', about: closing, readings: [reading], isSure: false }];
  // One slip of the hand in any of them, or something was not told.
  const gap = difference(closing.range, computed);
  const needed = ({ range }: Mention, sign: 1 | -1): Range =>
    sign === 1 ? sumOf([range, gap]) : difference(range, gap);
  const isSlipped =
    isSlip(closing, computed) ||
    [opening, ...came].some((one) => isSlip(one, needed(one, 1), false)) ||
    went.some((one) => isSlip(one, needed(one, -1), false));
  const isWhole = came.length > 0 && went.length > 0;
  // 年初结转, 本年收入, 本年支出, 年末结转: four words that leave nothing out.
  const isAll =
    came.length === 1 &&
    went.length === 1 &&
    [...came, ...went].every(({ before }) => OF_YEAR.test(before)) &&
    [opening, closing].every(({ before }) => /结[转余存]/.test(before));
  return isSlipped || isWhole
    ? [{ rule: 'remainder', about: closing, readings: [reading], isSure: isSlipped || isAll }]
    : [];
}
