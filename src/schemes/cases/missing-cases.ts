import { plusMonths, type YearMonth } from '../../kernel/year-month.ts';
import { gateCases } from './case-gates.ts';
import { runCase, type SchemeCase } from './cases.ts';
import { statesOf } from '../lint/enumerate.ts';
import type { KnownFacts } from '../language/predicate.ts';
import { conditionsOf, type Scheme } from '../language/scheme.ts';

/**
 * 缺的案例 cases that would close the gaps of the cases beside a scheme, each expecting what the scheme as it is written
 * says: whoever takes one over has to ask whether the policy says so too.
 */
export function missingCases(scheme: Scheme, cases: readonly SchemeCase[]): readonly SchemeCase[] {
  const added: SchemeCase[] = [];
  let { gaps } = gateCases(scheme, cases);
  if (gaps.length === 0) return [];
  // What is decided by one fact alone says best what it is about.
  const reasons = ({ expect }: SchemeCase): number => expect.because?.length ?? 0;
  const plainest = [...candidates(scheme)].sort((a, b) => reasons(a) - reasons(b));
  for (;;) {
    const [first] = gaps;
    if (!first) return added;
    const closing = plainest.find(first.isClosedBy);
    if (closing) added.push(closing);
    gaps = gaps.filter((gap) => gap !== first && !(closing && gap.isClosedBy(closing)));
  }
}

/** Every state of every version in its first month and in its last one, and the months without a version. */
function* candidates(scheme: Scheme): Generator<SchemeCase> {
  for (const [index, version] of scheme.versions.entries()) {
    const next = scheme.versions[index + 1];
    const months = next ? [version.from, plusMonths(next.from, -1)] : [version.from];
    const states: Iterable<KnownFacts> = 'ended' in version ? [new Map()] : statesOf(conditionsOf(version));
    for (const facts of states) {
      if (index === 0) yield expecting(scheme, plusMonths(version.from, -1), facts);
      for (const month of new Set(months)) yield expecting(scheme, month, facts);
    }
  }
}

function expecting(scheme: Scheme, month: YearMonth, facts: KnownFacts): SchemeCase {
  const bare = { name: '', month, facts, history: new Map() };
  const { got } = runCase(scheme, { ...bare, expect: { outcome: 'unknown' } });
  const { outcome, fen, because } = got;
  return {
    ...bare,
    expect: { outcome, ...(fen !== undefined && { fen }), ...(because.length > 0 && { because }) },
  };
}
