import { CannotRun } from '../kernel/cannot-run.ts';
import type { ListPolicy } from '../schemes/district.ts';
import type { PlacedSheet } from './place-sheets.ts';

type Ended = Pick<PlacedSheet, 'source' | 'scoping' | 'isScopeGiven'>;

/** How many people on record a list might have ended, and how many it would. */
type Ending = { readonly held: number; readonly left: number };

/**
 * 大批退出 refuses a list that nobody said the scope of and that would end more people than a list plausibly does, or
 * anybody where its title has words that are not understood: somebody has to say whom it names. Throws CannotRun with the ways to.
 */
export function refuseMassEnding(
  { mostEnded: { people, percent } }: ListPolicy,
  { source: { file, recognition }, scoping: { unclear }, isScopeGiven }: Ended,
  { held, left }: Ending,
): void {
  const isMany = left >= people && left * 100 > held * percent;
  if (isScopeGiven || left === 0 || (unclear === '' && !isMany)) return;
  const { title, kind } = recognition.kind;
  const share = Math.round((left * 100) / held);
  const isRoster = kind === 'holders';
  throw new CannotRun({
    what: {
      zh: `${file} 会使 ${left} 人不再在${title.zh}上（在册 ${held} 人，占 ${share}%）`,
      en: `${file} would take ${left} people off the ${title.en} (${share} % of ${held} on record)`,
    },
    why:
      unclear === ''
        ? {
            zh: '没有用 --scope 指明它是全量、新增、减少还是一部分；这么多人退出，多半是名单不全',
            en: 'nobody said with --scope whether it names everybody or only some, and most likely it names some',
          }
        : {
            zh: `标题里的“${unclear}”看不懂，它可能只是新增、减少或一部分`,
            en: `"${unclear}" in its title is not understood, and may mean that it names only some, or those who went`,
          },
    next: {
      zh: isRoster
        ? '确是全量的加 --scope complete，只是一部分的加 --scope part'
        : '确是全量的加 --scope complete，确是减少的加 --scope removals，新增的加 --scope additions，只是一部分的加 --scope part',
      en: isRoster
        ? 'Say --scope complete if it names everybody, --scope part if only some'
        : 'Say --scope complete if it names everybody, --scope removals if it names who went, --scope additions who came, --scope part if only some',
    },
  });
}
