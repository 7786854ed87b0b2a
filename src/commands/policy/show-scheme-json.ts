import type { StackingView, VersionView } from '../../jobs/policy/read-schemes.ts';

/** An amount for scripts, money under names that end in Fen; `rateFen` is the flat one. */
export function amountJson(amount: VersionView['amount']): object {
  if (!amount) return {};
  const { kind } = amount;
  switch (kind) {
    case 'flat':
      return { rateFen: amount.fen };
    case 'table':
      return { amount: { kind, by: amount.by, rowsFen: amount.rows } };
    case 'entered':
      return { amount: { kind, maxFen: amount.max, needs: amount.needs } };
    case 'actual': {
      const { of, share, cap } = amount;
      return {
        amount: {
          kind,
          of,
          ...(share && { share: `${share.numerator}/${share.denominator}`, round: share.round }),
          ...(cap && { cap: { capFen: cap.fen, per: cap.per, window: cap.window } }),
        },
      };
    }
  }
}

/** 叠加规则 for scripts. */
export function groupJson(group: StackingView['groups'][number]): object {
  const { group: name, from, of, rule, same, scope, basis, unverified } = group;
  const cap = group.rule === 'total_cap' ? { capFen: group.fen } : {};
  return { group: name, from, of, rule, ...cap, same, scope, basis, unverified };
}

/** 叠加与预算 for scripts. */
export function stackingJson({ groups, budgets }: StackingView): object {
  return {
    groups: groups.map(groupJson),
    budgets: budgets.map(budgetJson),
  };
}

function budgetJson(budget: StackingView['budgets'][number]): object {
  const { year, fund, fen, onExceed, basis, unverified } = budget;
  const queue = budget.onExceed === 'queue' ? { order: budget.order } : {};
  return { year, fund, budgetFen: fen, onExceed, ...queue, basis, unverified };
}
