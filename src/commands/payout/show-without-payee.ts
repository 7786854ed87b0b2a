import type { Draft } from '../../jobs/payout/draft-payout.ts';
import { type ListingColumn, column, tableOf } from '../../kernel/documents/listing.ts';
import { inLang, type Lang, type Text } from '../../kernel/text.ts';
import { showTable } from '../frame/screen/show-table.ts';

/** What is missing, and what to do about it. */
const missingWords: Readonly<Record<Draft['linesWithoutPayee'][number]['missing'], Text>> = {
  dead: {
    zh: '本人已去世；这笔由谁领取请按本地规定办理',
    en: 'has died; who receives this is for the rules of the place to say',
  },
  age: { zh: '身份证号里的出生日期无法判断年龄', en: 'the birth date in the number gives no age' },
  head: {
    zh: '没有健在、未迁出的户主，或同一天有两个；请更正户名单',
    en: 'no living head who has not moved away, or two of one day; correct the household list',
  },
  'guardian-of-head': {
    zh: '户主未成年，没有登记监护人；请在监护人与银行账户表里补上',
    en: 'the head is a minor without a guardian on record; add one to the sheet of guardians and accounts',
  },
  'guardian-row': {
    zh: '未成年，监护人与银行账户表里没有这个人；请补一行',
    en: 'a minor who is not on the sheet of guardians and accounts; add a row',
  },
  'guardian-name': {
    zh: '未成年，监护人与银行账户表里没有写监护人；请补上',
    en: 'a minor whose row on the sheet of guardians and accounts names no guardian; add the name',
  },
  guardians: {
    zh: '未成年，监护人与银行账户表里有不止一个监护人；请只留一个',
    en: 'a minor with more than one guardian on the sheet of guardians and accounts; leave one',
  },
  'guardian-dead': {
    zh: '未成年，监护人已去世；请在监护人与银行账户表里换一个',
    en: 'a minor whose guardian has died; name another on the sheet of guardians and accounts',
  },
};

type Row = Draft['linesWithoutPayee'][number] & { readonly title: string };

const columns: readonly ListingColumn<Row>[] = [
  column('登记号', 'id', ({ personId }) => personId ?? undefined),
  column('姓名', 'name', ({ name, isHousehold }) =>
    isHousehold ? { zh: `${name}一户`, en: `household of ${name}` } : name,
  ),
  column('街道', 'subdistrict', ({ subdistrict }) => subdistrict ?? undefined),
  column('项目', 'scheme', ({ title }) => title),
  column('金额（元）', 'yuan', ({ fen }) => ({ fen }), { kind: 'yuan' }),
  column('缺什么，怎么办', 'what is missing, what to do', ({ missing }) => missingWords[missing]),
];

/** 暂不能发放 the lines without a payee, by name; nothing where every line has one. */
export function withoutPayeeText({ linesWithoutPayee, schemes }: Draft, lang: Lang): string {
  if (linesWithoutPayee.length === 0) return '';
  const count = schemes.reduce((sum, { mode, withoutPayee }) => sum + (mode === 'pay' ? withoutPayee : 0), 0);
  const title: Text = {
    zh: `没有收款人，暂不能发放（${count} 笔）`,
    en: `nobody to pay, so these lines wait (${count})`,
  };
  const titles = new Map(schemes.map((one) => [one.scheme, one.title]));
  const rows = linesWithoutPayee.map((one) => ({ ...one, title: titles.get(one.scheme) ?? one.scheme }));
  const table = showTable(tableOf(columns, rows), lang);
  const rest = count - rows.length;
  const more = inLang({ zh: `另有 ${rest} 笔\n`, en: `and ${rest} more\n` }, lang);
  return `${inLang(title, lang)}\n${table}${rest > 0 ? more : ''}\n`;
}
