/** What is known of a statement: true, false, or undefined where nobody can tell. */
export type Truth = boolean | undefined;

/** 全部: no as soon as one is no, unknown while one is unknown. */
export function all(...truths: readonly Truth[]): Truth {
  if (truths.includes(false)) return false;
  return truths.includes(undefined) ? undefined : true;
}
