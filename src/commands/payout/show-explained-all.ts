import type { ExplainedAll } from '../../jobs/payout/explain-all.ts';
import { type ListingColumn, column, tableOf } from '../../kernel/documents/listing.ts';
import { inLang, joined, type Lang, type Text } from '../../kernel/text.ts';
import { inStyle } from '../frame/screen/frame-marks.ts';
import { showTable } from '../frame/screen/show-table.ts';

type Found = Extract<ExplainedAll['found'], { status: 'in-force' }>;
type Reasons = Found['refused'];
type Say = (text: Text) => string;

const SHOWN = 12;
const units: Record<ExplainedAll['unit'], Text> = {
  person: { zh: '人', en: 'people' },
  household: { zh: '户', en: 'households' },
  employer: { zh: '家', en: 'employers' },
};

const nobody: Record<ExplainedAll['unit'], Text> = {
  person: { zh: '还没有导入花名册，无法判断', en: 'no roster was imported, so nothing can be decided' },
  household: {
    zh: '还没有导入户名单，无法判断',
    en: 'no household list was imported, so nothing can be decided',
  },
  employer: {
    zh: '还没有导入用人单位名单，无法判断',
    en: 'no list of employers was imported, so nothing can be decided',
  },
};

/** Whose lists are missing: none at all, or none of the month. */
function nobodyOf({ unit, households }: ExplainedAll): Text {
  if (unit !== 'household' || !households) return nobody[unit];
  return {
    zh: `当月没有一户是已知的（${households.zh}），无法判断`,
    en: `no household of the month is known (${households.en}), so nothing can be decided`,
  };
}

const noEvents: Text = {
  zh: '没有这个月的申请或记录；按次发放的项目，要问申请或事情发生的月份',
  en: 'nothing was applied for or recorded in this month; ask for the month in which it was',
};

/** The counts under the permanent keys of `dpf.explain-all/1`. */
export function explainedAllJson({ found, missing, ...rest }: ExplainedAll, lang: Lang): object {
  const head = { ...rest, households: undefined, streets: undefined };
  if (found.status !== 'in-force') return { ...head, status: found.status };
  const { status, version, eligible, refused, unknown, near, since } = found;
  const json = ({ count, by }: Reasons): object => ({
    count,
    by: by.map((one) => ({
      count: one.count,
      conditions: one.questions.map(({ fact, text }) => ({ fact, text: inLang(text, lang) })),
    })),
  });
  return {
    ...head,
    status,
    version: { from: version.from },
    eligible,
    refused: json(refused),
    unknown: json(unknown),
    missing: missing.map(({ fact, count, source }) => ({ fact, count, source: inLang(source, lang) })),
    nearMisses: json(near),
    since: since ? { ...since, dropped: json(since.dropped) } : null,
  };
}

/** The counts for people: how many, refused and unknown on what, near misses, and who dropped out. */
export function explainedAllText(explained: ExplainedAll, lang: Lang): string {
  const say: Say = (text) => inLang(text, lang);
  const { title, scheme, month, found, missing, unit, cadence } = explained;
  const heading = inStyle('bold', `${title} ${scheme} ${month}`);
  if (found.status !== 'in-force') {
    const none = { zh: '当月没有此项目', en: 'not in force in this month' };
    return `${heading}\n${say(none)}\n`;
  }
  const { eligible, refused, unknown, near } = found;
  if (eligible + refused.count + unknown.count === 0)
    return `${heading}\n${say(cadence === 'monthly' ? nobodyOf(explained) : noEvents)}\n`;
  const of = cadence === 'monthly' ? units[unit] : { zh: '笔', en: 'events' };
  const counts = say({
    zh: `符合 ${eligible} ${of.zh}，不符合 ${refused.count} ${of.zh}，待核 ${unknown.count} ${of.zh}`,
    en: `${eligible} ${of.en} eligible, ${refused.count} refused, ${unknown.count} unknown`,
  });
  const counted = cadence === 'monthly' ? { zh: `${of.zh}数`, en: of.en } : { zh: '笔数', en: of.en };
  const table = (title: Text, reasons: Reasons, joint: Text) =>
    reasonsText(reasons, { title, joint, column: counted, lang });
  return [
    `${heading}\n${counts}\n`,
    ...table({ zh: '不符合，因为', en: 'refused on' }, refused, { zh: '；', en: '; ' }),
    ...missingText(missing, counted, lang),
    ...table({ zh: '只差一条就符合', en: 'would be eligible but for' }, near, { zh: '，或 ', en: ', or ' }),
    ...sinceText(
      found,
      of,
      (reasons) => table({ zh: '不再符合，因为', en: 'dropped out on' }, reasons, { zh: '；', en: '; ' }),
      say,
    ),
    ...listHint(found, say),
  ].join('\n');
}

type Shown = { readonly title: Text; readonly joint: Text; readonly column: Text; readonly lang: Lang };

function reasonsText({ by }: Reasons, { title, joint, column: counted, lang }: Shown): readonly string[] {
  if (by.length === 0) return [];
  const rest = by.slice(SHOWN);
  const others = { zh: `其余 ${rest.length} 种情形`, en: `${rest.length} other combinations` };
  const rows = [
    ...by.slice(0, SHOWN).map(({ count, questions }) => {
      return {
        count,
        what: joined(
          questions.map(({ text }) => text),
          joint,
        ),
      };
    }),
    ...(rest.length === 0 ? [] : [{ count: rest.reduce((sum, { count }) => sum + count, 0), what: others }]),
  ];
  const columns: readonly ListingColumn<(typeof rows)[number]>[] = [
    column(counted.zh, counted.en, ({ count }) => count, { kind: 'integer' }),
    column(title.zh, title.en, ({ what }) => what),
  ];
  return [showTable(tableOf(columns, rows), lang)];
}

function missingText(missing: ExplainedAll['missing'], counted: Text, lang: Lang): readonly string[] {
  if (missing.length === 0) return [];
  const columns: readonly ListingColumn<ExplainedAll['missing'][number]>[] = [
    column(counted.zh, counted.en, ({ count }) => count, { kind: 'integer' }),
    column('待核，缺少', 'unknown for want of', ({ label }) => label),
    column('请导入', 'import', ({ source }) => source),
  ];
  return [showTable(tableOf(columns, missing), lang)];
}

function sinceText(
  { since }: Found,
  of: Text,
  table: (reasons: Reasons) => readonly string[],
  say: Say,
): readonly string[] {
  if (!since) return [];
  const { month, eligible, joined, dropped } = since;
  const counts = say({
    zh: `比 ${month}：原有 ${eligible} ${of.zh}符合，新增 ${joined}，不再符合 ${dropped.count}`,
    en: `Since ${month}: ${eligible} ${of.en} were eligible, ${joined} joined, ${dropped.count} dropped out`,
  });
  return [`${counts}\n`, ...table(dropped)];
}

function listHint({ unknown, near, since }: Found, say: Say): readonly string[] {
  const open = unknown.count + (since?.dropped.count ?? 0);
  if (open + near.count === 0) return [];
  const option = open === 0 ? ' --near' : '';
  const more = { zh: '；再加 --near，连只差一条的', en: '; with --near the near misses too' };
  const which =
    open === 0
      ? { zh: '只差一条的', en: 'near misses' }
      : {
          zh: `待核和不再符合的 ${open} 条${near.count > 0 ? more.zh : ''}`,
          en: `${open} unknown or dropped out${near.count > 0 ? more.en : ''}`,
        };
  const hint = {
    zh: `名单：加 --format xlsx${option} -o 名单.xlsx，每个街道一张表：${which.zh}`,
    en: `The list: --format xlsx${option} -o list.xlsx, one sheet a subdistrict: ${which.en}`,
  };
  return [`${say(hint)}\n`];
}
