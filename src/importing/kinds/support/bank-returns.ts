import { optionalCitizenIdColumn } from '../../columns/person-columns.ts';
import {
  amountColumn,
  choiceColumn,
  dayColumn,
  noteColumn,
  textColumn,
} from '../../columns/plain-columns.ts';
import { readAccount } from '../../cells/people/read-account.ts';
import { readName } from '../../cells/read-words.ts';
import { defineRecordKind } from '../../sheet-kind.ts';

const resultWords = {
  paid: ['成功', '交易成功', '发放成功', '已入账', '入账成功'],
  failed: ['失败', '交易失败', '发放失败', '退回', '退票', '未入账'],
};

/** 银行回盘 what the bank says became of each payment. */
export const bankReturns = defineRecordKind({
  kind: 'bank-returns',
  title: { zh: '银行回盘', en: 'bank return' },
  identity: 'account',
  record: {
    table: 'bank_return',
    on: 'returnedOn',
    key: ['batch', 'account', 'returnedOn', 'amountFen'],
    repeats: true,
  },
  columns: [
    textColumn({ field: 'batch', heading: '批次号', headings: ['批次', '批号', '代发批次号', '批次编号'] }),
    {
      field: 'accountHolder',
      heading: '户名',
      headings: ['姓名', '开户人姓名', '收款人姓名', '收款人', '账户名'],
      hint: { zh: '', en: '' },
      required: true,
      as: readName,
      width: 12,
    },
    {
      field: 'account',
      heading: '银行账号',
      headings: ['账号', '帐号', '收款人账号', '银行卡号', '卡号', '收款账号'],
      hint: { zh: '文本格式', en: 'as text' },
      required: true,
      as: readAccount,
      width: 24,
    },
    optionalCitizenIdColumn,
    amountColumn({
      field: 'amountFen',
      heading: '金额',
      headings: ['交易金额', '发放金额', '代发金额', '金额(元)'],
    }),
    choiceColumn({
      field: 'result',
      heading: '回盘结果',
      headings: ['处理结果', '交易结果', '交易状态', '状态', '结果', '发放状态'],
      oneOf: resultWords,
    }),
    textColumn({ field: 'why', heading: '失败原因', headings: ['原因', '返回信息', '失败信息', '错误信息'] }),
    dayColumn({
      field: 'returnedOn',
      isPast: true,
      heading: '回盘日期',
      headings: ['交易日期', '处理日期', '入账日期', '回盘时间'],
    }),
    noteColumn,
  ],
});
