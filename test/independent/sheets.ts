import { type Category, type Grade, GRADES } from './numbers.ts';

/** A row names a person; a damaged one does it by a number with a wrong check digit, and cannot be read. */
type Named = { readonly id: string; readonly name: string; readonly isDamaged?: true };

export type HolderRow = Named & {
  readonly number: string;
  readonly category: Category;
  readonly grade: Grade;
  readonly firstIssuedOn: string;
  readonly issuedOn: string;
  readonly expiresOn?: string | undefined;
  readonly state: '有效' | '注销' | '冻结' | '挂失' | '迁出';
  readonly stateOn?: string | undefined;
  readonly reason?: string | undefined;
  readonly subdistrict?: string | undefined;
};
export type LowIncomeRow = Named & {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly category: string;
};
export type HouseholdRow = Named & {
  readonly key: string;
  readonly head: { readonly id: string; readonly name: string };
  readonly since?: string | undefined;
};
type DeathRow = Named & { readonly on: string };
type MoveRow = Named & { readonly on: string; readonly direction: '迁出' | '迁入' };
export type EventRow = Named & {
  readonly number: string;
  readonly change: '新办' | '换领' | '补办' | '变更' | '注销' | '冻结' | '恢复' | '挂失' | '迁出';
  readonly on: string;
  readonly reason?: string | undefined;
  readonly newNumber?: string | undefined;
  readonly expiresOn?: string | undefined;
};
export type AccountRow = Named & {
  readonly guardian?: { readonly id: string; readonly name: string } | undefined;
  readonly account?: string | undefined;
};

type RowOf = {
  holders: HolderRow;
  'low-income': LowIncomeRow;
  households: HouseholdRow;
  deaths: DeathRow;
  moves: MoveRow;
  'certificate-events': EventRow;
  accounts: AccountRow;
};
export type Kind = keyof RowOf;
type Scope = 'complete' | 'part' | 'additions' | 'removals';

/** What an office hands over: one file, of one kind, of one day, about some or all. */
export type ListOf<One extends Kind> = {
  readonly kind: One;
  readonly file: string;
  readonly title: string;
  readonly day: string;
  readonly scope: Scope;
  /** The one subdistrict that the title names: the list is complete for it. */
  readonly area?: string;
  /** The file of the same kind, scope and day that this one corrects. */
  readonly corrects?: string;
  readonly rows: readonly RowOf[One][];
};
export type List = { [One in Kind]: ListOf<One> }[Kind];

type Column<Row> = readonly [string, (row: Row) => string | undefined];
const id: Column<Named> = ['身份证号', (row) => (row.isDamaged ? spoilt(row.id) : row.id)];
const name: Column<Named> = ['姓名', (row) => row.name];

const columns: { readonly [One in Kind]: readonly Column<RowOf[One]>[] } = {
  holders: [
    name,
    id,
    ['残疾人证号', (row) => row.number],
    ['残疾类别', (row) => row.category],
    ['残疾等级', (row) => GRADES[row.grade - 1]],
    ['初次发证日期', (row) => row.firstIssuedOn],
    ['发证日期', (row) => row.issuedOn],
    ['有效期至', (row) => row.expiresOn],
    ['证件状态', (row) => row.state],
    ['状态日期', (row) => row.stateOn],
    ['注销原因', (row) => row.reason],
    ['多重残疾明细', (row) => (row.category === '多重' ? `肢体${GRADES[row.grade - 1]}、智力四级` : '')],
    ['街道', (row) => row.subdistrict],
  ],
  'low-income': [
    name,
    id,
    ['救助类别', (row) => row.category],
    ['起始月份', (row) => row.from],
    ['停保月份', (row) => row.to],
  ],
  households: [
    ['户号', (row) => row.key],
    ['户主姓名', (row) => row.head.name],
    ['户主身份证号', (row) => row.head.id],
    name,
    id,
    ['与户主关系', (row) => (row.id === row.head.id ? '户主' : '家属')],
    ['入户日期', (row) => row.since],
  ],
  deaths: [name, id, ['死亡日期', (row) => row.on], ['信息来源', () => '区民政局']],
  moves: [name, id, ['迁移类型', (row) => row.direction], ['迁移日期', (row) => row.on]],
  'certificate-events': [
    name,
    id,
    ['残疾人证号', (row) => row.number],
    ['变动类型', (row) => row.change],
    ['变动日期', (row) => row.on],
    ['注销原因', (row) => row.reason],
    ['新残疾人证号', (row) => row.newNumber],
    ['有效期至', (row) => row.expiresOn],
  ],
  accounts: [
    name,
    id,
    ['监护人姓名', (row) => row.guardian?.name],
    ['监护人身份证号', (row) => row.guardian?.id],
    ['银行账号', (row) => row.account],
    ['户名', (row) => (row.account === undefined ? undefined : row.name)],
  ],
};

/** What a kind's sheet has whether or not anything stands in it; every other column is left out where it is empty. */
const ALWAYS = /^(姓名|身份证号|残疾人证号|起始月份|户号|户主身份证号|证件状态|状态日期|变动类型|变动日期)$/;

/** The list as a CSV file: a title, headings, a row each. */
export function csvOf(list: List): string {
  return tableOf(list)
    .map((cells) => cells.map(quoted).join(','))
    .map((line) => `${line}\r\n`)
    .join('');
}

function tableOf<One extends Kind>({ kind, title, scope, rows }: ListOf<One>): string[][] {
  const own = columns[kind].filter(([heading, valueOf]) => {
    if (heading === '起始月份' && scope === 'removals') return false;
    if (heading === '停保月份' && scope === 'removals') return true;
    if (heading === '救助类别') return rows.some((row) => valueOf(row) !== '低保');
    return ALWAYS.test(heading) || rows.some((row) => (valueOf(row) ?? '') !== '');
  });
  const line = (cells: string[]) => [
    ...cells,
    ...Array.from({ length: own.length - cells.length }, () => ''),
  ];
  return [
    line([title]),
    own.map(([heading]) => heading),
    ...rows.map((row) => own.map(([, valueOf]) => valueOf(row) ?? '')),
  ];
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function spoilt(number: string): string {
  const last = number.endsWith('5') ? '6' : '5';
  return number.slice(0, -1) + last;
}
