import { approvedUnpaid, dueByClerk, openOfDead, showCasesAsOf } from '../../db/cases/case-lists.ts';
import type { Database } from '../../db/connection/open.ts';
import { kindsOnRecord, latestDayOf, listIncomplete } from '../../db/history/import-store.ts';
import { judgements } from '../../db/history/judgement-store.ts';
import { listWaiting } from '../../db/history/match-judgement-store.ts';
import { sheetKinds } from '../../importing/kinds.ts';
import { addDays, type PlainDate, toEpochDay } from '../../kernel/plain-date.ts';
import { monthOf } from '../../kernel/year-month.ts';
import { findPairs } from '../../verify/duplicates/find-pairs.ts';
import { DUE_SOON } from '../cases/due-soon.ts';
import { type JobContext, withRegistry } from '../frame/context.ts';
import type { ListPolicy } from '../../schemes/load/district.ts';
import { loadPolicies } from '../policy/load-policies.ts';
import { certificateLines } from './today-certificates.ts';
import { draftLines } from './today-drafts.ts';
import type { TodayLine, TodaySection } from './today-line.ts';

/** Comparing everybody with everybody takes too long for a glance where there are more. */
const MOST_COMPARED = 20_000;

/** What needs doing, by what it is about; only what there is. `nothing` where no list is on record. */
export async function todaySections(context: JobContext): Promise<readonly TodaySection[] | 'nothing'> {
  return withRegistry(context, 'today', async (db) => {
    const { asOf } = context;
    showCasesAsOf(db.sqlite, asOf);
    if ((await kindsOnRecord(db)).size === 0) return 'nothing';
    const { district } = await loadPolicies(context, db);
    const sections: readonly TodaySection[] = [
      {
        key: 'cases',
        title: { zh: '个案', en: 'Cases' },
        lines: [...caseLines(db, asOf), ...unpaidLines(db, asOf), ...deadLines(db, asOf)],
      },
      {
        key: 'certificates',
        title: { zh: '残疾人证', en: 'Certificates' },
        lines: certificateLines(db, asOf, district.certificates),
      },
      { key: 'payout', title: { zh: '发放', en: 'Payouts' }, lines: await draftLines(db) },
      { key: 'lists', title: { zh: '名单', en: 'Lists' }, lines: await listLines(db, asOf, district.lists) },
      {
        key: 'judgements',
        title: { zh: '待判定', en: 'To be judged' },
        lines: [...rowLines(db), ...pairLines(db, asOf)],
      },
    ];
    return sections.filter(({ lines }) => lines.length > 0);
  });
}

/** 个案 what is overdue and due soon, by clerk. */
function caseLines(db: Database, asOf: PlainDate): readonly TodayLine[] {
  const until = addDays(asOf, DUE_SOON);
  return dueByClerk(db.sqlite, { asOf, dueBy: until }).map(({ clerk, overdue, due }) => ({
    key: 'cases.due',
    count: overdue + due,
    text: {
      zh: `${clerk ?? '没有经办人'}：超期 ${overdue} 件，${until} 前到期 ${due} 件`,
      en: `${clerk ?? 'no clerk'}: ${overdue} overdue, ${due} due by ${until}`,
    },
    command: clerk === null ? 'dpf case due' : `dpf case due --clerk ${quoted(clerk)}`,
    isUrgent: overdue > 0,
  }));
}

/** 本人已故 what is still open for somebody who is on the list of deaths. */
function deadLines(db: Database, asOf: PlainDate): readonly TodayLine[] {
  const cases = openOfDead(db.sqlite, asOf);
  const [first] = cases;
  if (first === undefined) return [];
  return [
    {
      key: 'cases.dead',
      count: cases.length,
      isUrgent: true,
      command: `dpf case show ${first}`,
      text: {
        zh: `本人在死亡名单上、还没有办结的 ${cases.length} 件（个案 ${cases.join('、')}）`,
        en: `${cases.length} open for people on the list of deaths (cases ${cases.join(', ')})`,
      },
    },
  ];
}

/** 批准了还没有发 what cases approved and no run that stands holds yet: not drafted, or not due by the rules of the scheme. */
function unpaidLines(db: Database, asOf: PlainDate): readonly TodayLine[] {
  const unpaid = approvedUnpaid(db.sqlite, asOf);
  const [first] = unpaid;
  if (!first) return [];
  const { person, scheme, approvedOn } = first;
  const month = monthOf(approvedOn);
  return [
    {
      key: 'cases.unpaid',
      count: unpaid.length,
      isUrgent: false,
      text: {
        zh: `批准了、还不在任何批次中的 ${unpaid.length} 件（个案 ${unpaid.map(({ id }) => id).join('、')}）`,
        en: `${unpaid.length} approved, and in no run yet (cases ${unpaid.map(({ id }) => id).join(', ')})`,
      },
      command:
        person === null
          ? `dpf payout --month ${monthOf(asOf)}`
          : `dpf explain ${person} --scheme ${scheme} --month ${month}`,
    },
  ];
}

function quoted(text: string): string {
  return /^[\p{L}\p{N}._-]+$/u.test(text) ? text : `"${text.replaceAll('"', '')}"`;
}

/** 名单 those that have to come again, and those that are too old. */
async function listLines(
  db: Database,
  asOf: PlainDate,
  { rosterDays }: ListPolicy,
): Promise<readonly TodayLine[]> {
  const month = monthOf(asOf);
  const lines: TodayLine[] = [];
  const covered = db.sqlite
    .prepare<[string, string], number>(
      `select count(*) from current_coverage where name = 'low_income' and from_month <= ? and to_month >= ?`,
    )
    .pluck();
  const hasList = (covered.get(month, month) ?? 0) > 0;
  const lastList = await latestDayOf(db, 'low-income');
  if (!hasList)
    lines.push({
      key: 'lists.low-income',
      count: null,
      isUrgent: true,
      command: 'dpf import 低保名单.xlsx',
      text: {
        zh: `没有 ${month} 的低保名单${lastList === undefined ? '' : `（最近一份截至 ${lastList}）`}`,
        en: `no low-income list of ${month}${lastList === undefined ? '' : ` (the last is of ${lastList})`}`,
      },
    });
  const roster = await latestDayOf(db, 'holders');
  const age = roster === undefined ? 0 : toEpochDay(asOf) - toEpochDay(roster);
  if (roster === undefined || age > rosterDays)
    lines.push({
      key: 'lists.holders',
      count: null,
      isUrgent: roster === undefined,
      command: 'dpf import 花名册.xlsx',
      text:
        roster === undefined
          ? { zh: '还没有导入花名册', en: 'no roster is on record' }
          : { zh: `花名册截至 ${roster}，已过 ${age} 天`, en: `the roster is of ${roster}, ${age} days ago` },
    });
  const known = sheetKinds.map(({ kind }) => kind);
  for (const { id, file_name, rows_rejected } of await listIncomplete(db, known))
    lines.push({
      key: 'lists.rejected',
      count: rows_rejected,
      isUrgent: false,
      command: `dpf import show ${id}`,
      text: {
        zh: `${file_name} 有 ${rows_rejected} 行没有导入，请更正后再导入`,
        en: `${rows_rejected} rows of ${file_name} were rejected; correct and import them again`,
      },
    });
  return lines;
}

/** 名单比对 rows of lists that were asked about and wait for an answer. */
function rowLines(db: Database): readonly TodayLine[] {
  return listWaiting(db).map(({ file_name: file, rows }) => ({
    key: 'judgements.match',
    count: rows,
    isUrgent: false,
    text: {
      zh: `${file} 比对后有 ${rows} 行等待判定`,
      en: `${rows} rows of ${file} wait for a judgement of who is meant`,
    },
    command: `dpf match ${quoted(file)} --judge 判定.xlsx`,
  }));
}

/** 疑似同一人 pairs that nobody has judged yet. */
function pairLines(db: Database, asOf: PlainDate): readonly TodayLine[] {
  const people = db.sqlite.prepare<[], number>('select count(*) from person').pluck().get() ?? 0;
  if (people > MOST_COMPARED)
    return [
      {
        key: 'judgements.not-compared',
        count: null,
        isUrgent: false,
        command: 'dpf verify duplicates',
        text: {
          zh: `疑似同一人：登记 ${people} 人，这里没有逐对比对`,
          en: `pairs who may be one: with ${people} people on record they are not compared here`,
        },
      },
    ];
  const judged = new Set(judgements(db).map((one) => `${one.person_id} ${one.other_person_id}`));
  const open = findPairs(db, asOf, () => undefined).pairs.filter(
    ({ ids }) => !judged.has(ids.join(' ')),
  ).length;
  if (open === 0) return [];
  return [
    {
      key: 'judgements.duplicates',
      count: open,
      isUrgent: false,
      command: 'dpf verify duplicates',
      text: { zh: `疑似同一人 ${open} 对，没有判定`, en: `${open} pairs of people who may be one` },
    },
  ];
}
