import { grouped } from '../../kernel/grouped.ts';
import type { Mention } from '../mention.ts';
import { isSentenceEnd } from '../numbers/boundaries.ts';
import { findMentions } from '../numbers/find-mentions.ts';
import { type Part, partsOf, type Text } from '../text/parts.ts';
import type { ReadText, Sentence } from './claim.ts';

/** Reads a text: its parts, their numbers, and the sentences that these stand in. */
export function readText(text: Text): ReadText {
  const parts = partsOf(text);
  const byPart = parts.map((part, index) => {
    const found = findMentions(part.text, index);
    // The years of a table stand in its first column, without 年.
    if (part.kind === 'row')
      return found.map((one): Mention => {
        const isYear =
          /^(?:19|20)\d{2}$/.test(one.text) &&
          one.place.start < (part.cells.find(({ start, end }) => end > start)?.end ?? 0);
        return isYear ? { ...one, nature: 'date' } : one;
      });
    return part.kind === 'page' ? found.map((one): Mention => ({ ...one, nature: 'page' })) : found;
  });
  const planned = plannedOf(parts);
  const sentences = byPart.flatMap((mentions, index) =>
    sentencesOf(parts[index]?.text ?? '', mentions, planned[index] ?? false),
  );
  return { parts, mentions: byPart.flat(), sentences };
}

const CHAPTER = /^\s*(?:#{1,2}\s|[一二三四五六七八九十]{1,3}[、,.]|第[一二三四五六七八九十]+[章节部])/;
const TO_COME = /打算|计划|下[一]?步|目标|展望|思路|明年|今后/;

/** 工作打算 which parts stand in a chapter that tells what is to come. */
function plannedOf(parts: readonly Part[]): readonly boolean[] {
  let isPlanned = false;
  return parts.map(({ kind, text }) => {
    if (kind === 'heading' && CHAPTER.test(text))
      isPlanned = TO_COME.test(text) && !/完成|执行|情况|问题|不足|短板|困难/.test(text);
    return isPlanned;
  });
}

function sentencesOf(text: string, mentions: readonly Mention[], isPlanned: boolean): readonly Sentence[] {
  return [...grouped(mentions, ({ place }) => place.sentence).entries()]
    .flatMap(([index, whole]) => piecesOf(whole).map((all) => [index, all, whole] as const))
    .map(([index, all, whole]) => {
      const [first, last] = [all[0], all.at(-1)];
      const start = first === whole[0] ? sentenceStart(text, first?.place.start ?? 0) : startOf(first);
      const end = last === whole.at(-1) ? sentenceEnd(text, last?.place.end ?? 0) : endOf(last);
      return {
        part: first?.place.part ?? 0,
        index,
        start,
        end,
        words: text.slice(start, end),
        all,
        isPlanned,
        quantities: all.filter(({ nature }) => nature === 'quantity'),
      };
    });
}

/** A sentence that goes on and on is looked at in pieces: what stands so far apart is not of each other. */
const MOST_NUMBERS = 120;

function piecesOf(all: readonly Mention[]): readonly (readonly Mention[])[] {
  const count = Math.ceil(all.length / MOST_NUMBERS);
  return Array.from({ length: count }, (_, at) => all.slice(at * MOST_NUMBERS, (at + 1) * MOST_NUMBERS));
}

function startOf(first: Mention | undefined): number {
  return first ? first.place.start - first.before.length : 0;
}

function endOf(last: Mention | undefined): number {
  return last ? last.place.end + last.after.length : 0;
}

function sentenceStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && !isSentenceEnd(text, start - 1)) start -= 1;
  return start;
}

function sentenceEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && !isSentenceEnd(text, end)) end += 1;
  return end;
}
