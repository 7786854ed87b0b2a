import { nameColumn, optionalCitizenIdColumn } from '../../columns/person-columns.ts';
import { choiceColumn, dayColumn, noteColumn, textColumn } from '../../columns/plain-columns.ts';
import type { ReviewResult } from '../../../registry/review.ts';
import { readCertificateNumber } from '../../cells/people/read-identity.ts';
import { readCount } from '../../cells/read-number.ts';
import { defineRecordKind } from '../../sheet-kind.ts';

/** 复核结果的写法 the first of each is the one shown. */
export const reviewWords = {
  passed: ['合格', '通过', '符合', '规范', '相符'],
  irregular: ['不规范', '不合格', '不符合', '违规', '不相符'],
  reassess: ['重新评定', '重新鉴定', '需重新评定', '需重新鉴定', '等级变更', '需变更'],
  refused: ['拒绝', '拒检', '拒绝复核', '拒绝评定', '未参加'],
  unreachable: ['联系不上', '失联', '未找到', '查无此人', '无法联系'],
  dead: ['死亡', '已死亡', '去世'],
  moved: ['迁出', '已迁出'],
  kept: ['评定维持', '维持', '维持原等级', '评定合格'],
  regraded: ['评定变更', '已变更', '变更等级'],
  cancelled: ['评定注销', '已注销', '注销'],
  void: ['宣布作废', '作废', '已作废'],
} as const satisfies Record<ReviewResult, readonly string[]>;

/** 下拉选项 the words a list that is handed out offers. */
export const reviewChoices: readonly string[] = Object.values(reviewWords).map(([first]) => first);

/** Where reviews are kept: one of a certificate a day. */
export const reviewTarget = {
  table: 'review',
  on: 'reviewedOn',
  key: ['citizenId', 'certificateNumber', 'reviewedOn'],
} as const;

/**
 * 复核结果表 what the re-verification of a certificate found, and what the assessment after it came to. A list that was
 * handed out carries the registry id in place of the numbers, so that none of them leaves the office.
 */
export const reviews = defineRecordKind({
  kind: 'reviews',
  title: { zh: '复核结果表', en: 'review results' },
  identity: 'citizenId',
  needsOneOf: ['citizenId', 'registryId'],
  says: ['reviewedOn', 'result'],
  unread: [
    '街道',
    '社区',
    '残疾类别',
    '残疾等级',
    '住址',
    '电话',
    '上次结果',
    '上次日期',
    '待办',
    '期限',
    '核查项',
    '情况和办法',
  ],
  record: reviewTarget,
  columns: [
    {
      field: 'registryId',
      heading: '登记号',
      headings: ['登记编号'],
      hint: { zh: '复核名单上的，可代替身份证号', en: 'of a worklist, in place of the citizen id' },
      required: false,
      as: readCount,
      width: 10,
    },
    nameColumn,
    optionalCitizenIdColumn,
    {
      field: 'certificateNumber',
      heading: '残疾人证号',
      headings: ['残疾人证号码', '残疾证号', '残疾证号码', '残疾人证编号'],
      hint: { zh: '20位，补办的加B1，文本格式', en: '20 characters, then B1 if reissued, as text' },
      required: false,
      as: readCertificateNumber,
      width: 26,
    },
    dayColumn({
      field: 'reviewedOn',
      isPast: true,
      heading: '复核日期',
      headings: ['复核时间', '核查日期', '复审日期'],
    }),
    choiceColumn({
      field: 'result',
      heading: '复核结果',
      headings: ['复核结论', '核查结果', '复核情况', '复审结果'],
      oneOf: reviewWords,
    }),
    textColumn({ field: 'reviewer', heading: '复核人', headings: ['核查人', '复核人员'] }),
    noteColumn,
  ],
  check: ({ citizenId, registryId }, report) => {
    if (citizenId === undefined && registryId === undefined) report('citizenId', 'required-blank');
  },
});
