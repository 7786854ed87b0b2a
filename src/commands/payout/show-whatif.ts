import type { WhatIf } from '../../jobs/payout/ask-what-if.ts';
import { fen, formatYuan } from '../../kernel/fen.ts';
import { type ListingColumn, column, type Listing, tableOf } from '../../kernel/documents/listing.ts';
import { inLang, type Lang, type Text } from '../../kernel/text.ts';
import { inStyle } from '../frame/screen/frame-marks.ts';
import { showListing, showTable } from '../frame/screen/show-table.ts';

type Row = WhatIf['months'][number];
const SHOWN = 20;

/** The what-if under the permanent keys of `dpf.whatif/1`. */
export function whatIfJson(
  { changed, months, subdistricts, schemes, scheme, title, isNew, from, to, units, budgets }: WhatIf,
  isListed: boolean,
): object {
  const rows = (all: readonly Row[]) =>
    all.map(({ of, ...sums }) => ({ of, ...sums, differenceFen: sums.newFen - sums.oldFen }));
  return {
    scheme,
    title,
    isNew,
    from,
    to,
    units,
    budgets,
    months: rows(months),
    subdistricts: rows(subdistricts),
    schemes: rows(schemes),
    ...(isListed && { list: [...changed()] }),
  };
}

/** The cost by month and subdistrict, who gains and loses, and when a budget ends. */
export function whatIfText(found: WhatIf, list: Listing | undefined, lang: Lang): string {
  const say = (text: Text): string => inLang(text, lang);
  const { title, scheme, isNew, from, to, months, subdistricts, schemes } = found;
  const isChanged = isNew ? { zh: '新项目', en: 'a new scheme' } : { zh: '改动后', en: 'as changed' };
  const span = from === to ? from : `${from}..${to}`;
  const month = { zh: '月份', en: 'month' };
  return (
    [
      inStyle('bold', `${title} ${scheme} ${span} ${say(isChanged)}`),
      costTable(months, month, lang),
      ...(schemes.length > 1
        ? [
            costTable(
              schemes.map((row) => ({ ...row, of: titleOf(found, row.of, lang) })),
              { zh: '项目', en: 'scheme' },
              lang,
            ),
          ]
        : []),
      costTable(subdistricts, { zh: '街道', en: 'subdistrict' }, lang),
      [...winnerLines(found, say), ...budgetLines(found, say)].join('\n'),
      ...(list ? [showListing(list, lang, { most: SHOWN })] : []),
      say({ zh: '只是试算：没有写入数据库', en: 'A trial only: nothing was written' }),
    ]
      .join('\n\n')
      .replaceAll('\n\n\n', '\n\n') + '\n'
  );
}

/** 项目 by its title; scripts and readers of English go by the id. */
function titleOf({ titles }: WhatIf, scheme: string, lang: Lang): string {
  return lang === 'zh' ? (titles.get(scheme) ?? scheme) : scheme;
}

const costColumns: readonly ListingColumn<Row>[] = [
  column('原笔数', 'lines now', ({ oldCount }) => oldCount, { kind: 'integer' }),
  column('新笔数', 'lines then', ({ newCount }) => newCount, { kind: 'integer' }),
  column('原金额（元）', 'yuan now', ({ oldFen }) => ({ fen: oldFen }), { kind: 'yuan' }),
  column('新金额（元）', 'yuan then', ({ newFen }) => ({ fen: newFen }), { kind: 'yuan' }),
  {
    title: { zh: '差额（元）', en: 'difference' },
    kind: 'yuan',
    of: ({ oldFen, newFen }) => ({ fen: fen(newFen - oldFen) }),
  },
];

function costTable(rows: readonly Row[], title: Text, lang: Lang): string {
  const sum = (key: 'oldFen' | 'newFen' | 'oldCount' | 'newCount') =>
    rows.reduce((all, row) => all + row[key], 0);
  const total = {
    of: inLang({ zh: '合计', en: 'total' }, lang),
    oldCount: sum('oldCount'),
    newCount: sum('newCount'),
    oldFen: fen(sum('oldFen')),
    newFen: fen(sum('newFen')),
  };
  const none = { zh: '（没有登记）', en: '(not on record)' };
  const first: ListingColumn<Row> = { title, of: ({ of }) => (of === '' ? none : of) };
  return showTable(tableOf([first, ...costColumns], [...rows, total]), lang);
}

function winnerLines({ units }: WhatIf, say: (text: Text) => string): readonly string[] {
  const { starts, more, same, less, stops } = units;
  return [
    say({
      zh: `受影响的（人、户或单位）：新得 ${starts}，多得 ${more}，少得 ${less}，不再得 ${stops}；不变 ${same}`,
      en: `Affected (people, households or employers): ${starts} new, ${more} get more, ${less} less, ${stops} nothing any more; ${same} the same`,
    }),
  ];
}

function budgetLines({ budgets }: WhatIf, say: (text: Text) => string): readonly string[] {
  return budgets.map(({ fund, year, budgetFen, oldMonth, newMonth }) => {
    const yuan = formatYuan(budgetFen);
    return say({
      zh: `预算 ${fund} ${year} 年 ${yuan} 元：按现行规则${oldMonth ? `到 ${oldMonth} 不够用` : '够用'}，按改后规则${newMonth ? `到 ${newMonth} 不够用` : '够用'}（以前月份已批准的，加上所算月份应发的）`,
      en: `Budget of ${fund}, ${year}, ${yuan} yuan: by the rules as they are it ${oldMonth ? `runs out in ${oldMonth}` : 'lasts'}, as changed it ${newMonth ? `runs out in ${newMonth}` : 'lasts'} (approved in earlier months, plus what these months owe)`,
    });
  });
}
