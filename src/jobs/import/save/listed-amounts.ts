import type { IntakeRow } from '../../../importing/kinds.ts';
import { fen, formatYuan } from '../../../kernel/fen.ts';
import type { YearMonth } from '../../../kernel/year-month.ts';
import { ratesUnlike } from '../../../schemes/language/listed-amount.ts';
import type { Scheme } from '../../../schemes/language/scheme.ts';
import { createProblemMaker, type SaverParts, type SheetSaver } from './sheet-saver.ts';

/** 名单上的一笔 an amount that a row states, for the month of the event that schemes pay for. */
type Listed = { readonly amount: number; readonly month: YearMonth; readonly schemes: readonly Scheme[] };

/** 名单金额与标准不同 the saver of a sheet, telling also of each amount that a scheme with a fixed rate will not pay. */
export function tellingAmounts(
  saver: SheetSaver,
  { source, policies }: Pick<SaverParts, 'source' | 'policies'>,
): SheetSaver {
  const problemAt = createProblemMaker(source);
  return {
    ...saver,
    save: (records) => {
      const saved = saver.save(records);
      return saved.map((one, index) => {
        const at = records[index];
        const listed = at && listedIn(at.record, policies.schemes);
        if (!listed || one.saved === 'refused') return one;
        const rates = listed.schemes.flatMap((scheme) => ratesUnlike(scheme, listed.month, listed.amount));
        if (rates.length === 0) return one;
        const shown = `${formatYuan(fen(listed.amount))} ≠ ${rates.map(formatYuan).join(' / ')}`;
        return {
          ...one,
          problems: [...one.problems, problemAt('amount-not-the-rate', 'amountFen', at.row, shown)],
        };
      });
    },
  };
}

/** The rows of the event sources with an amount (schemes/event-sources.ts), and the schemes that pay for each. */
function listedIn(record: IntakeRow, schemes: readonly Scheme[]): Listed | undefined {
  if (record.kind !== 'entitlements' && record.kind !== 'services') return undefined;
  const { amountFen, month, scheme, servedOn, programme } = record.values;
  if (typeof amountFen !== 'number') return undefined;
  const isMeant = ({ id, events }: Scheme): boolean =>
    record.kind === 'entitlements'
      ? id === scheme
      : events?.sheet === 'services' && events.programme === programme;
  const day = record.kind === 'entitlements' ? month : servedOn;
  return { amount: amountFen, month: String(day).slice(0, 7) as YearMonth, schemes: schemes.filter(isMeant) };
}
