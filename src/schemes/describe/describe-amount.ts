import { fen, formatYuan } from '../../kernel/fen.ts';
import type { Text } from '../../kernel/text.ts';
import { type Amount, type Cap, type Reckoning, rowValues } from '../language/amount.ts';
import { factOf, valueText } from '../facts.ts';

const windows: Readonly<Record<Cap['window'], Text>> = {
  period: { zh: '每次', en: 'each time' },
  year: { zh: '每年', en: 'a year' },
  lifetime: { zh: '累计', en: 'in all' },
};
const owners: Readonly<Record<Cap['per'], Text>> = {
  person: { zh: '每人', en: 'a person' },
  household: { zh: '每户', en: 'a household' },
  employer: { zh: '每家', en: 'an employer' },
};

/** 标准 an amount in words, without anyone to pay it to. */
export function amountText(amount: Amount): Text {
  switch (amount.kind) {
    case 'flat':
      return { zh: `${formatYuan(amount.fen)} 元`, en: `${formatYuan(amount.fen)} yuan` };
    case 'table': {
      const fact = factOf(amount.by);
      const rows = rowValues(amount.by, amount.rows).map((value) => {
        const yuan = formatYuan(amount.rows[String(value)] ?? fen(0));
        return {
          zh: `${valueText(fact, value).zh} ${yuan} 元`,
          en: `${valueText(fact, value).en} ${yuan} yuan`,
        };
      });
      return {
        zh: `按${fact.label.zh}：${rows.map(({ zh }) => zh).join('，')}`,
        en: `by ${fact.label.en}: ${rows.map(({ en }) => en).join(', ')}`,
      };
    }
    case 'entered': {
      const max = formatYuan(amount.max);
      const needs = amount.needs.length === 0 ? '' : amount.needs.join('、');
      return {
        zh: `按核定金额，不超过 ${max} 元${needs && `，须有${needs}`}`,
        en: `the amount decided, at most ${max} yuan${needs && `, with ${needs}`}`,
      };
    }
    case 'actual': {
      const { share, cap } = amount;
      const most = cap && { yuan: formatYuan(cap.fen), window: windows[cap.window], owner: owners[cap.per] };
      return {
        zh: `按实际金额${share ? `的 ${share.numerator}/${share.denominator}（分以下四舍五入）` : ''}${most ? `，${most.owner.zh}${most.window.zh}不超过 ${most.yuan} 元` : ''}`,
        en: `the actual amount${share ? ` × ${share.numerator}/${share.denominator} (half a fen up)` : ''}${most ? `, at most ${most.yuan} yuan ${most.owner.en} ${most.window.en}` : ''}`,
      };
    }
  }
}

/** The arithmetic in words, in yuan: 1200.00 × 2/3 = 800.00，上限 800.00. */
export function reckoningText({ fen: due, base, share, cap, row }: Reckoning): Text {
  const yuan = formatYuan(due);
  if (row) {
    const { zh, en } = valueText(factOf(row.by), row.value);
    return { zh: `${zh} ${yuan}`, en: `${en} ${yuan}` };
  }
  if (base === undefined) return { zh: yuan, en: yuan };
  const product = share
    ? `${formatYuan(base)} × ${share.of.numerator}/${share.of.denominator} = ${formatYuan(share.fen)}`
    : formatYuan(base);
  if (!cap) return { zh: product, en: product };
  const used = cap.before > 0;
  const cut = cap.isHit;
  return {
    zh: `${product}，上限 ${formatYuan(cap.fen)}${used ? `，此前已计 ${formatYuan(cap.before)}` : ''}${cut ? `，本次计 ${yuan}` : ''}`,
    en: `${product}, cap ${formatYuan(cap.fen)}${used ? `, ${formatYuan(cap.before)} counted before` : ''}${cut ? `, this one counts ${yuan}` : ''}`,
  };
}
