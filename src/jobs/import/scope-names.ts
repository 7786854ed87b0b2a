import type { Text } from '../../kernel/text.ts';
import type { ListScope } from '../../registry/lists/lists.ts';

/** 名单范围 what each scope is called, in the order of the help. */
export const scopeNames: Readonly<Record<ListScope, Text>> = {
  complete: { zh: '全量', en: 'complete' },
  additions: { zh: '新增', en: 'additions' },
  removals: { zh: '减少', en: 'removals' },
  part: { zh: '部分', en: 'part' },
};

/** The words of `--scope`. */
export const scopeWords = Object.keys(scopeNames) as readonly ListScope[];

/** What the words of `--scope` are called in Chinese. */
export const scopeCalled = Object.fromEntries(
  scopeWords.map((scope) => [scope, scopeNames[scope].zh]),
) as Record<ListScope, string>;

/** 范围 as it stands beside a list: 全量（吴家山街道）; nothing where a row speaks for itself. */
export function scopeText(kind: string, scope: ListScope, area: string | undefined): Text {
  const isPlain = scope === 'part' && kind !== 'low-income' && kind !== 'households';
  if (isPlain) return { zh: '', en: '' };
  const { zh, en } = scopeNames[scope];
  return area === undefined ? { zh, en } : { zh: `${zh}（${area}）`, en: `${en} (${area})` };
}
