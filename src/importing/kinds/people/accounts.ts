import { citizenIdColumn, nameColumn } from '../../columns/person-columns.ts';
import { optionalDayColumn, textColumn } from '../../columns/plain-columns.ts';
import { readAccount } from '../../cells/people/read-account.ts';
import { readCitizenId } from '../../cells/people/read-identity.ts';
import { readName, readPhone } from '../../cells/read-words.ts';
import { defineRecordKind } from '../../sheet-kind.ts';

const NONE = { zh: '', en: '' };

/** 监护人与银行账户表 who answers for a person, and the account their money goes to. */
export const accounts = defineRecordKind({
  kind: 'accounts',
  title: { zh: '监护人与银行账户表', en: 'guardians and bank accounts' },
  identity: 'citizenId',
  needsOneOf: ['account', 'guardianCitizenId'],
  record: {
    table: 'account',
    on: 'since',
    key: ['citizenId'],
    names: [['guardian', 'guardianCitizenId']],
  },
  columns: [
    nameColumn,
    citizenIdColumn,
    textColumn({ field: 'guardian', heading: '监护人姓名', headings: ['监护人'] }),
    {
      field: 'guardianCitizenId',
      heading: '监护人身份证号',
      headings: ['监护人身份证号码', '监护人公民身份号码', '监护人证件号码'],
      hint: { zh: '18位，文本格式', en: '18 characters, as text' },
      required: false,
      as: readCitizenId,
      width: 22,
    },
    textColumn({
      field: 'guardianRelation',
      heading: '与监护人关系',
      headings: ['监护人关系', '监护关系', '与被监护人关系'],
    }),
    {
      field: 'guardianPhone',
      heading: '监护人电话',
      headings: ['监护人联系电话', '监护人手机'],
      hint: NONE,
      required: false,
      as: readPhone,
      isAdvisory: true,
      width: 16,
    },
    textColumn({
      field: 'bank',
      heading: '开户银行',
      headings: ['开户行', '银行', '收款人开户行', '开户行名称'],
    }),
    {
      field: 'accountHolder',
      heading: '户名',
      headings: ['开户人姓名', '开户人', '账户名', '账户姓名', '收款人姓名', '持卡人'],
      hint: NONE,
      required: false,
      as: readName,
      width: 12,
    },
    {
      field: 'account',
      heading: '银行账号',
      headings: ['账号', '帐号', '银行卡号', '卡号', '银行帐号', '收款人账号', '一卡通账号', '社保卡账号'],
      hint: { zh: '文本格式', en: 'as text' },
      required: false,
      as: readAccount,
      width: 24,
    },
    optionalDayColumn({ field: 'since', heading: '启用日期', headings: ['生效日期', '开户日期'] }),
  ],
  check({ account, accountHolder, guardianCitizenId }, report) {
    if (account === undefined && guardianCitizenId === undefined) report('account', 'required-blank');
    if (account !== undefined && accountHolder === undefined)
      report('accountHolder', 'account-without-holder');
  },
});
