import type { Fact } from '../fact.ts';
import { lists, proofs } from '../sources.ts';

const levels = [
  { value: 'bachelor', label: { zh: '本科', en: 'bachelor' } },
  { value: 'junior-college', label: { zh: '专科', en: 'junior college' } },
  { value: 'gaokao', label: { zh: '高考', en: 'gaokao' } },
] as const;

const bases = [
  { value: 'student', label: { zh: '残疾学生', en: 'a disabled student' } },
  { value: 'child', label: { zh: '残疾人子女', en: 'the child of a holder' } },
] as const;

/** 学历层次 of an application. */
export const studentLevel = {
  name: 'student.level',
  entity: 'event',
  label: { zh: '学历层次', en: 'level' },
  source: lists.education,
  sheets: ['education'],
  type: 'enum',
  values: levels,
  origin: 'event',
  proof: proofs.study,
  ofEvent: ({ level }) => levels.findIndex(({ value }) => value === level),
} as const satisfies Fact;

/** 申请类别 of an application. */
export const studentBasis = {
  name: 'student.basis',
  entity: 'event',
  label: { zh: '申请类别', en: 'basis of the application' },
  source: lists.education,
  sheets: ['education'],
  type: 'enum',
  values: bases,
  origin: 'event',
  proof: proofs.study,
  ofEvent: ({ basis }) => bases.findIndex(({ value }) => value === basis),
} as const satisfies Fact;
