import type { Command } from 'commander';
import { exitCodes } from '../../kernel/cannot-run.ts';
import { type ListingColumn, column, tableOf } from '../../kernel/documents/listing.ts';
import type { Text } from '../../kernel/text.ts';
import type { Io } from './io.ts';
import { screenWidth } from './frame-help.ts';
import { fitTables } from './screen/frame-table.ts';
import { showTable } from './screen/show-table.ts';

const meanings: Record<keyof typeof exitCodes, Text> = {
  clean: { zh: '完成，没有问题', en: 'done and clean' },
  problems: {
    zh: '完成，但发现达到 --fail-on 的问题',
    en: 'done, and problems at or above --fail-on were found',
  },
  cannotRun: {
    zh: '无法运行（用法不对或文件读不了），没有改动',
    en: 'could not run: usage or unreadable input; nothing changed',
  },
  stale: { zh: '草稿或计划已经过时', en: 'stale: what was drafted or planned no longer holds' },
  noDatabase: { zh: '没有数据库', en: 'no database' },
  locked: { zh: '数据库正被另一个程序使用', en: 'locked by another process' },
  wrongKey: { zh: '密钥不对', en: 'wrong key' },
  damaged: { zh: '数据库损坏', en: 'damaged database' },
  newer: { zh: '数据库由更新的 dpf 建立', en: 'made by a newer dpf' },
  bug: { zh: '程序缺陷，请报告', en: 'a bug; please report it' },
  interrupted: { zh: '被中断，没有改动', en: 'interrupted; nothing changed' },
};

/** `dpf help exit-codes`: the one table of exit codes. */
export function addHelpTopics(program: Command, io: Io): void {
  const topic = program.command('exit-codes', { hidden: true });
  topic.helpInformation = () => exitCodeTable(io);
  topic.action(() => {
    io.out(exitCodeTable(io));
  });
}

function exitCodeTable(io: Io): string {
  const columns: readonly ListingColumn<[string, number]>[] = [
    column('退出码', 'code', ([, code]) => code, { kind: 'integer' }),
    column('含义', 'meaning', ([name]) => meanings[name as keyof typeof exitCodes]),
  ];
  return fitTables(showTable(tableOf(columns, Object.entries(exitCodes)), io.lang), screenWidth(io));
}
