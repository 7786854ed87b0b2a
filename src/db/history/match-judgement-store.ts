import type { Selectable } from 'kysely';
import type { Database, Writing } from '../connection/open.ts';
import type { Tables } from '../schema.ts';

/** 判定 whether a row of a list means somebody on record: yes, no, or it could not be found out. */
export type JudgementVerdict = Tables['match_judgement']['verdict'];

/** 待判定 a question as it is put on record. */
export type AskedQuestion = Omit<Selectable<Tables['match_question']>, 'id'>;

/** An answer as it is put on record. */
export type Answered = Omit<Selectable<Tables['match_judgement']>, 'id'>;

/** A question with the answer that counts. */
export type JudgedQuestion = Pick<AskedQuestion, 'listed' | 'person_id' | 'is_sure' | 'listed_name'> & {
  readonly id: number;
  readonly verdict: JudgementVerdict | null;
  readonly why: string | null;
};

/** The answer that counts of a question. */
const LAST = `(select max(id) from match_judgement where question_id = q.id)`;
/** Whether its list still asks it. */
const IS_ASKED = `coalesce((select is_asked from match_asking where question_id = q.id order by id desc limit 1), 1)`;
/** The rows of lists that wait for an answer: somebody may be meant, nobody was said to be, and not all were said not to be. */
const WAITING = `with asked as (
    select q.listed, q.is_sure, a.verdict,
      first_value(q.file_name) over (partition by q.listed order by q.id) as file_name
    from match_question q left join match_judgement a on a.id = ${LAST} where ${IS_ASKED}),
  waiting as (select listed, file_name from asked group by listed
    having max(is_sure = 0 and (verdict is null or verdict = 'unclear')) and not max(verdict is 'same'))`;

/** Puts questions on record, each once however often it is asked, and asks one again that was asked no more; tells its number. */
export function saveQuestions({ sqlite }: Writing): (asked: AskedQuestion) => number {
  const again = sqlite.prepare<[Pick<AskedQuestion, 'listed' | 'person_id' | 'actor' | 'at'>]>(
    `insert into match_asking (question_id, is_asked, actor, at) select id, 1, @actor, @at from match_question q
     where listed = @listed and person_id = @person_id and not ${IS_ASKED}`,
  );
  const find = sqlite
    .prepare<[string, number], number>('select id from match_question where listed = ? and person_id = ?')
    .pluck();
  const add = sqlite.prepare<[AskedQuestion]>(
    `insert into match_question (listed, person_id, is_sure, file_name, sheet, row_number, listed_name, actor, at)
     values (@listed, @person_id, @is_sure, @file_name, @sheet, @row_number, @listed_name, @actor, @at)`,
  );
  return (asked) => {
    again.run(asked);
    return find.get(asked.listed, asked.person_id) ?? Number(add.run(asked).lastInsertRowid);
  };
}

/** 不再问 takes the questions of rows that a list no longer has, or is no longer in doubt of, from those that wait. */
export function askNoMore(
  { sqlite }: Writing,
  { file, stillAsked, ...by }: { file: string; stillAsked: ReadonlySet<string>; actor: string; at: string },
): void {
  const waiting = sqlite.prepare<[string], string>(
    `${WAITING} select listed from waiting where file_name = ?`,
  );
  const end = sqlite.prepare<[typeof by & { listed: string }]>(
    `insert into match_asking (question_id, is_asked, actor, at)
     select id, 0, @actor, @at from match_question q where listed = @listed and ${IS_ASKED}`,
  );
  for (const listed of waiting.pluck().all(file)) if (!stillAsked.has(listed)) end.run({ ...by, listed });
}

/** Puts an answer on record; a later one to the same question takes its place, and both stay. */
export async function saveAnswer({ query }: Writing, answer: Answered): Promise<void> {
  await query.insertInto('match_judgement').values(answer).execute();
}

/** Which questions a file answered when these very bytes were given before. */
export function answeredBefore({ sqlite }: Pick<Database, 'sqlite'>, sha256: string): ReadonlySet<number> {
  const ids = sqlite.prepare<[string], number>(
    'select distinct question_id from match_judgement where file_sha256 = ?',
  );
  return new Set(ids.pluck().all(sha256));
}

/** Looks questions up by their number, and all about one listed row. */
export function questionsOnRecord({ sqlite }: Pick<Database, 'sqlite'>): {
  readonly byId: (id: number) => JudgedQuestion | undefined;
  readonly about: (listed: string) => readonly JudgedQuestion[];
} {
  const select = `select q.id, q.listed, q.person_id, q.is_sure, q.listed_name, a.verdict, a.why
    from match_question q left join match_judgement a on a.id = ${LAST}`;
  const byId = sqlite.prepare<[number], JudgedQuestion>(`${select} where q.id = ?`);
  const about = sqlite.prepare<[string], JudgedQuestion>(`${select} where q.listed = ? order by q.id`);
  return { byId: (id) => byId.get(id), about: (listed) => about.all(listed) };
}

/** 已判定 an answer that counts, with who gave it, when, and in which file. */
export type Answer = Pick<Answered, 'verdict' | 'why' | 'actor' | 'at' | 'file_name'> & {
  readonly person_id: number;
};

/** The answers that count, by what the row says; undefined where there are none at all. */
export function answersOnRecord({ sqlite }: Database): ((listed: string) => readonly Answer[]) | undefined {
  if (sqlite.prepare('select 1 from match_judgement limit 1').get() === undefined) return undefined;
  const about = sqlite.prepare<[string], Answer>(
    `select q.person_id, a.verdict, a.why, a.actor, a.at, a.file_name
     from match_question q join match_judgement a on a.id = ${LAST} where q.listed = ? order by q.id`,
  );
  return (listed) => about.all(listed);
}

/** 等待判定的行 a list with how many of its rows wait. */
export type WaitingList = { readonly file_name: string; readonly rows: number };

/** Lists with rows that wait for an answer. */
export function listWaiting({ sqlite }: Database): readonly WaitingList[] {
  return sqlite
    .prepare<[], WaitingList>(
      `${WAITING} select file_name, count(*) as rows from waiting group by file_name order by file_name`,
    )
    .all();
}
