import { type CertificateNumber, parseCertificateNumber } from '../../../kernel/certificate-number.ts';
import type { CitizenId } from '../../../kernel/citizen-id.ts';
import { mask } from '../../../kernel/mask.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import {
  type CancelReason,
  type CertificateEventKind,
  hasNewNumber,
  replacesNumber,
} from '../../../registry/certificate/certificate.ts';
import { changeChoices, readChange } from '../../cells/people/read-change.ts';
import { readDate } from '../../cells/read-date.ts';
import { readCertificateNumber, readCitizenId } from '../../cells/people/read-identity.ts';
import { readCancelReason } from '../../cells/people/read-state.ts';
import { readName } from '../../cells/read-words.ts';
import { type Column, defineKind, type ReportProblem, type ValuesOf } from '../../sheet-kind.ts';

/** 证件变动名单的一行 something that happened to one certificate. */
export type CertificateEventRow = {
  readonly kind: 'certificate-events';
  readonly name: string;
  readonly citizenId: CitizenId;
  /** The one on record; of 新办 and 迁入 the new one. */
  readonly certificateNumber: string;
  readonly change: CertificateEventKind;
  readonly on: PlainDate;
  readonly reason: CancelReason | undefined;
  /** The number that the event brings. */
  readonly newNumber: CertificateNumber | undefined;
  readonly expiresOn: PlainDate | undefined;
};

const columns = [
  {
    field: 'name',
    heading: '姓名',
    headings: ['残疾人姓名', '持证人姓名'],
    hint: { zh: '', en: '' },
    required: true,
    as: readName,
    width: 12,
  },
  {
    field: 'citizenId',
    heading: '身份证号',
    headings: ['身份证号码', '公民身份号码', '公民身份证号码', '身份证', '证件号码'],
    hint: { zh: '18位，文本格式', en: '18 characters, as text' },
    required: true,
    as: readCitizenId,
    width: 22,
  },
  {
    field: 'certificateNumber',
    heading: '残疾人证号',
    headings: ['残疾人证号码', '残疾证号', '残疾证号码', '残疾人证编号'],
    hint: { zh: '20位，补办的加B1，文本格式', en: '20 characters, then B1 if reissued, as text' },
    required: true,
    as: readCertificateNumber,
    width: 26,
  },
  {
    field: 'change',
    heading: '变动类型',
    headings: ['变动情况', '变动种类', '业务类型', '办理业务', '业务事项'],
    hint: { zh: changeChoices.join('/'), en: 'one of the list' },
    required: true,
    as: readChange,
    width: 12,
    choices: changeChoices,
  },
  {
    field: 'on',
    isPast: true,
    heading: '变动日期',
    headings: ['变动时间', '办理日期', '业务日期', '办结日期'],
    hint: { zh: '年-月-日，如2020-12-08', en: 'as 2020-12-08' },
    required: true,
    as: readDate,
    width: 12,
  },
  {
    field: 'reason',
    heading: '注销原因',
    headings: ['变动原因', '原因'],
    hint: { zh: '死亡、不符标准、自愿等', en: 'death and others' },
    required: false,
    as: readCancelReason,
    isAdvisory: true,
    width: 14,
    choices: ['死亡', '不符标准', '自愿', '骗领', '逾期未迁', '其他'],
  },
  {
    field: 'newNumber',
    heading: '新残疾人证号',
    headings: ['新残疾证号', '新证号', '变更后残疾人证号', '补办后残疾人证号', '换发后残疾人证号'],
    hint: { zh: '补办和变更必填，其他变动不填', en: 'for 补办 and 变更 only' },
    required: false,
    as: readCertificateNumber,
    width: 26,
  },
  {
    field: 'expiresOn',
    heading: '有效期至',
    headings: ['有效期止', '有效期限', '新证有效期至'],
    hint: { zh: '证上所印，不填按十年算', en: 'as printed; ten years if left out' },
    required: false,
    as: readDate,
    width: 12,
  },
] as const satisfies readonly Column[];

/** 证件变动名单 the list of what happened to certificates since the last roster. */
export const certificateEvents = defineKind({
  kind: 'certificate-events',
  title: { zh: '证件变动名单', en: 'certificate events' },
  identity: 'citizenId',
  columns,
  toRecord: toCertificateEventRow,
});

function toCertificateEventRow(values: ValuesOf<typeof columns>, report: ReportProblem): CertificateEventRow {
  const { certificateNumber, change, reason } = values;
  if (reason !== undefined && change !== 'cancelled') report('reason', 'reason-without-cancellation');
  const replaces = replacesNumber(change);
  if (replaces !== (values.newNumber !== undefined)) report('newNumber', 'new-number');
  const stated = replaces ? values.newNumber : hasNewNumber(change) ? certificateNumber : undefined;
  const newNumber = stated === undefined ? undefined : parseCertificateNumber(stated);
  if (stated !== undefined && newNumber === undefined)
    report(replaces ? 'newNumber' : 'certificateNumber', 'new-number-shape', mask(stated));
  return { kind: 'certificate-events', ...values, newNumber };
}
