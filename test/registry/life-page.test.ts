import { expect, test } from 'vitest';
import { stateNames } from '../../src/registry/certificate/certificate.ts';
import { life } from '../../src/registry/certificate/certificate-life.ts';
import type { Lang } from '../../src/kernel/text.ts';
import { allowedSteps, events, nameOf, picture, states } from './life-picture.ts';

function tableIn(lang: Lang): string[] {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const name = (state: (typeof states)[number]) => stateNames[state][lang];
  return [
    row(['', ...states.map(name)]),
    row(['---', ...states.map(() => '---')]),
    ...events.map((event) =>
      row([
        `**${nameOf(event, lang)}**`,
        ...states.map((state) => {
          const { next, why } = life[state][event];
          return why ? `✗ ${why[lang]} → ${name(next)}` : name(next);
        }),
      ]),
    ),
  ];
}

const mermaid = [
  '```mermaid',
  'stateDiagram-v2',
  ...states.map((state) => `  state "${stateNames[state].zh}" as ${state.replace('-', '_')}`),
  ...allowedSteps().map(
    ({ from, to, by }) =>
      `  ${from.replace('-', '_')} --> ${to.replace('-', '_')}: ${by.map((event) => nameOf(event, 'zh')).join('、')}`,
  ),
  '```',
];

/** The page is made here: `npx vitest run test/registry/life-page.test.ts -u` writes it anew. */
test('docs/certificate-life.md and its picture are the table of src/registry/certificate/certificate-life.ts', async () => {
  const page = [
    '# 证件的一生',
    '',
    '![证件的一生](certificate-life.svg)',
    '',
    '绿色的状态算持证（还要没过有效期，含顺延）。图和表都由程序里的同一张表生成。',
    '',
    '一个证号一条命：补办（B1、B2……）和变更另有新号，原号“换号注销”。每格是变动之后的状态；带 ✗ 的是不应有的变动，后面是理由。数据里遇到不应有的变动不会丢掉：照样登记，导入时提示（`event-out-of-order`），`dpf person history` 里注明“次序不合”，状态按格中所写推定：使证件终止或停用的总是算数；区残联发证、迁入、变更、恢复使证件重新有效；换领、补办、挂失不会让已冻结、迁出或注销的证重新有效。',
    '',
    ...tableIn('zh'),
    '',
    ...mermaid,
    '',
    '# The life of a certificate',
    '',
    'Green states are held (within the term, extensions included). One number, one life: a reissue (B1, B2 …) and a regrade bring a number of their own and end the one before (“replaced”). A cell is the state after the event; ✗ marks what should not happen and why. Data that say so all the same are kept, told of at the import (`event-out-of-order`) and marked in `dpf person history`; the state is then the one in the cell: what ends or stops a certificate always does; what the federation issues, takes in, regrades or restores brings it to life; a renewal, a reissue or a loss wakes none that was frozen, transferred out or cancelled.',
    '',
    ...tableIn('en'),
    '',
  ];
  await expect(page.join('\n')).toMatchFileSnapshot('../../docs/certificate-life.md');
  await expect(picture()).toMatchFileSnapshot('../../docs/certificate-life.svg');
});
