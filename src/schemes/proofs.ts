import type { Text } from '../kernel/text.ts';
import type { FactName } from './facts.ts';

const certificate: Text = { zh: '残疾人证', en: 'the certificate of disability (残疾人证)' };
const hukou: Text = { zh: '户口簿', en: 'the household register (户口簿)' };
const lowIncome: Text = { zh: '低保证明', en: 'the proof of low income (低保)' };
const identity: Text = { zh: '身份证', en: 'the identity card' };
const receipts: Text = { zh: '载明金额的票据或审批表', en: 'a receipt or approval that states the amount' };
const study: Text = { zh: '录取通知书或学生证', en: 'the letter of admission or student card' };
const employer: Text = { zh: '安残审核的申报材料', en: 'what was declared for the placement review' };

/** 证明材料 what somebody can bring to the counter where a fact about them is missing or wrong. */
export const proofs: Readonly<Record<FactName, Text>> = {
  alive: identity,
  hukou_local: hukou,
  'certificate.live': certificate,
  'certificate.category': certificate,
  'certificate.grade': certificate,
  'certificate.grade_of.visual': certificate,
  'certificate.grade_of.hearing': certificate,
  'certificate.grade_of.speech': certificate,
  'certificate.grade_of.physical': certificate,
  'certificate.grade_of.intellectual': certificate,
  'certificate.grade_of.psychiatric': certificate,
  low_income: lowIncome,
  age: identity,
  gender: identity,
  'guardian.known': { zh: '监护关系证明', en: 'the proof of guardianship' },
  applied: { zh: '补贴申请表', en: 'an application for the subsidy' },
  'employment.form': { zh: '劳动合同或就业证明', en: 'the contract or proof of employment' },
  'household.holder_count': hukou,
  'household.low_income': lowIncome,
  'employer.disabled_workers': employer,
  'employer.disabled_ratio': employer,
  'event.amount': receipts,
  'event.household': hukou,
  'student.level': study,
  'student.basis': study,
  'parent.certificate.live': { zh: '家长的残疾人证', en: 'the certificate of the parent' },
  'parent.low_income': { zh: '家长的低保证明', en: 'the proof of low income of the parent' },
};
