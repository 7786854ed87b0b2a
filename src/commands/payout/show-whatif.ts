import type { WhatIf } from '../../jobs/payout/what-if.ts';
import { fen, formatYuan } from '../../kernel/fen.ts';
import { inLang, type Lang, type Text } from '../../kernel/text.ts';
import { inStyle } from '../frame/frame-sink.ts';
import { schemeUnits } from '../policy/show-scheme.ts';
import { showTable } from '../frame/show-table.ts';

type Row = WhatIf['months'][number];
const SHOWN = 20;

/** The replay under the permanent keys of `dpf.whatif/1`. */
export function whatIfJson(
  { changed, months, subdistricts, schemes, scheme, title, isNew, from, to, units, budgets }: WhatIf,
  isListed: boolean,
): object {
  const rows = (all: readonly Row[]) =>
    all.map(({ of, ...sums }) => ({ of, ...sums, differenceFen: sums.newFen - sums.oldFen }));
  return {
    ...{ scheme, title, isNew, from, to, units, budgets },
    ...{ months: rows(months), subdistricts: rows(subdistricts), schemes: rows(schemes) },
    ...(isListed && { list: [...changed()] }),
  };
}

/** The cost by month and subdistrict, who gains and loses, and when a budget ends. */
export function whatIfText(found: WhatIf, { lang, isListed }: { lang: Lang; isListed: boolean }): string {
  const say = (text: Text): string => inLang(text, lang);
  const { title, scheme, isNew, from, to, months, subdistricts, schemes } = found;
  const isChanged = isNew ? { zh: '新项目', en: 'a new scheme' } : { zh: '改动后', en: 'as changed' };
  const span = from === to ? from : `${from}..${to}`;
  const month = say({ zh: '月份', en: 'month' });
  return (
    [
      inStyle('bold', `${title} ${scheme} ${span} ${say(isChanged)}`),
      costTable(months, month, lang),
      ...(schemes.length > 1
        ? [
            costTable(
              schemes.map((row) => ({ ...row, of: titleOf(found, row.of, lang) })),
              say({ zh: '项目', en: 'scheme' }),
              lang,
            ),
          ]
        : []),
      costTable(subdistricts, say({ zh: '街道', en: 'subdistrict' }), lang),
      [...winnerLines(found, say), ...budgetLines(found, say)].join('\n'),
      ...(isListed ? [listText(found, lang)] : []),
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

function costTable(rows: readonly Row[], first: string, lang: Lang): string {
  const say = (text: Text): string => inLang(text, lang);
  const headings = {
    zh: ['原笔数', '新笔数', '原金额（元）', '新金额（元）', '差额（元）'],
    en: ['lines now', 'lines then', 'yuan now', 'yuan then', 'difference'],
  }[lang];
  const sum = (key: 'oldFen' | 'newFen' | 'oldCount' | 'newCount') =>
    rows.reduce((all, row) => all + row[key], 0);
  const total = {
    of: say({ zh: '合计', en: 'total' }),
    ...{ oldCount: sum('oldCount'), newCount: sum('newCount') },
    ...{ oldFen: fen(sum('oldFen')), newFen: fen(sum('newFen')) },
  };
  const none = say({ zh: '（没有登记）', en: '(not on record)' });
  return showTable(
    [{ heading: first }, ...headings.map((heading) => ({ heading, align: 'right' as const }))],
    [...rows, total].map(({ of, oldCount, newCount, oldFen, newFen }) => [
      ...[of === '' ? none : of, String(oldCount), String(newCount)],
      ...[formatYuan(oldFen), formatYuan(newFen), formatYuan(fen(newFen - oldFen))],
    ]),
  );
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

function listText(found: WhatIf, lang: Lang): string {
  const say = (text: Text): string => inLang(text, lang);
  const headings = {
    zh: ['项目', '单位', '登记号', '姓名', '街道', '原金额（元）', '新金额（元）'],
    en: ['scheme', 'unit', 'id', 'name', 'subdistrict', 'yuan now', 'yuan then'],
  }[lang];
  const rows: string[][] = [];
  let more = 0;
  for (const { scheme, unit, id, name, subdistrict, oldFen, newFen } of found.changed()) {
    if (rows.length === SHOWN) more += 1;
    else
      rows.push([
        ...[titleOf(found, scheme, lang), say(schemeUnits[unit]), String(id), name, subdistrict],
        ...[formatYuan(oldFen), formatYuan(newFen)],
      ]);
  }
  const rest = say({
    zh: `…… 还有 ${more} 条，加 --format xlsx -o 变化.xlsx 可得全部\n`,
    en: `… ${more} more; --format xlsx -o changes.xlsx lists them all\n`,
  });
  const table = showTable(
    headings.map((heading, index) => ({ heading, align: index > 4 ? 'right' : 'left' })),
    rows,
  );
  return table + (more > 0 ? rest : '');
}
