import { hasDatabase } from '../../db/connection/database-file.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Text } from '../../kernel/text.ts';
import type { JobContext } from '../frame/context.ts';
import type { TodaySection } from './today-line.ts';

/** 今日 what needs doing, by what it is about; how to begin where nothing is on record yet. */
export type Today = {
  readonly asOf: PlainDate;
  readonly isEmpty: boolean;
  readonly sections: readonly TodaySection[];
};

/** 今日待办 one screen of what needs doing; without a database it says how to begin. Throws CannotRun. */
export async function readToday(context: JobContext): Promise<Today> {
  const { asOf } = context;
  const sections = hasDatabase(context.dbPath)
    ? await (await import('./today-sections.ts')).todaySections(context)
    : 'nothing';
  if (sections === 'nothing') return { asOf, isEmpty: true, sections: [howToBegin] };
  return { asOf, isEmpty: false, sections };
}

const line = (key: string, text: Text, command: string) => ({
  key,
  text,
  command,
  count: null,
  isUrgent: false,
});

const howToBegin: TodaySection = {
  key: 'begin',
  title: { zh: '这里还没有数据，可以这样开始', en: 'Nothing is on record here yet; begin like this' },
  lines: [
    line(
      'roster',
      {
        zh: '导入花名册，第一次导入会建立数据库',
        en: 'import a roster: the first import makes the database',
      },
      'dpf import roster.xlsx',
    ),
    line('check', { zh: '核查残疾人证', en: 'check the certificates' }, 'dpf verify certificates'),
    line(
      'lists',
      {
        zh: '导入低保名单、户名单等，空白模板',
        en: 'import low-income and household lists; the empty workbooks are',
      },
      'dpf template',
    ),
    line('demo', { zh: '先用虚构的一年数据练手', en: 'or try it with an invented year first' }, 'dpf demo'),
    line('help', { zh: '全部命令', en: 'all commands' }, 'dpf --help'),
  ],
};
