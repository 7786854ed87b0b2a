import { sql } from 'kysely';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { RegistryCheck } from '../../check.ts';
import { queryRows } from '../../rows/query-rows.ts';
import { type RowOnRecord, rowOf } from '../../rows/source-row.ts';

type Row = RowOnRecord & {
  person_id: number | null;
  programme: string;
  served_on: PlainDate;
  recorded_on: PlainDate;
  born_on: PlainDate | null;
  died_on: PlainDate | null;
};

/** S07 不可能的日期: before birth, after death, or after the day on which it was recorded. */
export const impossibleDay: RegistryCheck = {
  over: 'registry',
  code: 'S07',
  needs: ['services'],
  severity: 'error',
  title: { zh: '服务日期不可能', en: 'a day that cannot be' },
  rule: {
    zh: '服务日期不应早于出生、晚于死亡，也不应晚于登记它的那天',
    en: 'a service is not before the birth, nor after the death, nor after the day on which it was recorded',
  },
  source: { document: '本工具的筛查，没有文件规定', confidence: 'low' },
  *find(db, { asOf }) {
    const born = sql`substr(person.citizen_id, 7, 4) || '-' || substr(person.citizen_id, 11, 2) || '-' || substr(person.citizen_id, 13, 2)`;
    const rows = sql<Row>`select * from (
        select r.id, r.person_id, r.programme, r.served_on, r.import_id, r.sheet, r.row_number,
          date(import.recorded_at, '+8 hours') as recorded_on, ${born} as born_on,
          (select min(died_on) from current_death as death where death.person_id = r.person_id
            and death.died_on <= ${asOf}) as died_on
        from current_service_record as r join import on import.id = r.import_id
          left join person on person.id = r.person_id)
      where served_on > recorded_on or served_on <= ${asOf} and (served_on < born_on or served_on > died_on)
      order by served_on, person_id, id`;
    for (const row of queryRows(db, rows)) {
      const { person_id, programme, served_on: day } = row;
      yield {
        personId: person_id ?? undefined,
        day,
        row: rowOf(row),
        message: {
          zh: `${programme}：服务日期${why(row).zh}；请核对人和日期`,
          en: `${programme}: the day is ${why(row).en}; check the person and the day`,
        },
        evidence: { programme, day },
      };
    }
  },
};

function why({ served_on, recorded_on, born_on, died_on }: Row): {
  readonly zh: string;
  readonly en: string;
} {
  if (served_on > recorded_on)
    return { zh: `晚于登记那天（${recorded_on}）`, en: `after that of its recording (${recorded_on})` };
  if (born_on !== null && served_on < born_on)
    return { zh: `早于出生（${born_on}）`, en: `before the birth (${born_on})` };
  return { zh: `晚于死亡（${died_on ?? ''}）`, en: `after the death (${died_on ?? ''})` };
}
