import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Label, readMarked } from '../fixtures/generator/summaries.ts';
import { type CheckedFigure, checkText } from '../src/reading/check-text.ts';
import { spanOf } from '../src/reading/text/parts.ts';

// `npx tsx bench/summaries.ts [FOLDER] [--list]`: precision and recall of figures and errors over marked texts.
const folder =
  process.argv[2]?.startsWith('-') === false
    ? process.argv[2]
    : join(import.meta.dirname, '../fixtures/generator/summaries');
const isListing = process.argv.includes('--list');

type Score = {
  name: string;
  figures: number;
  found: number;
  right: number;
  extra: number;
  inClaims: number;
  errors: number;
  caught: number;
  named: number;
  accused: number;
  falsely: number;
};
const missedBy = new Map<string, number>();
const plantedBy = new Map<string, number>();

/** Texts whose figures are labelled by hand; each error counts as found where a finding rests on its place. */
function score(name: string): Score {
  const { text, labels } = readMarked(readFileSync(join(folder, name), 'utf8'));
  const { figures, read } = checkText({ text, isWhole: false });
  const touches = ([start, end]: readonly [number, number], { span }: Label): boolean =>
    start < span[1] && end > span[0];
  const placeOf = ({ part, start, end }: CheckedFigure['mention']['place']) => {
    const own = read.parts[part];
    return own ? spanOf(own, start, end) : ([0, 0] as const);
  };
  const findings = figures.filter(({ verdict }) => verdict === 'differs');
  const restsOn = (finding: CheckedFigure): readonly (readonly [number, number])[] => [
    finding.span,
    ...finding.grounds.flatMap(({ from, of }) => [...from, of].map(({ place }) => placeOf(place))),
  ];
  const counted = labels.filter(
    ({ kind }) => kind === undefined || !['date', 'date-order', 'range-order', 'grade'].includes(kind),
  );
  const quantities = figures.filter(
    ({ mention, verdict }) => mention.nature === 'quantity' && verdict !== 'not-a-figure',
  );
  const found = counted.filter((label) => quantities.some(({ span }) => touches(span, label)));
  const exact = counted.filter((label) =>
    quantities.some(
      ({ span }) => span[0] >= label.span[0] && span[1] === label.span[1] && touches(span, label),
    ),
  );
  const extra = quantities.filter(({ span }) => !labels.some((label) => touches(span, label)));
  const errors = labels.filter(({ kind }) => kind !== undefined);
  const caught = errors.filter((label) =>
    findings.some((one) => restsOn(one).some((span) => touches(span, label))),
  );
  const named = errors.filter((label) => findings.some(({ span }) => touches(span, label)));
  const falsely = findings.filter(
    (one) => !errors.some((label) => restsOn(one).some((span) => touches(span, label))),
  );
  for (const { kind = '' } of errors) plantedBy.set(kind, (plantedBy.get(kind) ?? 0) + 1);
  for (const label of errors)
    if (!caught.includes(label)) {
      missedBy.set(label.kind ?? '', (missedBy.get(label.kind ?? '') ?? 0) + 1);
      if (isListing) console.log(`${name} missed ${label.kind} ${label.text} (${label.right})`);
    }
  if (isListing) {
    for (const label of counted) if (!found.includes(label)) console.log(`${name} not found ${label.text}`);
    for (const label of counted)
      if (found.includes(label) && !exact.includes(label))
        console.log(`${name} other span ${JSON.stringify(label.text)}`);
    for (const one of extra) console.log(`${name} extra ${one.mention.text}`);
    for (const one of falsely)
      console.log(
        `${name} FALSELY ${one.mention.text} ${one.grounds.map(({ rule, by }) => `${rule} ${by}`).join('; ')}`,
      );
  }
  return {
    ...{ name, figures: counted.length, found: found.length, right: exact.length, extra: extra.length },
    inClaims: counted.filter((label) =>
      figures.some(({ span, verdict }) => touches(span, label) && verdict !== 'unexplained'),
    ).length,
    ...{
      errors: errors.length,
      caught: caught.length,
      named: named.length,
      accused: findings.length,
      falsely: falsely.length,
    },
  };
}

const scores = readdirSync(folder)
  .filter((name) => /\.(txt|md)$/.test(name))
  .map(score);
const sum = (key: Exclude<keyof Score, 'name'>): number => scores.reduce((all, one) => all + one[key], 0);
const share = (part: number, of: number): string => (of === 0 ? '–' : (part / of).toFixed(3));
const columns = [
  'figures',
  'found',
  'right',
  'extra',
  'inClaims',
  'errors',
  'caught',
  'named',
  'accused',
  'falsely',
] as const;
const lines = [
  `| text | figures | found | whole span | others taken | in a claim | errors | caught | named at its place | findings | false |`,
  `|---|${columns.map(() => '---:').join('|')}|`,
  ...scores.map((one) => `| ${one.name} | ${columns.map((column) => one[column]).join(' | ')} |`),
  `| all | ${columns.map(sum).join(' | ')} |`,
  '',
  `figures: recall ${share(sum('found'), sum('figures'))}, precision ${share(sum('found'), sum('found') + sum('extra'))}`,
  `claims: ${share(sum('inClaims'), sum('figures'))} of the figures stand in one`,
  `errors: recall ${share(sum('caught'), sum('errors'))}, precision ${share(sum('accused') - sum('falsely'), sum('accused'))}`,
  `kinds planted: ${[...plantedBy].map(([kind, count]) => `${kind} ${count}`).join(', ')}`,
  `kinds missed: ${[...missedBy].map(([kind, count]) => `${kind} ${count}`).join(', ') || 'none'}`,
];
console.log(lines.join('\n'));
