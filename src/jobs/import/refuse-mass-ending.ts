import { CannotRun } from '../../kernel/cannot-run.ts';
import type { ListPolicy } from '../../schemes/load/district.ts';
import type { PlacedSheet } from './place-sheets.ts';

type Ended = Pick<PlacedSheet, 'source' | 'scoping' | 'isScopeGiven'>;

/** How many people on record a list might have ended, and how many it would. */
type Ending = {
  readonly held: number;
  readonly left: number;
  /** Whether the list takes the place of one of its own day: what is right in that one has no reason to go. */
  readonly isCorrection?: boolean;
};

/**
 * 大批退出 refuses a list that nobody said the scope of and that would end more people than a list plausibly does, or
 * anybody where its title has words that are not understood: somebody has to say whom it names. Throws CannotRun with the ways to.
 */
export function refuseMassEnding(
  { mostEnded: { people, percent } }: ListPolicy,
  { source: { file, recognition, givenBack }, scoping: { unclear }, isScopeGiven }: Ended,
  { held, left, isCorrection = false }: Ending,
): void {
  const isMany =
    (left >= people && left * 100 > held * percent) || (isCorrection && left > 1 && left * 2 >= held);
  // A copy repeats what was said of its list; that it is shorter nobody said.
  if ((isScopeGiven && !(isCorrection && givenBack)) || left === 0 || (unclear === '' && !isMany)) return;
  const { title, kind } = recognition.kind;
  const share = Math.round((left * 100) / held);
  const isRoster = kind === 'holders';
  throw new CannotRun({
    what: {
      zh: `${file} 会使 ${left} 人不再在${title.zh}上（在册 ${held} 人，占 ${share}%）`,
      en: `${file} would take ${left} people off the ${title.en} (${share} % of ${held} on record)`,
    },
    why:
      givenBack && unclear === ''
        ? {
            zh: '它是待更正的副本，不用改的行也要留着：删去的行，等于把人从名单上去掉',
            en: 'it is a copy to be corrected, whose right rows have to stay: whoever is deleted is taken off the list',
          }
        : unclear === ''
          ? {
              zh: '没有用 --scope 指明它是全量、新增、减少还是一部分；这么多人退出，多半是名单不全',
              en: 'nobody said with --scope whether it names everybody or only some, and most likely it names some',
            }
          : {
              zh: `标题里的“${unclear}”看不懂，它可能只是新增、减少或一部分`,
              en: `"${unclear}" in its title is not understood, and may mean that it names only some, or those who went`,
            },
    next: givenBack
      ? {
          zh: '把删去的行补回来再导入；确要去掉这些人的，删去“问题”一列和最上面的说明，加 --scope complete 导入',
          en: 'Put the deleted rows back; to take these people off, delete the column 问题 and the line above the title, and import it with --scope complete',
        }
      : {
          zh: isRoster
            ? '确是全量的加 --scope complete，只是一部分的加 --scope part'
            : '确是全量的加 --scope complete，确是减少的加 --scope removals，新增的加 --scope additions，只是一部分的加 --scope part',
          en: isRoster
            ? 'Say --scope complete if it names everybody, --scope part if only some'
            : 'Say --scope complete if it names everybody, --scope removals if it names who went, --scope additions who came, --scope part if only some',
        },
  });
}
