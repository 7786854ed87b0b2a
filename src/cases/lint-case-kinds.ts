import type { Finding } from '../policies/read-policy.ts';
import { nearestOf } from '../policies/nearest.ts';
import type { CaseKind } from './case-kind.ts';

/** What is wrong with a kind beside those before it and the schemes of the district (undefined: not known). */
export function lintCaseKinds(
  kind: CaseKind,
  before: readonly CaseKind[],
  schemes: readonly FedScheme[] | undefined,
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

/** 可发的项目 a scheme that a case can feed, and whom it pays. */
export type FedScheme = { readonly id: string; readonly unit: string };

function unknownSchemes({ of, versions }: CaseKind, schemes: readonly FedScheme[]): readonly Finding[] {
  return versions.flatMap(({ steps }, index) =>
    steps.flatMap(({ id, feeds }): readonly Finding[] => {
      if (!feeds || !('scheme' in feeds)) return [];
      const path = ['versions', index, 'steps', id, 'feeds', 'scheme'];
      const known = schemes.find((one) => one.id === feeds.scheme);
      if (!known) return [{ path, message: noScheme(feeds.scheme, schemes) }];
      if (of.every((one) => one === known.unit)) return [];
      const message = {
        zh: `这个补贴项目按 ${known.unit} 发放，个案的 of 只能写 [${known.unit}]`,
        en: `the scheme pays each ${known.unit}, so that of can only be [${known.unit}]`,
      };
      return [{ path, message }];
    }),
  );
}

function noScheme(name: string, schemes: readonly FedScheme[]): Finding['message'] {
  const near = nearestOf(
    name,
    schemes.map(({ id }) => id),
  );
  return {
    zh: `没有补贴项目“${name}”${near === undefined ? '' : `，是不是 ${near}？`}`,
    en: `there is no scheme "${name}"${near === undefined ? '' : `; did you mean ${near}?`}`,
  };
}
