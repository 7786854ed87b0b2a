import type { Sex } from '../../kernel/citizen-id.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Text } from '../../kernel/text.ts';

/** 名单上的人 somebody whom a row of a list names, by whatever it has of them. */
export type ListedPerson = {
  readonly role: 'self' | 'relative' | 'staff';
  readonly name: string | undefined;
  /** 18 characters, with a typing error or not, or one more or less; `*` for what cannot be read. */
  readonly citizenId: string | undefined;
  readonly certificate: string | undefined;
  readonly birthDate: PlainDate | undefined;
  /** 出生年月 the year, or the month of it, where no day is said: 1985, 1985-07. */
  readonly bornIn?: string | undefined;
  /** 年龄 and of what day, where the row says that. */
  readonly age?: { readonly years: number; readonly on: PlainDate | undefined } | undefined;
  readonly sex: Sex | undefined;
  readonly phone: string | undefined;
  readonly address: string | undefined;
  readonly subdistrict: string | undefined;
  readonly community: string | undefined;
  /** 没有读懂的 what stands in these cells and was not read, or beside the name: somebody else may be meant. */
  readonly unread?: Unread | undefined;
};

export type Unread = Readonly<Partial<Record<'name' | 'number' | 'birth' | 'age' | 'sex', string>>>;

/** 一行 a row of a list that is only looked up: whom it names, and what happened when. */
export type ListedRow = {
  readonly kind: 'match';
  readonly people: readonly ListedPerson[];
  readonly happenedOn: PlainDate | undefined;
  readonly direction: 'in' | 'out' | undefined;
  /** 与工作人员关系 and whose relation. */
  readonly staffName: string | undefined;
  readonly relation: string | undefined;
  /** 存疑 why the row may be of somebody or something else, by what stands beside what was read. */
  readonly doubt?: Text | undefined;
};
