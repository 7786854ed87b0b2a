import { type Judgement, saveJudgement } from '../../../db/history/judgement-store.ts';
import { CannotRun } from '../../../kernel/cannot-run.ts';
import { maskIn } from '../../../kernel/mask.ts';
import type { JobContext } from '../../frame/context.ts';
import { findPerson } from '../../person/find-person.ts';
import { writing } from '../../frame/writing.ts';

/** What somebody decides of two people. */
export type JudgeRequest = {
  readonly people: readonly [string, string];
  readonly verdict: Judgement['verdict'];
  readonly why: string;
  readonly dryRun: boolean;
};

/** A judgement as it was kept. */
export type JudgedPair = {
  readonly people: readonly [
    { readonly person: number; readonly name: string },
    { readonly person: number; readonly name: string },
  ];
  readonly verdict: Judgement['verdict'];
  readonly why: string;
};

/** 判定 keeps that two people are one, or two, with who said so, when and why. Throws CannotRun. */
export async function judge(context: JobContext, request: JudgeRequest): Promise<JudgedPair> {
  const { verdict, dryRun } = request;
  const why = maskIn(request.why.trim());
  return writing(
    context,
    'judge',
    async (db) => {
      const found = [await findPerson(db, request.people[0]), await findPerson(db, request.people[1])];
      const [one, other] = found.toSorted((first, second) => first.id - second.id);
      if (!one || !other || one.id === other.id) throw notTwo();
      if (why === '') throw noReason();
      const { operator: actor, now: at } = context;
      const pair = { person_id: one.id, other_person_id: other.id };
      await saveJudgement(db, { ...pair, verdict, why, actor, at });
      const toPerson = ({ id, name }: typeof one) => ({ person: id, name });
      return {
        result: { people: [toPerson(one), toPerson(other)], verdict, why },
        log: [{ body: { ...pair, verdict, why } }],
      };
    },
    { dryRun },
  );
}

function notTwo(): CannotRun {
  return new CannotRun({
    what: { zh: '这是同一个登记号', en: 'Both are one and the same entry' },
    next: { zh: '请给出清单上一对中的两个登记号', en: 'Give the two registry ids of a pair on the list' },
  });
}

function noReason(): CannotRun {
  return new CannotRun({
    what: { zh: '没有写理由', en: 'There is no reason' },
    next: { zh: '请用 --why 写明怎样核实的', en: 'Say with --why how it was found out' },
  });
}
