import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { corpora } from '../fixtures/generator/summaries.ts';
import { type Score, scoreAll, scoreText } from './score-summary.ts';

// `npx tsx bench/summaries.ts [--list] [FOLDER…]`: precision and recall of report check over marked summaries.
const named = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const ours = join(import.meta.dirname, '../fixtures/generator');
const folders = named.length > 0 ? named : corpora.map((name) => join(ours, name));
const share = (part: number, of: number): string => (of === 0 ? '–' : (part / of).toFixed(3));
const kindsText = (kinds: Score['kinds']): string =>
  [...kinds].map(([kind, count]) => `${kind} ${count}`).join(', ') || 'none';

for (const folder of folders) {
  const scores = readdirSync(folder)
    .filter((name) => /\.(?:txt|md)$/.test(name))
    .map((name) => ({ name, score: scoreText(readFileSync(join(folder, name), 'utf8')) }));
  const all = scoreAll(scores.map(({ score }) => score));
  const row = (name: string, one: Score): string => {
    const { figures, found, whole, extra, inClaims, errors, caught, named, findings, falsely } = one;
    return `| ${[name, figures, found, whole, extra, inClaims, errors, caught, named, findings, falsely].join(' | ')} |`;
  };
  const lines = [
    `${basename(folder)}:`,
    '',
    '| text | figures | found | whole span | no figures taken | in a claim | errors | caught | at their place | findings | false |',
    '|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|',
    ...scores.map(({ name, score }) => row(name, score)),
    row('all', all),
    '',
    `figures: recall ${share(all.found, all.figures)}, precision ${share(all.found, all.found + all.extra)}`,
    `claims: ${share(all.inClaims, all.figures)} of the figures stand in one; of ${all.relations} relations recall ${share(all.related, all.relations)}, of ${all.claims} claims precision ${share(all.rightly, all.claims)}`,
    `errors: recall ${share(all.caught, all.errors)}, precision ${share(all.findings - all.falsely, all.findings)}`,
    `planted: ${kindsText(all.kinds)}`,
    `missed: ${kindsText(all.missed)}`,
    ...(process.argv.includes('--list')
      ? scores.flatMap(({ name, score }) => score.remarks.map((remark) => `${name}: ${remark}`))
      : []),
    '',
  ];
  console.log(lines.join('\n'));
}
