import { citizenIdColumn, nameColumn } from '../../columns/person-columns.ts';
import {
  amountColumn,
  choiceColumn,
  dayColumn,
  noteColumn,
  optionalDayColumn,
  requiredTextColumn,
} from '../../columns/plain-columns.ts';
import { defineRecordKind } from '../../sheet-kind.ts';

const causeWords = {
  death: ['疾病死亡', '疾病身故', '因病身故', '病故'],
  'accidental-death': ['意外死亡', '意外身故'],
  hospital: ['意外住院', '意外伤害住院', '意外医疗'],
  disability: ['意外伤残', '意外残疾'],
};
/** 赔付项目 what an insurer pays for. */
export const claimPayments = ['death', 'medical', 'allowance', 'disability'] as const;

const paymentWords: Record<(typeof claimPayments)[number], string[]> = {
  death: ['身故保险金', '死亡赔款', '身故赔款', '死亡赔付'],
  medical: ['医疗费用', '意外医疗费用', '医疗费', '医疗赔款'],
  allowance: ['住院津贴', '意外住院津贴', '津贴'],
  disability: ['伤残保险金', '伤残赔款'],
};

/** 理赔明细表 what the insurer paid: a case may have several kinds of payment, one row each. */
export const claims = defineRecordKind({
  kind: 'claims',
  title: { zh: '理赔明细表', en: 'insurance claims' },
  identity: 'citizenId',
  record: { table: 'insurance_claim', on: 'happenedOn', key: ['claimNumber', 'payment'] },
  columns: [
    requiredTextColumn({
      field: 'claimNumber',
      heading: '赔案号',
      headings: ['案件号', '案号', '理赔号', '报案号', '赔案编号'],
    }),
    { ...nameColumn, headings: [...nameColumn.headings, '被保险人', '被保险人姓名', '出险人'] },
    { ...citizenIdColumn, headings: [...citizenIdColumn.headings, '被保险人身份证号', '出险人身份证号'] },
    choiceColumn({
      field: 'cause',
      heading: '出险原因',
      headings: ['出险类型', '事故类型', '案件类型', '出险事由'],
      oneOf: causeWords,
    }),
    choiceColumn({
      field: 'payment',
      heading: '赔付项目',
      headings: ['赔款种类', '赔付类型', '赔付种类', '给付项目'],
      oneOf: paymentWords,
    }),
    dayColumn({ field: 'happenedOn', isPast: true, heading: '出险日期', headings: ['出险时间', '事故日期'] }),
    optionalDayColumn({
      field: 'paidOn',
      isPast: true,
      heading: '赔付日期',
      headings: ['结案日期', '赔款日期', '支付日期'],
    }),
    amountColumn({
      field: 'amountFen',
      heading: '赔付金额',
      headings: ['赔款金额', '赔款', '金额', '赔付金额(元)', '赔款(元)'],
    }),
    noteColumn,
  ],
});
