import { createHash } from 'node:crypto';
import { eventsOfCase, keepAttachment } from '../../../db/cases/case-store.ts';
import { CannotRun } from '../../../kernel/cannot-run.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { JobContext } from '../../frame/context.ts';
import { changeCase, type ChangedCase } from './change-case.ts';
import type { StepAsTyped } from './open-case.ts';
import { readAttachment } from '../read-attachment.ts';

type Plain = { readonly on: PlainDate | undefined; readonly dryRun: boolean };

/** 办理一步 takes a case on by one step. Throws CannotRun, saying what is missing and what is possible. */
export async function advanceCase(
  context: JobContext,
  request: StepAsTyped & { readonly id: number; readonly step: string },
): Promise<ChangedCase> {
  const { id, step, clerk, fields, documents, note } = request;
  return changeCase(context, 'case advance', request, ({ writer, on }) =>
    Promise.resolve(writer.move(id, { do: 'step', step, on, clerk, fields, documents }, { note }, 1)),
  );
}

/** 备注 writes something down about a case. */
export async function noteCase(
  context: JobContext,
  { id, text, ...request }: Plain & { readonly id: number; readonly text: string },
): Promise<ChangedCase> {
  if (text.trim() === '') throw nothing('备注', 'note');
  return changeCase(context, 'case note', request, ({ writer, on }) =>
    Promise.resolve(writer.move(id, { do: 'note', on }, { note: text.trim() }, 1)),
  );
}

/** 换经办人 gives a case to another clerk. */
export async function reassignCase(
  context: JobContext,
  {
    id,
    clerk,
    why,
    ...request
  }: Plain & { readonly id: number; readonly clerk: string; readonly why: string | undefined },
): Promise<ChangedCase> {
  if (clerk.trim() === '') throw nothing('经办人', 'clerk');
  return changeCase(context, 'case reassign', request, ({ writer, on }) =>
    Promise.resolve(writer.move(id, { do: 'reassign', on, clerk: clerk.trim() }, { note: why }, 1)),
  );
}

/** 重办 takes up again a case that ended. */
export async function reopenCase(
  context: JobContext,
  { id, why, ...request }: Plain & { readonly id: number; readonly why: string },
): Promise<ChangedCase> {
  if (why.trim() === '') throw nothing('理由', 'reason');
  return changeCase(context, 'case reopen', request, ({ writer, on }) =>
    Promise.resolve(writer.move(id, { do: 'reopen', on }, { note: why.trim() }, 1)),
  );
}

/** 附件 keeps a file with a case, in the database, by its digest. */
export async function attachToCase(
  context: JobContext,
  {
    id,
    path,
    document,
    ...request
  }: Plain & { readonly id: number; readonly path: string; readonly document: string | undefined },
): Promise<ChangedCase> {
  const { name, content } = await readAttachment(path, context.dbPath);
  const sha256 = createHash('sha256').update(content).digest('hex');
  return changeCase(context, 'case attach', request, ({ db, writer, on }) => {
    const before = eventsOfCase(db.sqlite, id).find((one) => one.attachment_sha256 === sha256);
    keepAttachment(db.sqlite, sha256, content);
    const doing = { do: 'attach' as const, on, ...(document !== undefined && { documents: [document] }) };
    const papers = writer.find(id)?.event.documents;
    const done = writer.move(id, doing, { attachment: { sha256, name } }, 1);
    // 归为材料: what was kept as it came may be said to be one of the papers later.
    const isNews = 'refused' in done || JSON.stringify(done.standing.documents) !== papers;
    if (before && !isNews) throw keptAlready(name, before.happened_on);
    return Promise.resolve(done);
  });
}

function keptAlready(name: string, on: PlainDate): CannotRun {
  return new CannotRun({
    what: { zh: `${name} 的内容 ${on} 已经存过`, en: `The content of ${name} was kept on ${on} already` },
    next: {
      zh: '不用再存；要归为某项材料的加 --document，用 dpf case show 查看',
      en: 'There is nothing to do; to say which paper it is add --document; see dpf case show',
    },
  });
}

function nothing(zh: string, en: string): CannotRun {
  return new CannotRun({
    what: { zh: `没有写${zh}`, en: `No ${en} is given` },
    next: { zh: `写明${zh}`, en: `Give the ${en}` },
  });
}
