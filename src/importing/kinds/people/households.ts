import type { CitizenId } from '../../../kernel/citizen-id.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import { extraPlaceColumns } from '../../columns/place-columns.ts';
import { readDate } from '../../cells/read-date.ts';
import { readCitizenId, readKey } from '../../cells/people/read-identity.ts';
import { readName, readText } from '../../cells/read-words.ts';
import { type Column, defineKind, type ReportProblem, type ValuesOf } from '../../sheet-kind.ts';

/** 户名单的一行 one member of a household (户籍户), with its head. */
export type HouseholdRow = {
  readonly kind: 'households';
  readonly householdKey: string;
  readonly headName: string | undefined;
  readonly headCitizenId: CitizenId;
  readonly name: string;
  readonly citizenId: CitizenId;
  /** 与户主关系 as written; 本人 is given as 户主. */
  readonly relation: string;
  readonly since: PlainDate | undefined;
  readonly subdistrict: string | undefined;
  readonly community: string | undefined;
};

const NONE = { zh: '', en: '' };
const ID_HINT = { zh: '18位，文本格式', en: '18 characters, as text' };

const columns = [
  {
    field: 'householdKey',
    heading: '户号',
    headings: ['户编号', '家庭编号', '户口簿号', '户口本号', '户籍编号', '家庭户号'],
    hint: NONE,
    required: true,
    as: readKey,
    width: 14,
  },
  {
    field: 'headName',
    heading: '户主姓名',
    headings: ['户主'],
    hint: NONE,
    required: false,
    as: readName,
    width: 12,
  },
  {
    field: 'headCitizenId',
    heading: '户主身份证号',
    headings: ['户主身份证号码', '户主公民身份号码', '户主身份证', '户主证件号码', '户主证件号'],
    hint: ID_HINT,
    required: true,
    as: readCitizenId,
    width: 22,
  },
  {
    field: 'name',
    heading: '姓名',
    headings: ['家庭成员姓名', '成员姓名', '残疾人姓名'],
    hint: NONE,
    required: true,
    as: readName,
    width: 12,
  },
  {
    field: 'citizenId',
    heading: '身份证号',
    headings: [
      '身份证号码',
      '公民身份号码',
      '公民身份证号码',
      '成员身份证号',
      '家庭成员身份证号',
      '成员身份证号码',
      '身份证',
      '证件号码',
      '证件号',
    ],
    hint: ID_HINT,
    required: true,
    as: readCitizenId,
    width: 22,
  },
  {
    field: 'relation',
    heading: '与户主关系',
    headings: ['和户主关系', '户主关系', '关系', '家庭关系'],
    hint: { zh: '户主、配偶、子、女等', en: '户主, 配偶, 子, 女 …' },
    required: true,
    as: readText,
    width: 12,
  },
  {
    field: 'since',
    isPast: true,
    heading: '入户日期',
    headings: ['起始日期', '迁入日期', '登记日期', '入户时间'],
    hint: { zh: '年-月-日，如2020-12-08', en: 'as 2020-12-08' },
    required: false,
    as: readDate,
    width: 12,
  },
  ...extraPlaceColumns,
] as const satisfies readonly Column[];

/** 户名单 the household list: members, heads, relations. */
export const households = defineKind({
  kind: 'households',
  title: { zh: '户名单', en: 'household list' },
  identity: 'citizenId',
  columns,
  toRecord: toHouseholdRow,
});

const HEAD = '户主';
const HEAD_SPELLINGS: ReadonlySet<string> = new Set(['本人', '户主本人', '本人(户主)', '户主(本人)']);

function toHouseholdRow(values: ValuesOf<typeof columns>, report: ReportProblem): HouseholdRow {
  const { headCitizenId, citizenId } = values;
  const relation = HEAD_SPELLINGS.has(values.relation) ? HEAD : values.relation;
  if ((relation === HEAD) !== (citizenId === headCitizenId)) report('relation', 'head-mismatch');
  return { kind: 'households', ...values, relation };
}
