import type { Fact } from '../fact.ts';

/** 监护人 whether one is on record. */
export const guardianKnown = {
  name: 'guardian.known',
  entity: 'person',
  label: { zh: '监护人', en: 'guardian' },
  source: { zh: '监护人与银行账户表', en: 'guardians and accounts (监护人与银行账户表)' },
  sheets: ['accounts'],
  absent: { zh: '没有登记即为未登记', en: 'not on record is no' },
  type: 'bool',
  yes: { zh: '已登记', en: 'on record' },
  no: { zh: '未登记', en: 'not on record' },
  origin: 'guardian',
  proof: { zh: '监护关系证明', en: 'the proof of guardianship' },
  inMonth: ({ onRecord: { people, guardians } }) =>
    Int32Array.from({ length: people.count }, (_, person) =>
      Number((guardians.starts[person + 1] ?? 0) > (guardians.starts[person] ?? 0)),
    ),
} as const satisfies Fact;
