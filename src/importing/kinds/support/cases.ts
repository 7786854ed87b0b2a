import { optionalCreditCodeColumn } from '../../columns/employer-columns.ts';
import { subdistrictColumn } from '../../columns/place-columns.ts';
import { optionalCitizenIdColumn, optionalNameColumn } from '../../columns/person-columns.ts';
import {
  dayColumn,
  noteColumn,
  optionalAmountColumn,
  requiredTextColumn,
  textColumn,
} from '../../columns/plain-columns.ts';
import { readCount } from '../../cells/read-number.ts';
import { defineKind, type SheetKind, type ValuesOf } from '../../sheet-kind.ts';

const columns = [
  {
    field: 'caseId',
    heading: '个案编号',
    headings: ['个案', '个案号'],
    hint: { zh: '已有个案的编号，新受理的不填', en: 'of a case on record; blank for a new one' },
    required: false,
    as: readCount,
    width: 10,
  },
  requiredTextColumn({ field: 'caseKind', heading: '个案种类', headings: ['事项', '办理事项'] }),
  optionalNameColumn,
  {
    field: 'registryId',
    heading: '登记号',
    headings: ['登记编号'],
    hint: { zh: '可代替身份证号', en: 'in place of the citizen id' },
    required: false,
    as: readCount,
    width: 10,
  },
  optionalCitizenIdColumn,
  textColumn({ field: 'householdKey', heading: '户号' }),
  optionalCreditCodeColumn,
  requiredTextColumn({ field: 'step', heading: '办理步骤', headings: ['本次步骤', '步骤'] }),
  dayColumn({ field: 'happenedOn', isPast: true, heading: '办理日期', headings: ['步骤日期'] }),
  textColumn({ field: 'whom', heading: '办理对象' }),
  { ...subdistrictColumn, field: 'street' },
  textColumn({ field: 'clerk', heading: '经办人' }),
  optionalAmountColumn({ field: 'amountFen', heading: '金额', headings: ['费用', '金额(元)'] }),
  textColumn({ field: 'approval', heading: '文号', headings: ['批准文号', '凭证号'] }),
  textColumn({ field: 'fields', heading: '填写内容', headings: ['填写项'] }),
  textColumn({ field: 'documents', heading: '已收材料', headings: ['材料'] }),
  noteColumn,
] as const;

/** 个案台账的一行 what was done to a case: a new one is opened by its first row, one on record moved on. */
export type CaseRow = { readonly kind: 'cases' } & ValuesOf<typeof columns>;

/**
 * 个案台账 what was done to cases, a step a row. A list that was handed out (`dpf case export`) carries the number of each case
 * and where it stands; a line to which nobody has written anything says nothing.
 */
export const cases: SheetKind<CaseRow> = {
  ...defineKind({
    kind: 'cases',
    title: { zh: '个案台账', en: 'cases' },
    identity: 'step',
    columns,
    toRecord(values, report): CaseRow | undefined {
      const { caseId, registryId, citizenId, householdKey, creditCode, name } = values;
      // 办理对象 of a list that was handed out says whose the case is, and opens none.
      const whom = [registryId ?? citizenId, householdKey, creditCode].filter((one) => one !== undefined);
      if (caseId === undefined && whom.length !== 1) report('citizenId', 'case-of-whom');
      if (caseId === undefined && citizenId !== undefined && name === undefined)
        report('name', 'required-blank');
      return { kind: 'cases', ...values };
    },
  }),
  handedOutBy: 'caseId',
  says: ['step', 'happenedOn', 'clerk', 'amountFen', 'approval', 'fields', 'documents', 'note'],
  unread: ['受理日期', '现状', '期限', '可办步骤'],
};
