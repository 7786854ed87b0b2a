import type { Selectable } from 'kysely';
import type { Database, Writing } from '../connection/open.ts';
import type { Tables } from '../schema.ts';

/** 判定 what somebody decided of two people: one and the same, or two. */
export type Judgement = Selectable<Tables['duplicate_judgement']>;

/** Keeps a judgement; a later one of the same pair takes its place, and both stay on record. */
export async function saveJudgement({ query }: Writing, judgement: Omit<Judgement, 'id'>): Promise<void> {
  await query.insertInto('duplicate_judgement').values(judgement).execute();
}

/** The judgement in force of every pair that has one. */
export function judgements({ sqlite }: Database): readonly Judgement[] {
  return sqlite
    .prepare<[], Judgement>(
      `select * from duplicate_judgement where id in
       (select max(id) from duplicate_judgement group by person_id, other_person_id) order by id`,
    )
    .all();
}
