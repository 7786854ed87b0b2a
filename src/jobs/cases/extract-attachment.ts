import { createHash } from 'node:crypto';
import { eventsOfCase, readAttachmentOf } from '../../db/cases/case-store.ts';
import { CannotRun } from '../../kernel/cannot-run.ts';
import { type JobContext, withRegistry } from '../frame/context.ts';
import { nameOfAttachment } from './read-attachment.ts';
import { findCase } from './show-case.ts';

/** 取出附件 a file that was kept with a case, as it was handed in. */
export type Attachment = { readonly name: string; readonly content: Uint8Array };

/**
 * Takes a file out again: the one of a case, or the one that a name or the beginning of its digest means. What stands in it
 * is not masked, so that the log says whose it was. Throws CannotRun where there is none, or several are meant.
 */
export async function extractAttachment(
  context: JobContext,
  { id, wanted }: { readonly id: number; readonly wanted: string | undefined },
): Promise<Attachment> {
  return withRegistry(
    { ...context, reveal: true },
    'case extract',
    (db) => {
      findCase(db.sqlite, id);
      const kept = new Map(
        eventsOfCase(db.sqlite, id).flatMap(({ attachment_sha256: sha256, attachment_name: name }) =>
          sha256 === null ? [] : [[sha256, name ?? sha256] as const],
        ),
      );
      // As it was called when it was kept, or as it is shown: its name is kept with its numbers masked.
      const isMeant = ([sha256, name]: readonly [string, string]): boolean =>
        wanted === undefined ||
        [wanted, nameOfAttachment(wanted)].includes(name) ||
        (wanted.length >= 4 && sha256.startsWith(wanted.toLowerCase()));
      const meant = [...kept].filter(isMeant);
      const [first] = meant;
      if (!first || meant.length > 1) throw notOne(id, [...kept]);
      const [sha256, name] = first;
      const content = readAttachmentOf(db.sqlite, sha256);
      if (createHash('sha256').update(content).digest('hex') !== sha256) throw wasChanged(name);
      return Promise.resolve({ name, content });
    },
    { whose: (db) => Promise.resolve([findCase(db.sqlite, id).person_id ?? 0].filter(Boolean)) },
  );
}

function wasChanged(name: string): CannotRun {
  return new CannotRun({
    what: {
      zh: `${name} 的内容与存入时的校验值不符`,
      en: `${name} is not what was kept: its digest differs`,
    },
    why: { zh: '数据库在 dpf 之外被改动过', en: 'the database was changed behind dpf' },
    next: { zh: '从备份中取；用 dpf audit verify 核对', en: 'Take it from a backup; see dpf audit verify' },
  });
}

function notOne(id: number, kept: readonly (readonly [sha256: string, name: string])[]): CannotRun {
  const list = kept.map(([sha256, name]) => `${name} ${sha256.slice(0, 12)}`).join('、');
  return new CannotRun({
    what: { zh: `没有指明个案 ${id} 的一个附件`, en: `That is not one attachment of case ${id}` },
    ...(kept.length > 0 && { why: { zh: `附件有：${list}`, en: `there are: ${list}` } }),
    next:
      kept.length > 0
        ? { zh: '写明文件名或校验值的开头', en: 'Give the name, or the beginning of the digest' }
        : { zh: '这件个案没有附件；用 dpf case show 查看', en: 'It has none; see dpf case show' },
  });
}
