import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { hashOfAudit } from '../../../db/history/audit.ts';
import { stillNamed } from '../../../db/people/people-by-id.ts';
import {
  answeredBefore,
  type JudgedQuestion,
  questionsOnRecord,
  saveAnswer,
  type JudgementVerdict,
} from '../../../db/history/match-judgement-store.ts';
import type { Writing } from '../../../db/connection/open.ts';
import { openList, type ReadRow } from '../../../importing/find/open-list.ts';
import {
  judgementHeadings,
  type JudgementRow,
  judgementSheet,
  verdictWords,
} from '../../../importing/headings/judgement-columns.ts';
import { compact } from '../../../importing/cells/clean.ts';
import { CannotRun } from '../../../kernel/cannot-run.ts';
import { maskIn } from '../../../kernel/mask.ts';
import type { Problem } from '../../../kernel/problem.ts';
import { placeOfQuestion, questionNumber } from '../../../verify/match/question-number.ts';
import type { JobContext } from '../../frame/context.ts';
import { writing } from '../../frame/writing.ts';
import { problemAt, type JudgedPlace } from './judgement-problems.ts';

/** 交回 what became of the rows of a workbook that came back: every row is counted once. */
export type ReadJudgements = {
  readonly file: string;
  readonly sha256: string;
  readonly dryRun: boolean;
  readonly rows: Readonly<Record<'read' | 'recorded' | 'unchanged' | 'open' | 'rejected', number>>;
  /** 改判 how many of those recorded take the place of another answer. */
  readonly overruled: number;
  /** What was answered in the rows that were recorded. */
  readonly verdicts: Readonly<Record<JudgementVerdict, number>>;
  readonly problems: readonly Problem[];
};

/** A row with the question that it answers. */
type Answer = {
  readonly at: JudgedPlace;
  readonly question: JudgedQuestion;
  readonly verdict: JudgementVerdict;
  readonly why: string | null;
};

/** 读回判定 keeps what was filled in, row by row, with who brought it, when and in which file. Throws CannotRun. */
export async function readJudgements(
  context: JobContext,
  {
    path,
    why,
    dryRun,
  }: { readonly path: string; readonly why: string | undefined; readonly dryRun: boolean },
): Promise<ReadJudgements> {
  const { file, rows, problems } = await readRows(path);
  const sha256 = createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
  return writing(
    context,
    'judge',
    async (db) => {
      const origin = (await hashOfAudit(db.query, 1)) ?? '';
      const known = understand(db, { origin, file, rows, why });
      if (known.strangers > 0 && known.strangers === rows.length) throw ofAnotherDatabase(file);
      const { current, problems: past } = stillAsked(db, { file, sha256, answers: known.answers });
      const { kept, problems: doubted } = agreed(db, file, current);
      const changed = kept.filter(
        ({ question, ...one }) => question.verdict !== one.verdict || question.why !== one.why,
      );
      const overruled = changed.filter(
        ({ question, verdict }) => question.verdict !== null && question.verdict !== verdict,
      ).length;
      const verdicts = { same: 0, different: 0, unclear: 0 };
      for (const { at, question, verdict, why: reason } of changed) {
        verdicts[verdict] += 1;
        await saveAnswer(db, {
          question_id: question.id,
          verdict,
          why: reason,
          file_name: file,
          file_sha256: sha256,
          sheet: at.sheet,
          row_number: at.row,
          actor: context.operator,
          at: context.now,
        });
      }
      const counts = {
        read: rows.length,
        recorded: changed.length,
        unchanged: kept.length - changed.length,
        open: known.open,
        rejected: rows.length - kept.length - known.open,
      };
      const all = [...problems, ...known.problems, ...past, ...doubted].toSorted(byPlace);
      const log = changed.length > 0 ? [{ body: { file, sha256, ...verdicts } }] : [];
      return { result: { file, sha256, dryRun, rows: counts, overruled, verdicts, problems: all }, log };
    },
    { dryRun },
  );
}

function byPlace({ at: one }: Problem, { at: other }: Problem): number {
  return (one.sheet ?? '') < (other.sheet ?? '') ? -1 : (one.row ?? 0) - (other.row ?? 0);
}

async function readRows(path: string) {
  const list = await openList({ path }, judgementSheet, noSheet);
  try {
    const rows: ReadRow<JudgementRow>[] = [];
    for await (const batch of list.batches()) rows.push(...batch.rows);
    return { file: list.file, rows, problems: list.problems };
  } finally {
    await list.close();
  }
}

/** What each row answers; those that are no longer what was handed out are told. */
function understand(
  db: Writing,
  {
    origin,
    file,
    rows,
    why,
  }: {
    readonly origin: string;
    readonly file: string;
    readonly rows: readonly ReadRow<JudgementRow>[];
    readonly why: string | undefined;
  },
) {
  const questions = questionsOnRecord(db);
  const answers: Answer[] = [];
  const problems: Problem[] = [];
  const places = placesIn(rows);
  let [open, strangers] = [0, 0];
  for (const { sheet, row, result } of rows) {
    if (result.outcome === 'rejected') continue;
    const { number, verdict, why: own, person, listedName, listSheet = '', listRow = 0 } = result.record;
    const place = placeOfQuestion(number);
    const question = place === undefined ? undefined : questions.byId(place);
    const at = { sheet, row };
    const isOf = (place: ListPlace): boolean =>
      question !== undefined &&
      questionNumber(origin, { ...question, ...place }) === number.normalize('NFKC').toUpperCase();
    const isOwn = isOf({ sheet: listSheet, row: listRow });
    if (!question || (!isOwn && !places.some(isOf))) {
      strangers += 1;
      problems.push(problemAt(file, at, 'judgement-number'));
    } else if (!isOwn || isMixed(question, person, listedName))
      problems.push(problemAt(file, at, 'judgement-mixed'));
    else if (verdict === undefined && isVerdict(own))
      problems.push(problemAt(file, at, 'judgement-misplaced'));
    else if (verdict === undefined) open += 1;
    else {
      const reason = maskIn((own ?? why ?? '').trim());
      answers.push({ at, question, verdict, why: reason === '' ? null : reason });
    }
  }
  return { answers, problems, open, strangers };
}

/** Where a row of the workbook says that it stands in the list. */
type ListPlace = { readonly sheet: string; readonly row: number };

function placesIn(rows: readonly ReadRow<JudgementRow>[]): readonly ListPlace[] {
  const places = rows.flatMap(({ result }) =>
    result.outcome === 'record'
      ? [{ sheet: result.record.listSheet ?? '', row: result.record.listRow ?? 0 }]
      : [],
  );
  return [...new Map(places.map((place) => [JSON.stringify(place), place])).values()];
}

const VERDICTS: ReadonlySet<string> = new Set(Object.values(verdictWords).flat());

/** Whether an answer stands where only its reason belongs. */
function isVerdict(why: string | undefined): boolean {
  return VERDICTS.has(compact(why ?? '').replace(/[。.!！]$/, ''));
}

/** Columns that were sorted apart: the number of one row beside the names of another. */
function isMixed(
  { person_id, listed_name }: JudgedQuestion,
  person: number | undefined,
  listedName: string | undefined,
): boolean {
  return person !== person_id || compact(maskIn(listedName ?? '')) !== compact(listed_name ?? '');
}

/** 过时的判定 of somebody who is on record no more, or in a file that was given before and has been overruled since, is not kept. */
function stillAsked(
  db: Writing,
  { file, sha256, answers }: { file: string; sha256: string; answers: readonly Answer[] },
) {
  const before = answeredBefore(db, sha256);
  const named = new Set(
    stillNamed(
      db,
      answers.map(({ question }) => question.person_id),
    ),
  );
  const problems: Problem[] = [];
  const current = answers.filter(({ at, question, verdict }) => {
    const isPast = before.has(question.id) && question.verdict !== verdict;
    if (!named.has(question.person_id)) problems.push(problemAt(file, at, 'judgement-nobody'));
    else if (isPast) problems.push(problemAt(file, at, 'judgement-overruled'));
    else return true;
    return false;
  });
  return { current, problems };
}

/** 互相矛盾 answers that cannot all be true, in the file or with what was answered before, are not kept. */
function agreed(db: Writing, file: string, answers: readonly Answer[]) {
  const { about } = questionsOnRecord(db);
  const byQuestion = new Map<number, Set<JudgementVerdict>>();
  for (const { question, verdict } of answers)
    byQuestion.set(question.id, (byQuestion.get(question.id) ?? new Set()).add(verdict));
  const isSame = (question: JudgedQuestion): boolean => {
    const said = byQuestion.get(question.id);
    return said ? said.has('same') : question.verdict === 'same';
  };
  const problems: Problem[] = [];
  const kept: Answer[] = [];
  const seen = new Set<number>();
  for (const answer of answers) {
    const { at, question, verdict } = answer;
    if ((byQuestion.get(question.id)?.size ?? 0) > 1) problems.push(problemAt(file, at, 'judgement-twice'));
    else if (verdict === 'same' && about(question.listed).filter(isSame).length > 1)
      problems.push(problemAt(file, at, 'judgement-two-people'));
    else if (!seen.has(question.id)) {
      seen.add(question.id);
      kept.push(answer);
    } else kept.push({ ...answer, question: { ...question, verdict, why: answer.why } });
  }
  return { kept, problems };
}

function noSheet(file: string) {
  return {
    what: { zh: `${file} 不是比对判定表`, en: `${file} is no list of judgements` },
    why: {
      zh: `前 20 行里没有“${judgementHeadings.number}”“${judgementHeadings.verdict}”这些表头`,
      en: `no headings ${judgementHeadings.number} and ${judgementHeadings.verdict} in the first 20 rows`,
    },
    next: {
      zh: '用 dpf match 名单.xlsx --judge 判定.xlsx 导出，填好后交回那份表',
      en: 'Write one with dpf match LIST.xlsx --judge OUT.xlsx, fill it in and give it back',
    },
  };
}

function ofAnotherDatabase(file: string): CannotRun {
  return new CannotRun({
    what: { zh: `${file} 不是从这个数据库导出的判定表`, en: `${file} was not written from this database` },
    why: {
      zh: '没有一行的判定编号是这个数据库发出的',
      en: 'this database gave not one of the numbers in it',
    },
    next: {
      zh: '用 --db 指定导出它的那个数据库，或重新用 dpf match --judge 导出',
      en: 'Name the database that it is from with --db, or write it anew with dpf match --judge',
    },
  });
}
