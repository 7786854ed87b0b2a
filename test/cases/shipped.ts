import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CaseKind } from '../../src/cases/case-kind.ts';
import { loadCaseKind } from '../../src/cases/load-case-kind.ts';
import { workCalendar } from '../../src/cases/work-calendar.ts';
import { repository } from '../commands/program.ts';

const folder = join(repository, 'policies/dongxihu/cases');

/** The text of each kind that comes with the program, by its file. */
export const shippedFiles: readonly (readonly [file: string, text: string])[] = readdirSync(folder)
  .sort()
  .map((file) => [file, readFileSync(join(folder, file), 'utf8')]);

/** 个案种类 each as it is read. */
export const shipped: readonly CaseKind[] = shippedFiles.map(([file, text]) => {
  const { value, faults } = loadCaseKind({ file, text });
  if (!value) throw new Error(JSON.stringify(faults));
  return value;
});

/** The notices alone. */
export const notices = workCalendar({ years: [], days: [] });
