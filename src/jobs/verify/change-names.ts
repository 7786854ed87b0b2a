import type { Text } from '../../kernel/text.ts';
import type { FindingChange } from '../../verify/check.ts';

/** 新增, 仍在, 消失 as words. */
export const changeNames: Record<FindingChange, Text> = {
  new: { zh: '新增', en: 'new' },
  open: { zh: '仍在', en: 'open' },
  gone: { zh: '消失', en: 'gone' },
};
