import type { Command } from 'commander';
import type { ChangedCase } from '../../jobs/cases/moves/change-case.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { inLang, type Text } from '../../kernel/text.ts';
import { run, type Session } from '../frame/frame.ts';
import { writesOwn } from '../frame/frame-output.ts';
import type { Io } from '../frame/io.ts';
import { asCount, asDate, examples, parentCommand } from '../frame/options.ts';
import { changedJson, changedText } from './show-changed-case.ts';

type Plain = { readonly on?: PlainDate; readonly dryRun?: boolean };
type Say = (text: Text) => string;

const MOST = 999_999_999;

/** `dpf case note|attach|reassign|reopen`, below `dpf case`: what can be done to a case at any step. */
export function addCaseChange(program: Command, io: Io): void {
  const parent = parentCommand(program, 'case');
  const say: Say = (text) => inLang(text, io.lang);
  addNote(parent, io, say);
  addAttach(parent, io, say);
  addExtract(parent, io, say);
  addReassign(parent, io, say);
  addReopen(parent, io, say);
}

function addNote(parent: Command, io: Io, say: Say): void {
  verb(parent, say, 'note', { zh: '给个案写一条备注', en: 'writes a note to a case' })
    .argument('<text>', say({ zh: '备注', en: 'the note' }))
    .addHelpText('after', examples(io.lang, 'dpf case note 12 "已电话通知本人，周五来签字"'))
    .action(
      run(io, async (session, id: number, text: string, { on, dryRun = false }: Plain) => {
        const { noteCase } = await import('../../jobs/cases/moves/move-on.ts');
        await showDone(session, 'note', await noteCase(session.context, { id, text, on, dryRun }), dryRun);
      }),
    );
}

function addAttach(parent: Command, io: Io, say: Say): void {
  verb(parent, say, 'attach', {
    zh: '把一个文件存进个案（存在数据库里，最大 20 兆）；--document 写明它是哪一项材料',
    en: 'keeps a file with a case, in the database, of 20 MB at most; --document says which paper it is',
  })
    .argument('<file>', say({ zh: '文件', en: 'the file' }))
    .option('--document <document>', say({ zh: '是哪一项材料', en: 'the paper that it is' }))
    .addHelpText('after', examples(io.lang, 'dpf case attach 12 验收单.pdf --document 验收单'))
    .action(
      run(io, async (session, id: number, path: string, options: Plain & { readonly document?: string }) => {
        const { attachToCase } = await import('../../jobs/cases/moves/move-on.ts');
        const { on, document, dryRun = false } = options;
        const done = await attachToCase(session.context, { id, path, document, on, dryRun });
        await showDone(session, 'attach', done, dryRun);
      }),
    );
}

function addExtract(parent: Command, io: Io, say: Say): void {
  const extract = parent
    .command('extract')
    .description(
      say({
        zh: '把存进个案的一个附件取出来，写入 -o 的文件；附件里的号码不遮，记入日志',
        en: 'takes an attachment of a case out again into the file of -o; numbers in it are as they are, and the log says so',
      }),
    )
    .argument('<case>', say({ zh: '个案号', en: 'number of the case' }), asCount(MOST))
    .argument(
      '[attachment]',
      say({ zh: '附件的文件名或校验值的开头', en: 'its name, or the beginning of its digest' }),
    )
    .addHelpText('after', examples(io.lang, 'dpf case extract 12 验收单.pdf -o 验收单.pdf'))
    .action(
      run(io, async ({ context, deliver }, id: number, wanted?: string) => {
        const { extractAttachment } = await import('../../jobs/cases/extract-attachment.ts');
        const { name, content } = await extractAttachment(context, { id, wanted });
        await deliver(content, name);
      }),
    );
  writesOwn(extract, () => 'any');
}

function addReassign(parent: Command, io: Io, say: Say): void {
  verb(parent, say, 'reassign', { zh: '换经办人', en: 'gives a case to another clerk' })
    .argument('<clerk>', say({ zh: '新的经办人', en: 'the new clerk' }))
    .option('--why <text>', say({ zh: '理由', en: 'the reason' }))
    .addHelpText('after', examples(io.lang, 'dpf case reassign 12 李某 --why 张某休假'))
    .action(
      run(io, async (session, id: number, clerk: string, options: Plain & { readonly why?: string }) => {
        const { reassignCase } = await import('../../jobs/cases/moves/move-on.ts');
        const { on, why, dryRun = false } = options;
        const done = await reassignCase(session.context, { id, clerk, why, on, dryRun });
        await showDone(session, 'reassign', done, dryRun);
      }),
    );
}

function addReopen(parent: Command, io: Io, say: Say): void {
  verb(parent, say, 'reopen', {
    zh: '重办已办结的个案：回到办结前的一步，期限从重办那天算起',
    en: 'takes up again a case that ended: where it was before, with its time beginning anew',
  })
    .requiredOption('--why <text>', say({ zh: '理由', en: 'the reason' }))
    .addHelpText('after', examples(io.lang, 'dpf case reopen 12 --why 验收单金额写错'))
    .action(
      run(io, async (session, id: number, { why, on, dryRun = false }: Plain & { readonly why: string }) => {
        const { reopenCase } = await import('../../jobs/cases/moves/move-on.ts');
        await showDone(session, 'reopen', await reopenCase(session.context, { id, why, on, dryRun }), dryRun);
      }),
    );
}

function verb(parent: Command, say: Say, name: string, description: Text): Command {
  return parent
    .command(name)
    .description(say(description))
    .argument('<case>', say({ zh: '个案号', en: 'number of the case' }), asCount(MOST))
    .option('--on <date>', say({ zh: '日期（默认今天）', en: 'day (default today)' }), asDate)
    .option('--dry-run', say({ zh: '只检查，不写入', en: 'check only, write nothing' }));
}

async function showDone(
  { show, io }: Session,
  name: string,
  done: ChangedCase,
  dryRun: boolean,
): Promise<void> {
  await show({
    schema: `dpf.case.${name}/1`,
    json: changedJson(done, dryRun, io.lang),
    text: () => changedText(done, dryRun, io.lang),
  });
}
