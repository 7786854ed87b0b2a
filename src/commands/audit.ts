import type { Command } from 'commander';
import { inLang, type Text } from '../kernel/text.ts';
import { run } from './frame.ts';
import type { Io } from './io.ts';
import { examples } from './options.ts';

const SHOWN_HASH = 12;

/** `dpf audit verify`: is the log whole? */
export function addAudit(program: Command, io: Io): void {
  const say = (text: Text): string => inLang(text, io.lang);
  const audit = program.command('audit');
  audit
    .command('verify')
    .description(
      say({ zh: '检查操作日志是否完整、未被改动', en: 'checks that the log is whole and unchanged' }),
    )
    .addHelpText('after', examples(io.lang, 'dpf audit verify'))
    .action(
      run(io, async ({ context, show, failOn }) => {
        const { verifyAudit } = await import('../jobs/verify-audit.ts');
        const { entries, head = null, brokenAt = null } = await verifyAudit(context);
        const whole = {
          zh: `日志完整，共 ${entries} 条，末条校验值 ${head?.slice(0, SHOWN_HASH) ?? '-'}\n`,
          en: `The log is whole: ${entries} entries, last hash ${head?.slice(0, SHOWN_HASH) ?? '-'}\n`,
        };
        const broken = {
          zh: `日志从第 ${brokenAt} 条起对不上：有人绕过 dpf 改动过数据库，请与备份核对\n`,
          en: `The log no longer follows from entry ${brokenAt} on: the file was changed behind dpf; compare it with a backup\n`,
        };
        const text = () => say(brokenAt === null ? whole : broken);
        await show({ schema: 'dpf.audit.verify/1', json: { entries, head, brokenAt }, text });
        failOn(brokenAt === null ? [] : ['error']);
      }),
    );
}
