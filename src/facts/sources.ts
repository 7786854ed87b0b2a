import type { Text } from '../kernel/text.ts';

/** 名单 the lists that bring facts, as people are told which to import. */
export const lists = {
  roster: { zh: '持证残疾人花名册', en: 'the roster of holders (持证残疾人花名册)' },
  households: {
    zh: '户名单和低保名单',
    en: 'the household list (户名单) and the low-income list (低保名单)',
  },
  employers: { zh: '安残审核用人单位名单', en: 'employers (安残审核用人单位名单)' },
  education: { zh: '教育资助申请表', en: 'education applications (教育资助申请表)' },
  parents: {
    zh: '教育资助申请表的家长身份证号，和花名册、低保名单',
    en: 'the parent’s id in the application, the roster and the low-income list',
  },
} as const satisfies Readonly<Record<string, Text>>;

/** 证明材料 that several facts have in common. */
export const proofs = {
  certificate: { zh: '残疾人证', en: 'the certificate of disability (残疾人证)' },
  hukou: { zh: '户口簿', en: 'the household register (户口簿)' },
  lowIncome: { zh: '低保证明', en: 'the proof of low income (低保)' },
  identity: { zh: '身份证', en: 'the identity card' },
  study: { zh: '录取通知书或学生证', en: 'the letter of admission or student card' },
  employer: { zh: '安残审核的申报材料', en: 'what was declared for the placement review' },
} as const satisfies Readonly<Record<string, Text>>;

/** The sheets that make certificates what they are. */
export const certificateSheets = ['holders', 'certificate-events'] as const;

/** 户内各人 what is said of a household counts these members only. */
export const ofMembers: Text = {
  zh: '已去世、已迁出的人不计；其余的人有一个不清楚，就可能未知',
  en: 'the dead and those who moved away are not counted; unknown where one of the others leaves it open',
};

/** 人 a number of people. */
export const people = { zh: '人', en: 'people', one: 'person' } as const;
