import type { VerifiedReport } from '../../jobs/report/verify-report.ts';
import { type ListingColumn, column, tableOf } from '../../kernel/documents/listing.ts';
import { inLang, type Lang, type Text } from '../../kernel/text.ts';
import { showTable } from '../frame/screen/show-table.ts';

type Row = Omit<VerifiedReport['differs'][number], 'printed'> & { readonly printed?: string };

const columns: readonly ListingColumn<Row>[] = [
  column('指标', 'label', ({ label, key }) => label ?? key),
  column('文中', 'printed', ({ printed }) => printed),
  column('应为', 'computed', ({ computed }) => computed ?? { zh: '（没有登记）', en: '(not recorded)' }),
  column('位置', 'place', ({ place }) => place),
  column('指标名', 'key', ({ key }) => key),
];
const missingColumns = columns.filter(({ title }) => title.en !== 'printed');

/** 核对结果 which figures of a written summary no longer follow, and which are no longer in it. */
export function verifiedText(verified: VerifiedReport, lang: Lang): string {
  const { file, year, asOf, checked, differs, missing, made } = verified;
  const head = inLang(
    {
      zh: `${file}：${year}年度，截至 ${asOf}。核对 ${checked} 处数字，${differs.length} 处不符。\n`,
      en: `${file}: ${year}, as of ${asOf}. ${checked} numbers held against the database, ${differs.length} differ.\n`,
    },
    lang,
  );
  const lost = {
    zh: `\n文中找不到的数字 ${missing.length} 处（删去或整句改写，不算不符）：\n`,
    en: `\n${missing.length} figures are not in it any more (taken out or rewritten; no difference):\n`,
  };
  return [
    head,
    made === 'as-now' ? '' : `${inLang(madeTexts[made], lang)}\n`,
    ...(differs.length > 0 ? ['\n', showTable(tableOf(columns, differs), lang)] : []),
    ...(missing.length > 0 ? [inLang(lost, lang), showTable(tableOf(missingColumns, missing), lang)] : []),
  ].join('');
}

const madeTexts: Record<Exclude<VerifiedReport['made'], 'as-now'>, Text> = {
  'figures-changed': {
    zh: '写成之后，数据库里的指标有变化。',
    en: 'The figures on record have changed since it was written.',
  },
  'policies-changed': {
    zh: '写成之后，政策或模板有变化。',
    en: 'The policies or the template have changed since it was written.',
  },
  'other-database': {
    zh: '它的日志记录不在这个数据库里：可能出自另一个数据库，或日志被改过。',
    en: 'Its entry of the log is not in this database: it was made from another one, or the log was changed.',
  },
  'not-said': {
    zh: '文末没有指纹，不知道它出自哪个数据库。',
    en: 'There are no fingerprints at its foot: it is not known what it was made from.',
  },
};
