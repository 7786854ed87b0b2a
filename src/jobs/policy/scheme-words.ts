import type { Text } from '../../kernel/text.ts';
import type { Scheme } from '../../schemes/language/scheme.ts';

/** What a scheme counts, for people. */
export const schemeUnits: Readonly<Record<Scheme['unit'], Text>> = {
  person: { zh: '人', en: 'person' },
  household: { zh: '户', en: 'household' },
  employer: { zh: '家', en: 'employer' },
};
