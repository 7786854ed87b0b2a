import { citizenIdColumn, nameColumn } from '../columns/person-columns.ts';
import { choiceColumn, dayColumn, noteColumn, textColumn } from '../columns/plain-columns.ts';
import { readCertificateNumber } from '../read-identity.ts';
import { defineRecordKind } from '../sheet-kind.ts';

const resultWords = {
  passed: ['合格', '通过', '符合', '规范', '相符'],
  irregular: ['不规范', '不合格', '不符合', '违规', '不相符'],
  reassess: ['重新评定', '重新鉴定', '需重新评定', '需重新鉴定', '等级变更', '需变更'],
  refused: ['拒绝', '拒检', '拒绝复核', '拒绝评定', '未参加'],
  unreachable: ['联系不上', '失联', '未找到', '查无此人', '无法联系'],
  dead: ['死亡', '已死亡', '去世'],
  moved: ['迁出', '已迁出'],
};

/** 复核结果表 what the re-verification of a certificate found. */
export const reviews = defineRecordKind({
  kind: 'reviews',
  title: { zh: '复核结果表', en: 'review results' },
  identity: 'citizenId',
  record: { table: 'review', on: 'reviewedOn', key: ['citizenId', 'certificateNumber', 'reviewedOn'] },
  columns: [
    nameColumn,
    citizenIdColumn,
    {
      field: 'certificateNumber',
      isSensitive: true,
      heading: '残疾人证号',
      headings: ['残疾人证号码', '残疾证号', '残疾证号码', '残疾人证编号'],
      hint: { zh: '20位，补办的加B1，文本格式', en: '20 characters, then B1 if reissued, as text' },
      required: true,
      as: readCertificateNumber,
      width: 26,
    },
    dayColumn({ field: 'reviewedOn', heading: '复核日期', headings: ['复核时间', '核查日期', '复审日期'] }),
    choiceColumn({
      field: 'result',
      heading: '复核结果',
      headings: ['复核结论', '核查结果', '复核情况', '复审结果'],
      oneOf: resultWords,
    }),
    textColumn({ field: 'reviewer', heading: '复核人', headings: ['核查人', '复核人员'] }),
    noteColumn,
  ],
});
