import type { Fact } from '../fact.ts';
import { UNKNOWN } from '../in-month/the-one.ts';

/**
 * 申请情况 whether somebody had applied for the scheme by the days that count in the month: 申请当月计发, or from the month
 * after.
 */
export const applied = {
  name: 'applied',
  entity: 'person',
  label: { zh: '申请情况', en: 'application for this scheme' },
  source: { zh: '补贴申请表', en: 'applications for a scheme (补贴申请表)' },
  sheets: ['applications'],
  absent: {
    zh: '还没有导入本项目的申请时未知；有了以后，没有登记即未申请',
    en: 'unknown until an application for the scheme is on record; then not on record is no',
  },
  type: 'bool',
  yes: { zh: '已申请', en: 'made in time' },
  no: { zh: '未申请或申请在后', en: 'not made, or made later' },
  origin: 'application',
  proof: { zh: '补贴申请表', en: 'an application for the subsidy' },
  ofScheme: true,
  inMonth: ({ onRecord, window }, scheme) => {
    const { people, applications, applied: schemes } = onRecord;
    const own = schemes.indexOf(scheme);
    const found = new Int32Array(people.count).fill(own < 0 ? UNKNOWN : 0);
    for (let person = 0; person < people.count; person++) {
      const end = applications.starts[person + 1] ?? 0;
      for (let at = applications.starts[person] ?? 0; at < end; at++) {
        if (applications.scheme[at] === own && (applications.on[at] ?? 0) <= window.begunBy)
          found[person] = 1;
      }
    }
    return found;
  },
} as const satisfies Fact;
