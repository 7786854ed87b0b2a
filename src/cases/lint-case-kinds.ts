import type { Finding } from '../policies/read-policy.ts';
import { nearestOf } from '../policies/nearest.ts';
import type { CaseKind } from './case-kind.ts';

/** What is wrong with a kind beside those before it and the schemes of the district (undefined: not known). */
export function lintCaseKinds(
  kind: CaseKind,
  before: readonly CaseKind[],
  schemes: readonly string[] | undefined,
): readonly Finding[] {
  const taken = before.find((one) => wordsOf(one).some((word) => wordsOf(kind).includes(word)));
  return [
    ...(taken
      ? [
          {
            path: ['case'],
            message: {
              zh: `编号或名称与“${taken.title}”相同`,
              en: `has its id or a name in common with ${taken.id}`,
            },
          },
        ]
      : []),
    ...(schemes ? unknownSchemes(kind, schemes) : []),
  ];
}

function wordsOf({ id, title, aliases }: CaseKind): readonly string[] {
  return [id, title, ...aliases];
}

function unknownSchemes({ versions }: CaseKind, schemes: readonly string[]): readonly Finding[] {
  return versions.flatMap(({ steps }, index) =>
    steps.flatMap(({ id, feeds }): readonly Finding[] => {
      if (!feeds || !('scheme' in feeds) || schemes.includes(feeds.scheme)) return [];
      const near = nearestOf(feeds.scheme, schemes);
      return [
        {
          path: ['versions', index, 'steps', id, 'feeds', 'scheme'],
          message: {
            zh: `没有补贴项目“${feeds.scheme}”${near === undefined ? '' : `，是不是 ${near}？`}`,
            en: `there is no scheme "${feeds.scheme}"${near === undefined ? '' : `; did you mean ${near}?`}`,
          },
        },
      ];
    }),
  );
}
