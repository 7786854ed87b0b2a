import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { CaseKind, CaseVersion, CaseTerm } from '../../src/cases/case-kind.ts';
import { repository } from '../commands/program.ts';
import { shipped } from './shipped.ts';

const page = join(repository, 'docs/cases.md');
const mark = '<!-- 以下由 npx vitest run test/cases -u 写成 -->';

const termOf = ({ days, count }: CaseTerm): string =>
  count === 'working' ? `${days} 个工作日` : `${days} 天`;
const endings = { done: '办结', refused: '不予办理', withdrawn: '撤回' };

/** The drawing of a kind: its states with their deadlines, and the steps between them. */
function drawing({ states, open, steps }: CaseVersion): string {
  const name = (id: string) => id.replaceAll('-', '_');
  return [
    '```mermaid',
    'stateDiagram-v2',
    ...states.map(({ id, title, within, ends }) => {
      const below = ends !== undefined ? endings[ends] : within ? termOf(within) : '不设期限';
      return `  state "${title}<br>${below}" as ${name(id)}`;
    }),
    `  [*] --> ${name(open.to)} : 受理`,
    ...steps.flatMap(({ title, from, to }) => from.map((one) => `  ${name(one)} --> ${name(to)} : ${title}`)),
    ...states.filter(({ ends }) => ends !== undefined).map(({ id }) => `  ${name(id)} --> [*]`),
    '```',
  ].join('\n');
}

function sectionOf({ id, title, versions }: CaseKind): string {
  const version = versions.at(-1);
  if (!version) throw new Error(id);
  const needs = ({ fields, documents }: CaseVersion['open']): string =>
    [...fields, ...documents].map((one) => one.title + (one.isOptional ? '（可不填）' : '')).join('、');
  return [
    `## ${title} \`${id}\``,
    '',
    drawing(version),
    '',
    '| 步骤 | 由谁办 | 须填写、须有 |',
    '| --- | --- | --- |',
    ...[version.open, ...version.steps].map(
      (step) => `| ${step.title} \`${step.id}\` | ${step.by ?? ''} | ${needs(step)} |`,
    ),
    '',
    ...version.basis.map(({ doc, clause = '' }) => `- 依据：${doc} ${clause}`.trimEnd()),
    ...version.unverified.map(({ what, why }) => `- 未核实：${what}（${why}）`),
  ].join('\n');
}

/** The page is made here: `npx vitest run test/cases -u` writes what stands below the mark anew. */
test('docs/cases.md draws each kind that comes with the program as its file has it', async () => {
  const [head = ''] = readFileSync(page, 'utf8').split(mark);
  await expect(`${head}${mark}\n\n${shipped.map(sectionOf).join('\n\n')}\n`).toMatchFileSnapshot(page);
});
