import type { Command } from 'commander';
import type { Draft, DraftedScheme } from '../../jobs/payout/draft-payout.ts';
import { inLang, type Lang, type Text } from '../../kernel/text.ts';
import { monthOf, plusMonths, type YearMonth } from '../../kernel/year-month.ts';
import { run, type Session } from '../frame/frame.ts';
import type { Io } from '../frame/io.ts';
import { asList, asMonth, examples } from '../frame/options.ts';
import { hintOutdated, outdatedJson } from './show-outdated.ts';
import { draftText, isNobodyKnown } from './show-payout.ts';
import { schemeUnits } from '../../jobs/policy/scheme-words.ts';

type Options = { readonly month: YearMonth; readonly scheme?: readonly string[]; readonly dryRun?: boolean };

/** `dpf payout --month YYYY-MM`: drafts the month's run. */
export function addPayout(program: Command, io: Io): void {
  const say = (text: Text): string => inLang(text, io.lang);
  program
    .command('payout')
    .description(
      say({
        zh: '按政策和已导入的名单计算一个月的补贴，生成草稿；事实和政策不变，再算一次不会多出任何明细',
        en: 'Drafts a month’s run from the policies and the lists imported; the same facts again add nothing',
      }),
    )
    .requiredOption('--month <month>', say({ zh: '月份，如 2020-12', en: 'month such as 2020-12' }), asMonth)
    .option(
      '--scheme <scheme>',
      say({ zh: '只算这个项目（可重复）', en: 'this scheme only (repeatable)' }),
      asList,
    )
    .option('--dry-run', say({ zh: '只计算，不保存', en: 'work it out, save nothing' }))
    .addHelpText(
      'after',
      examples(io.lang, 'dpf payout --month 2020-12', 'dpf payout --month 2020-12 --dry-run'),
    )
    .action(
      run(io, async (session, { month, scheme = [], dryRun = false }: Options) => {
        const { draftPayout } = await import('../../jobs/payout/draft-payout.ts');
        const draft = await draftPayout(session.context, { month, schemes: scheme, dryRun });
        await session.show({
          schema: 'dpf.payout/1',
          json: draftJson(draft, dryRun),
          text: () => draftText(draft, dryRun, io.lang),
        });
        hintMissingLists(session, draft);
        hintUndecided(session, draft);
        hintIncomplete(session, draft);
        hintReplaced(session, draft);
        hintOldRoster(session, draft);
        hintOutdated(session, draft.outdatedRuns);
      }),
    );
}

function draftJson({ run: id, schemes, ...draft }: Draft, dryRun: boolean): object {
  const each = schemes.map(({ unknownFacts, ...scheme }) => ({
    ...scheme,
    byMonth: undefined,
    concerned: undefined,
    missingList: undefined,
    replacedRows: undefined,
    unknownFacts: unknownFacts.map(({ fact, count }) => ({ fact, count })),
  }));
  const {
    month,
    state,
    isNew,
    replaces,
    lines,
    totalFen,
    monthly,
    outdatedRuns,
    linesWithoutPayee,
    ...rest
  } = draft;
  const head = { month, run: id ?? null, dryRun, state, isNew, ...(replaces !== undefined && { replaces }) };
  // From when households are known is for the hints alone.
  return {
    ...head,
    draft: true,
    lines,
    totalFen,
    monthly,
    schemes: each,
    ...rest,
    withoutPayee: linesWithoutPayee.map(({ fen, ...line }) => ({ ...line, unit: undefined, lineFen: fen })),
    households: undefined,
    rosterOf: undefined,
    restsOn: undefined,
    outdatedRuns: outdatedJson(outdatedRuns),
  };
}

/** A rejected row is a person left out: nobody should sign without knowing. */
function hintIncomplete(session: Session, { incompleteLists }: Draft): void {
  for (const { import: id, file, rejected } of incompleteLists) {
    session.hint({
      zh: `注意：${file}（第 ${id} 次导入）有 ${rejected} 行未导入，没有参加计算；请更正后再导入`,
      en: `Note: ${rejected} rows of ${file} (import ${id}) were rejected and not counted; correct and import them`,
    });
  }
}

const ROWS_TOLD = 3;

/** 个案代替的台账 the same thing written down twice is paid once: whoever keeps the sheet should know which rows stood back. */
function hintReplaced(session: Session, { schemes }: Draft): void {
  for (const { title, replacedRows: rows } of schemes) {
    if (rows.length === 0) continue;
    const places = (zh: boolean): string =>
      rows
        .slice(0, ROWS_TOLD)
        .map(({ file, row }) => (zh ? `${file} 第 ${row} 行` : `${file} row ${row}`))
        .join(zh ? '、' : ', ');
    session.hint({
      zh: `${title}：台账有 ${rows.length} 行与个案是同一对象同一年，以个案为准，不另计（${places(true)}${rows.length > ROWS_TOLD ? '……' : ''}）`,
      en: `${title}: ${rows.length} rows of the sheet are of whom a case of the same year is paid, and are not counted as well (${places(false)}${rows.length > ROWS_TOLD ? ' …' : ''})`,
    });
  }
}

/** 没有导入的名单 the schemes that pay for the rows of a list, and no such list was ever imported: no nought is known. */
function hintMissingLists(session: Session, { schemes }: Draft): void {
  const lacking = schemes.filter(
    ({ status, count, missingList }) => status === 'in-force' && count === 0 && missingList,
  );
  const lists = new Map(
    lacking.flatMap(({ missingList }) => (missingList ? [[missingList.zh, missingList]] : [])),
  );
  for (const list of lists.values()) {
    const titles = lacking.flatMap(({ title, missingList }) => (missingList?.zh === list.zh ? [title] : []));
    session.hint({
      zh: `没有导入${list.zh}，无法计算：${titles.join('、')}`,
      en: `Never imported: ${list.en}; nothing is known of ${titles.join(', ')}`,
    });
  }
}

/** Rosters come about once a quarter. */
const OLD_MONTHS = 3;

/** A month long after the latest roster is worked out from what was known then: nobody should take it for known. */
function hintOldRoster(session: Session, { month, rosterOf }: Draft): void {
  if (rosterOf === undefined || plusMonths(monthOf(rosterOf), OLD_MONTHS) >= month) return;
  session.hint({
    zh: `最近的花名册是 ${rosterOf} 的，${month} 按那时的登记推算：此后没有登记的新办、注销、迁出都没有算进去`,
    en: `The latest roster is of ${rosterOf}, and ${month} is worked out from it: what has changed since and is not on record is left out`,
  });
}

/** Whom no one could decide about, and which list would settle it: never money on a guess, never a silent no. */
function hintUndecided(session: Session, { schemes, households }: Draft): void {
  for (const scheme of schemes) {
    const { title, unit, unknown, unknownFacts } = scheme;
    if (isNobodyKnown(scheme)) session.hint(nobodyKnown(title, unit, households));
    if (unknown === 0) continue;
    const lists = (lang: Lang) =>
      [...new Set(unknownFacts.map(({ source }) => inLang(source, lang)))].join(lang === 'zh' ? '、' : ', ');
    const what = (lang: Lang) =>
      unknownFacts
        .map(({ label, count }) => `${inLang(label, lang)} ${count}`)
        .join(lang === 'zh' ? '、' : ', ');
    session.hint({
      zh: `待核 ${title}：${unknown}${schemeUnits[unit].zh}的情况没有记录（${what('zh')}），暂不发放；请导入${lists('zh')}`,
      en: `Undecided, ${title}: something is not on record of ${unknown} (${what('en')}), not paid yet; import ${lists('en')}`,
    });
  }
}

function nobodyKnown(title: string, unit: DraftedScheme['unit'], households: Text | undefined): Text {
  if (unit === 'household' && households) {
    return {
      zh: `${title}：当月没有一户是已知的（${households.zh}），无法判断；请导入写明入户日期或更早一天的户名单`,
      en: `${title}: no household of the month is known (${households.en}), so nothing can be decided; import a household list with the days of joining (入户日期), or one of an earlier day`,
    };
  }
  const lists = {
    person: { zh: '花名册', en: 'roster' },
    household: { zh: '户名单', en: 'household list' },
    employer: { zh: '用人单位名单', en: 'list of employers' },
  }[unit];
  return {
    zh: `${title}：还没有导入${lists.zh}，无法判断`,
    en: `${title}: no ${lists.en} was imported, so nothing can be decided`,
  };
}
