import { type RawBuilder, sql } from 'kysely';
import { leavesOf, type Predicate } from '../schemes/language/predicate.ts';
import { type Question, questionsIn } from '../schemes/questions.ts';
import { predicateSql } from './predicate-sql.ts';

/** 归因 a predicate as SQL with the conditions that its outcome rests on, over rows with a column a leaf (`t0`, `t1` …). */
export type ReasonSql = {
  /** The distinct conditions; `rests` and `near` have one character for each. */
  readonly questions: readonly Question[];
  /** The truth of each leaf over the columns of a fact table, named for the other expressions. */
  readonly leaves: RawBuilder<unknown>;
  readonly outcome: RawBuilder<number | null>;
  /** Such as `0110`: what the outcome rests on, as `reasonsOf` has it. */
  readonly rests: RawBuilder<string>;
  /** 只差一条 such as `0100`: each that alone would make a refused row eligible if it were met. */
  readonly near: RawBuilder<string>;
};

type Sql = RawBuilder<number | null>;

/** Compiles a predicate; `test/payout` holds it to `reasonsOf` over every state of every scheme. */
export function reasonSql(predicate: Predicate): ReasonSql {
  const leaves = leavesOf(predicate);
  const asked = questionsIn(predicate);
  const questions = asked.filter(({ text }, at) => asked.findIndex((one) => one.text.zh === text.zh) === at);
  const places = questions.map(({ text }) =>
    asked.flatMap((one, at) => (one.text.zh === text.zh ? [at] : [])),
  );
  const truth = leaves.map((_, at): Sql => sql.ref(`t${at}`));
  const outcome = truthSql(predicate, truth);
  const resting = restingSql(predicate, truth, sql`1`);
  const near = questions.map(({ negated }, at) => {
    const met = sql<number>`${sql.lit(negated ? 0 : 1)}`;
    const changed = truth.map((own, place) => (places[at]?.includes(place) ? met : own));
    return sql`${outcome} is 0 and ${truthSql(predicate, changed)} is 1`;
  });
  return {
    questions,
    leaves: sql.join(leaves.map((leaf, at) => sql`${predicateSql(leaf)} as ${sql.ref(`t${at}`)}`)),
    outcome,
    rests: marks(
      places.map((own) =>
        sql.join(
          own.flatMap((at) => resting[at] ?? []),
          sql` or `,
        ),
      ),
    ),
    near: marks(near),
  };
}

/** The conditions that a text of marks names. */
export function marked(questions: readonly Question[], marks: string): readonly Question[] {
  return questions.filter((_, at) => marks[at] === '1');
}

function marks(each: readonly RawBuilder<unknown>[]): RawBuilder<string> {
  return sql<string>`${sql.join(
    each.map((one) => sql`iif(${one}, '1', '0')`),
    sql` || `,
  )}`;
}

/** A predicate over the truths of its leaves, given from left to right. */
function truthSql(node: Predicate, truth: readonly Sql[]): Sql {
  let at = 0;
  return predicateSql(node, () => truth[at++] ?? sql`null`);
}

/** Whether the outcome rests on each leaf: as `deciding` in schemes/language/reasons.ts, from the root down. */
function restingSql(node: Predicate, truth: readonly Sql[], isResting: RawBuilder<unknown>): readonly Sql[] {
  if ('not' in node) return restingSql(node.not, truth, isResting);
  if (!('all' in node) && !('any' in node)) return [sql`(${isResting})`];
  const children = 'all' in node ? node.all : node.any;
  const own = truthSql(node, truth);
  return split(children, truth).flatMap((below, at) => {
    const child = children[at] ?? node;
    return restingSql(child, below, sql`${isResting} and ${truthSql(child, below)} is ${own}`);
  });
}

/** The truths of the leaves of each child. */
function split(children: readonly Predicate[], truth: readonly Sql[]): readonly (readonly Sql[])[] {
  let from = 0;
  return children.map((child) => {
    const count = leavesOf(child).length;
    from += count;
    return truth.slice(from - count, from);
  });
}
