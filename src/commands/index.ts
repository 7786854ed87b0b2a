import type { Command } from 'commander';
import { inLang, type Text } from '../kernel/text.ts';
import type { Io, RunAgain } from './frame/io.ts';

/** A command as the help lists it, and what it loads when it is called. */
type Door = {
  readonly usage: string;
  readonly summary: Text;
  readonly add: (program: Command, io: Io, runAgain: RunAgain) => Promise<void>;
};

/** The commands in the order of a year's work; those below another come after it. */
const doors: readonly Door[] = [
  {
    usage: 'init',
    summary: { zh: '新建数据库', en: 'make a new database' },
    add: async (program, io) => {
      (await import('./admin/init.ts')).addInit(program, io);
    },
  },
  {
    usage: 'import <paths...>',
    summary: { zh: '导入花名册和名单', en: 'read rosters and lists' },
    add: async (program, io) => {
      (await import('./import/import.ts')).addImport(program, io);
      (await import('./import/import-list.ts')).addImportList(program, io);
    },
  },
  {
    usage: 'template [kind]',
    summary: { zh: '空白模板', en: 'an empty workbook' },
    add: async (program, io) => {
      (await import('./admin/template.ts')).addTemplate(program, io);
    },
  },
  {
    usage: 'person',
    summary: { zh: '查人：找人、档案、经历', en: 'people: find, show, history' },
    add: async (program, io) => {
      (await import('./person/person.ts')).addPerson(program, io);
    },
  },
  {
    usage: 'verify',
    summary: { zh: '核查残疾人证', en: 'check the certificates' },
    add: async (program, io) => {
      (await import('./verify/verify.ts')).addVerify(program, io);
      (await import('./verify/verify-waive.ts')).addVerifyWaive(program, io);
      (await import('./verify/verify-calendar.ts')).addVerifyCalendar(program, io);
      (await import('./verify/verify-duplicates.ts')).addVerifyDuplicates(program, io);
      (await import('./verify/verify-judge.ts')).addVerifyJudge(program, io);
    },
  },
  {
    usage: 'match <list>',
    summary: { zh: '名单比对：死亡、迁移、工作人员亲属等', en: 'hold a list against the holders' },
    add: async (program, io) => {
      (await import('./verify/match.ts')).addMatch(program, io);
    },
  },
  {
    usage: 'review',
    summary: {
      zh: '残疾人证复核：冻结名单、登记结果、待复核名单、抽查、复核率',
      en: 'the re-verification of certificates: frozen list, results, worklists, samples, rate',
    },
    add: async (program, io) => {
      (await import('./review/review.ts')).addReview(program, io);
    },
  },
  {
    usage: 'scheme',
    summary: {
      zh: '补贴项目：政策文件的内容、检查和案例',
      en: 'schemes: what the policy files say, checked and tested',
    },
    add: async (program, io) => {
      (await import('./policy/scheme.ts')).addScheme(program, io);
    },
  },
  {
    usage: 'policy',
    summary: { zh: '政策的依据是否齐全', en: 'whether the policies have authority' },
    add: async (program, io) => {
      (await import('./policy/policy.ts')).addPolicy(program, io);
    },
  },
  {
    usage: 'payout',
    summary: { zh: '计算一个月的补贴', en: 'work out a month’s subsidies' },
    add: async (program, io) => {
      (await import('./payout/payout.ts')).addPayout(program, io);
    },
  },
  {
    usage: 'explain [person]',
    summary: { zh: '为什么发、为什么不发', en: 'why someone is paid, or not' },
    add: async (program, io) => {
      (await import('./payout/explain.ts')).addExplain(program, io);
    },
  },
  {
    usage: 'whatif <file>',
    summary: { zh: '假如政策改成这样', en: 'what a changed policy would cost' },
    add: async (program, io) => {
      (await import('./payout/whatif.ts')).addWhatif(program, io);
    },
  },
  {
    usage: 'report',
    summary: { zh: '年终总结和指标', en: 'the year-end summary and its figures' },
    add: async (program, io) => {
      (await import('./report/report.ts')).addReport(program, io);
      (await import('./report/report-revisions.ts')).addReportRevisions(program, io);
      (await import('./report/report-flows.ts')).addReportFlows(program, io);
      (await import('./report/report-check.ts')).addReportCheck(program, io);
      (await import('./report/report-services.ts')).addReportServices(program, io);
    },
  },
  {
    usage: 'record [programme]',
    summary: { zh: '登记一次服务', en: 'write down one service' },
    add: async (program, io) => {
      (await import('./services/record.ts')).addRecord(program, io);
    },
  },
  {
    usage: 'today',
    summary: { zh: '今天要办的事', en: 'what needs doing today' },
    add: async (program, io) => {
      (await import('./admin/today.ts')).addToday(program, io);
    },
  },
  {
    usage: 'case',
    summary: {
      zh: '个案：受理、办理、期限、案卷',
      en: 'cases: opened, taken on step by step, due, shown',
    },
    add: async (program, io) => {
      (await import('./cases/case.ts')).addCase(program, io);
      (await import('./cases/case-change.ts')).addCaseChange(program, io);
      (await import('./cases/case-list.ts')).addCaseList(program, io);
      (await import('./cases/case-show.ts')).addCaseShow(program, io);
      (await import('./cases/case-kinds.ts')).addCaseKinds(program, io);
    },
  },
  {
    usage: 'audit',
    summary: { zh: '操作日志', en: 'the log of what was done' },
    add: async (program, io) => {
      (await import('./admin/audit.ts')).addAudit(program, io);
    },
  },
  {
    usage: 'demo [dir]',
    summary: {
      zh: '用虚构的东西湖区2020年数据，从表格一直做到年终总结',
      en: 'the invented year 2020 of a district, from its spreadsheets to the year-end summary',
    },
    add: async (program, io, runAgain) => {
      (await import('./admin/demo.ts')).addDemo(program, io, runAgain);
    },
  },
];

/**
 * Adds every command to the program. Only one that the call names is loaded: to list the others, their summaries are
 * enough. One without a longer description is described by its summary.
 */
export async function addCommands(
  program: Command,
  io: Io,
  argv: readonly string[],
  runAgain: RunAgain,
): Promise<void> {
  for (const { usage, summary, add } of doors) {
    const [name = ''] = usage.split(' ');
    if (argv.includes(name)) await add(program, io, runAgain);
    else program.command(usage);
    const added = program.commands.find((command) => command.name() === name);
    added?.summary(inLang(summary, io.lang));
    if (added?.description() === '') added.description(inLang(summary, io.lang));
  }
}
