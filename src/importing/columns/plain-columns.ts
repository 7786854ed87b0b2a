import { readOneOf } from '../cells/read-choice.ts';
import { readDate } from '../cells/read-date.ts';
import { readAmount, readAmountInTenThousands } from '../cells/read-number.ts';
import { readText } from '../cells/read-words.ts';

const NONE = { zh: '', en: '' };
const DAY = { zh: '年-月-日，如2020-12-08', en: 'as 2020-12-08' };
const YUAN = { zh: '元，最多两位小数', en: 'yuan, at most two decimals' };

type Named<Field extends string> = {
  readonly field: Field;
  readonly heading: string;
  readonly headings?: readonly string[];
  readonly isPast?: boolean;
};

/** A day that must be there. */
export function dayColumn<const Field extends string>(named: Named<Field>) {
  return { headings: [], ...named, hint: DAY, required: true, as: readDate, width: 12 } as const;
}

/** A day that may be blank. */
export function optionalDayColumn<const Field extends string>(named: Named<Field>) {
  return { ...dayColumn(named), required: false } as const;
}

/** An amount of money; a heading that says 万元 is read as such. */
export function amountColumn<const Field extends string>(named: Named<Field>) {
  const readers = { as: readAmount, inTenThousands: readAmountInTenThousands } as const;
  return {
    headings: [],
    ...named,
    ...readers,
    hint: YUAN,
    required: true,
    isSummed: true,
    width: 14,
  } as const;
}

/** An amount of money that may be blank. */
export function optionalAmountColumn<const Field extends string>(named: Named<Field>) {
  return { ...amountColumn(named), required: false } as const;
}

/** Free text that may be blank. */
export function textColumn<const Field extends string>(named: Named<Field>) {
  return { headings: [], ...named, hint: NONE, required: false, as: readText, width: 16 } as const;
}

/** Free text that must be there. */
export function requiredTextColumn<const Field extends string>(named: Named<Field>) {
  return { ...textColumn(named), required: true } as const;
}

/** 备注. */
export const noteColumn = textColumn({ field: 'note', heading: '备注', headings: ['说明'] });

type Spellings = Readonly<Record<string, readonly string[]>>;

/** One of a closed list of words that must be there; the first spelling of each is the one shown. */
export function choiceColumn<const Field extends string, const Known extends Spellings>(
  named: Named<Field> & { readonly oneOf: Known },
) {
  const { oneOf, ...rest } = named;
  const names = Object.entries(oneOf).map(([value, [name = value]]) => [value, name] as const);
  const choices = names.map(([, name]) => name);
  return {
    headings: [],
    ...rest,
    as: readOneOf<Extract<keyof Known, string>>(oneOf),
    names: new Map<string, string>(names),
    choices,
    hint: { zh: choices.join('/'), en: 'one of the list' },
    required: true,
    width: 14,
  } as const;
}
