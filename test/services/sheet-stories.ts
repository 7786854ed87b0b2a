import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { maskIn } from '../../src/kernel/mask.ts';
import { bothHolders, office } from '../commands/office.ts';
import { ids } from '../commands/name-rows.ts';
import { repository } from '../commands/program.ts';

/** A list as it is imported: its headings and its rows. */
export type Sheet = readonly [heading: string, ...rows: readonly string[]];

/** A planted defect: the one check that must find it, the lists that hold it, and those of the twin in order. */
export type SheetStory = readonly [
  code: string,
  what: string,
  planted: readonly Sheet[],
  twin: readonly Sheet[],
];

export type Found = {
  readonly code: string;
  readonly person?: number;
  readonly day?: string;
  readonly at?: { readonly file: string; readonly row: number };
  readonly message: string;
};
type List = 'services' | 'employers' | 'insurance' | 'all';

/** What a list of checks finds where 韩凯建 and 萧红 hold certificates (肢体三级 since 2015); policies beside the packaged ones. */
export async function found(
  list: List,
  sheets: readonly Sheet[],
  policies: Readonly<Record<string, string>> = {},
): Promise<readonly Found[]> {
  const { folder, load, say } = await office(...bothHolders);
  cpSync(join(repository, 'policies/dongxihu'), join(folder, '政策'), { recursive: true });
  for (const [file, text] of Object.entries(policies)) writeFileSync(join(folder, '政策', file), text);
  const beside = ['--policies', '政策'];
  for (const [heading, ...rows] of sheets) {
    const { counts } = await load(heading, rows, ...beside);
    expect(counts).toMatch(/ 0$/);
  }
  const { findings } = await say<{ findings: readonly Found[] }>('verify', list, ...beside);
  const shown = JSON.stringify(findings);
  expect(maskIn(shown)).toBe(shown);
  for (const id of Object.values(ids)) expect(shown).not.toContain(id);
  return findings;
}
