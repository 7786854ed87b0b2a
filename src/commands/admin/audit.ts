import type { Command } from 'commander';
import type { UnloggedChange } from '../../jobs/admin/verify-audit.ts';
import { inLang, type Text } from '../../kernel/text.ts';
import { run } from '../frame/frame.ts';
import type { Io } from '../frame/io.ts';
import { examples } from '../frame/options.ts';

const SHOWN_HASH = 12;

/** `dpf audit verify`: is the log whole? */
export function addAudit(program: Command, io: Io): void {
  const say = (text: Text): string => inLang(text, io.lang);
  const audit = program.command('audit').addHelpText('after', examples(io.lang, 'dpf audit verify'));
  audit
    .command('verify')
    .description(
      say({ zh: '检查操作日志是否完整、未被改动', en: 'checks that the log is whole and unchanged' }),
    )
    .addHelpText('after', examples(io.lang, 'dpf audit verify'))
    .action(
      run(io, async ({ context, show, failOn }) => {
        const { verifyAudit } = await import('../../jobs/admin/verify-audit.ts');
        const { entries, head = null, brokenAt = null, missing, attachments } = await verifyAudit(context);
        const { damaged } = attachments;
        const whole = {
          zh: `日志完整，共 ${entries} 条，末条校验值 ${head?.slice(0, SHOWN_HASH) ?? '-'}\n`,
          en: `The log is whole: ${entries} entries, last hash ${head?.slice(0, SHOWN_HASH) ?? '-'}\n`,
        };
        const broken = {
          zh: `日志从第 ${brokenAt} 条起对不上：有人绕过 dpf 改动过数据库，请与备份核对\n`,
          en: `The log no longer follows from entry ${brokenAt} on: the file was changed behind dpf; compare it with a backup\n`,
        };
        const isWhole = brokenAt === null && missing.length === 0 && damaged.length === 0;
        const text = () =>
          (brokenAt === null ? '' : say(broken)) +
          (missing.length === 0 ? '' : say(missingText(missing))) +
          (damaged.length === 0 ? '' : say(damagedText(damaged))) +
          (isWhole ? say(whole) : '');
        await show({
          schema: 'dpf.audit.verify/1',
          json: { entries, head, brokenAt, missing, attachments },
          text,
        });
        failOn(isWhole ? [] : ['error']);
      }),
    );
}

function damagedText(damaged: readonly string[]): Text {
  const shown = damaged.map((sha256) => sha256.slice(0, SHOWN_HASH)).join('、');
  return {
    zh: `个案附件 ${shown} 的内容与校验值不符：有人改动过数据库，请与备份核对\n`,
    en: `Attachments of cases ${shown} are not what was handed in: the file was changed behind dpf; compare it with a backup\n`,
  };
}

function missingText(missing: readonly UnloggedChange[]): Text {
  const names = missing.map(({ what, id }): Text => {
    if (what === 'init') return { zh: '建库', en: 'the making of the database' };
    return what === 'import'
      ? { zh: `第 ${id} 次导入`, en: `import ${id}` }
      : { zh: `批次 ${id}`, en: `run ${id}` };
  });
  return {
    zh: `日志缺少记录：${names.map(({ zh }) => zh).join('、')}已登记，日志里却没有；有人删过日志，请与备份核对\n`,
    en: `The log lacks entries: ${names.map(({ en }) => en).join(', ')} on record, and no entry tells of it; somebody cut the log, compare it with a backup\n`,
  };
}
