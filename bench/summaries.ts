import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Score, scoreAll, scoreText } from './score-summary.ts';

// `npx tsx bench/summaries.ts [--list]`: precision and recall of report check over the marked summaries.
const corpora = ['summaries', 'summaries-unseen'];
const share = (part: number, of: number): string => (of === 0 ? '–' : (part / of).toFixed(3));
const kindsText = (kinds: Score['kinds']): string =>
  [...kinds].map(([kind, count]) => `${kind} ${count}`).join(', ') || 'none';

for (const corpus of corpora) {
  const folder = join(import.meta.dirname, '../fixtures/generator', corpus);
  const scores = readdirSync(folder).map((name) => {
    return { name, score: scoreText(readFileSync(join(folder, name), 'utf8')) };
  });
  const all = scoreAll(scores.map(({ score }) => score));
  const row = (name: string, one: Score): string => {
    const { figures, found, whole, extra, inClaims, errors, caught, named, findings, falsely } = one;
    return `| ${[name, figures, found, whole, extra, inClaims, errors, caught, named, findings, falsely].join(' | ')} |`;
  };
  const lines = [
    `${corpus}:`,
    '',
    '| text | figures | found | whole span | no figures taken | in a claim | errors | caught | at their place | findings | false |',
    '|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|',
    ...scores.map(({ name, score }) => row(name, score)),
    row('all', all),
    '',
    `figures: recall ${share(all.found, all.figures)}, precision ${share(all.found, all.found + all.extra)}`,
    `claims: ${share(all.inClaims, all.figures)} of the figures stand in one`,
    `errors: recall ${share(all.caught, all.errors)}, precision ${share(all.findings - all.falsely, all.findings)}`,
    `planted: ${kindsText(all.kinds)}`,
    `missed: ${kindsText(all.missed)}`,
    ...(process.argv.includes('--list') ? all.remarks : []),
    '',
  ];
  console.log(lines.join('\n'));
}
