import type { Explained, ExplainedScheme } from '../../jobs/payout/explain-payout.ts';
import { fen, formatYuan } from '../../kernel/fen.ts';
import type { Style } from '../../kernel/documents/listing.ts';
import { inLang, type Lang, type Text } from '../../kernel/text.ts';
import { inStyle } from '../frame/screen/frame-marks.ts';
import { listedLines, placeText } from './show-explained-rows.ts';
import { basisText } from '../policy/show-scheme.ts';
import { showTree } from '../policy/show-tree.ts';

type Say = (text: Text) => string;
type Decided = Extract<ExplainedScheme, { trace: unknown }>;
type Shown = { readonly lang: Lang; readonly isFull: boolean };

const outcomes: Record<ExplainedScheme['outcome'], Text & { readonly style: Style }> = {
  eligible: { zh: '符合', en: 'eligible', style: 'green' },
  refused: { zh: '不符合', en: 'refused', style: 'red' },
  unknown: { zh: '待核', en: 'unknown', style: 'yellow' },
  'not-in-force': { zh: '当月没有此项目', en: 'not in force', style: 'dim' },
};
const noEvent = { zh: '当月没有申请或记录', en: 'nothing applied for or recorded', style: 'dim' } as const;

const states: Readonly<Record<string, Text>> = {
  approved: { zh: '已批准', en: 'approved' },
  exported: { zh: '已送银行', en: 'sent to the bank' },
  closed: { zh: '已办结', en: 'closed' },
};
const payees: Readonly<Record<string, Text>> = {
  self: { zh: '本人', en: 'the person' },
  guardian: { zh: '监护人', en: 'the guardian' },
  head: { zh: '户主', en: 'the head of the household' },
  employer: { zh: '用人单位', en: 'the employer' },
  institution: { zh: '机构', en: 'the institution' },
  insurer: { zh: '经办机构', en: 'the insurer' },
};
const reasonNames: Record<Decided['payments'][number]['reason'], Text> = {
  regular: { zh: '', en: '' },
  backpay: { zh: '补发 ', en: 'back pay ' },
  clawback: { zh: '追缴 ', en: 'clawback ' },
};

/** The decisions under the permanent keys of cli.md. */
export function explainedJson({ found, month, decisions }: Explained, lang: Lang): object {
  const say: Say = (text) => inLang(text, lang);
  const each = decisions.map((decision) => {
    const { scheme, title, mode, unit, outcome } = decision;
    const { period, replaced } = decision;
    const head = { scheme, title, mode, unit, period, outcome, ...(replaced && { replaced }) };
    if (!isDecided(decision)) return { ...head, status: decision.status };
    const { fen, reasons, grounds, tree, versionFrom, versionSha256, basis, unverified } = decision;
    const { provenance, payments, capsAndStacking, arithmetic, waiting, listed } = decision;
    const drafted = payments.findLast(({ state }) => state === 'drafted');
    return {
      ...head,
      fen: fen ?? null,
      reasons: reasons.map(({ fact, kind, text }) => ({ fact, kind, text: say(text) })),
      grounds: grounds.map(say),
      tree,
      version: { from: versionFrom, sha256: versionSha256 },
      basis,
      unverified,
      provenance,
      line: drafted ? { run: drafted.run, fen: drafted.fen } : null,
      payments,
      amount: arithmetic ? say(arithmetic) : null,
      listedFen: listed,
      settlement: capsAndStacking,
      waiting,
      ...(decision.case && { case: decision.case }),
      ...(decision.questions.length > 0 && { questions: decision.questions }),
    };
  });
  return { ...found, month, decisions: each };
}

/** The decisions for people: one short block a scheme, or with `isFull` all that they rest on. */
export function explainedText({ found, month, decisions }: Explained, shown: Shown): string {
  const say: Say = (text) => inLang(text, shown.lang);
  // A scheme for which nothing was applied for or recorded is worth a word only to who asks for it alone.
  const told = decisions.filter((one) => !hasNoEvent(one) || 'replaced' in one || decisions.length === 1);
  const blocks = told.flatMap((one) => ['', ...blockOf(one, found, shown)]);
  return [inStyle('bold', `${headingOf(found, say)} ${month}`), ...blocks].join('\n') + '\n';
}

function headingOf(found: Explained['found'], say: Say): string {
  if ('person' in found) {
    const { id, name, citizenId } = found.person;
    return `${name} ${citizenId}${say({ zh: `（登记号 ${id}）`, en: ` (registry id ${id})` })}`;
  }
  if ('household' in found) return `${say({ zh: '户', en: 'household' })} ${found.household.key}`;
  return `${found.employer.name} ${found.employer.creditCode}`;
}

function isDecided(decision: ExplainedScheme): decision is Decided {
  return 'trace' in decision;
}

function hasNoEvent(decision: ExplainedScheme): boolean {
  return 'status' in decision && decision.status === 'no-event';
}

function blockOf(decision: ExplainedScheme, found: Explained['found'], shown: Shown): readonly string[] {
  const say: Say = (text) => inLang(text, shown.lang);
  const { title, scheme, outcome, period } = decision;
  const { style, ...text } = hasNoEvent(decision) ? noEvent : outcomes[outcome];
  const colon = say({ zh: '：', en: ': ' });
  const head = `${inStyle('bold', title)} ${scheme}${colon}${inStyle(style, say(text))}`;
  const replaced = (decision.replaced ?? []).map((one) => say(replacedRow(one, casesOf(found))));
  if (!isDecided(decision)) return [head, ...replaced];
  const { fen, mode, versionFrom, basis } = decision;
  const amount = fen === undefined ? '' : ` ${formatYuan(fen)} ${say({ zh: '元', en: 'yuan' })}`;
  const payer = mode === 'record' ? say({ zh: '（其他部门发放）', en: ' (paid by others)' }) : '';
  const label = period === 'once' ? say({ zh: '一次性', en: 'once' }) : period;
  const which = /^\d{4}-\d{2}$/.test(period) ? '' : ` [${label}]`;
  const documents = basis.map(basisText).join('; ');
  const rests = say({
    zh: `  依据：${documents}（自 ${versionFrom} 起）`,
    en: `  basis: ${documents} (from ${versionFrom})`,
  });
  const why = shown.isFull ? fullWhy(decision, shown.lang) : shortWhy(decision, say);
  return [
    head + which + amount + payer,
    ...replaced,
    ...why,
    ...listedLines(decision, say),
    ...stackingLines(decision, say),
    ...paymentLines(decision, say),
    ...caseLines(decision, say),
    rests,
  ];
}

type Row = NonNullable<ExplainedScheme['replaced']>[number];

/** 个案代替的台账 a row that is paid only until the case is approved. */
function replacedRow({ file, row }: Row, command: string): Text {
  return {
    zh: `  台账 ${file} 第 ${row} 行与个案是同一件事，从核定的当月起只算个案（${command}）`,
    en: `  row ${row} of ${file} is what a case is about; from the month of its approval only the case counts (${command})`,
  };
}

function casesOf(found: Explained['found']): string {
  return 'person' in found ? `dpf case list --person ${found.person.id}` : 'dpf case list';
}

/** 个案 what the payment follows from, and what was brought against it. */
function caseLines({ case: from, questions }: Decided, say: Say): readonly string[] {
  const approval = from?.approval ?? '';
  return [
    ...(from
      ? [
          say({
            zh: `  出自个案 ${from.id}${approval && `，${approval}`}（dpf case show ${from.id}）`,
            en: `  from case ${from.id}${approval && `, ${approval}`} (dpf case show ${from.id})`,
          }),
        ]
      : []),
    ...questions.map(({ id, openedOn, isOpen }) =>
      say({
        zh: `  涉及此项的个案 ${id}（${openedOn} 受理，${isOpen ? '未办结' : '已办结'}）`,
        en: `  case ${id} is about this (opened on ${openedOn}, ${isOpen ? 'open' : 'ended'})`,
      }),
    ),
  ];
}

/** The fewest reasons that decide. */
function shortWhy({ reasons, grounds, outcome }: Decided, say: Say): readonly string[] {
  if (outcome === 'eligible') return [`  ${grounds.map(say).join(say({ zh: '，', en: '; ' }))}`];
  return reasons.map(({ text, kind, source }) => {
    const bring = say({ zh: `；请导入${source.zh}`, en: `; import ${source.en}` });
    return `  ${say(text)}${kind === 'unknown' ? bring : ''}`;
  });
}

function fullWhy(decision: Decided, lang: Lang): readonly string[] {
  const say: Say = (text) => inLang(text, lang);
  const { tree, facts = [], versionSha256, unverified, arithmetic } = decision;
  const places = facts.flatMap(({ label, places: found }) =>
    found.map((place) => {
      const day = place.recordedAt.slice(0, 10);
      return `    ${say(label)} ← ${placeText(place, say)}${say({ zh: `（${day} 导入）`, en: ` (imported ${day})` })}`;
    }),
  );
  return [
    ...(tree ? showTree(tree, lang, '  ', true) : []),
    ...(places.length > 0 ? [say({ zh: '  出处：', en: '  read from:' }), ...places] : []),
    ...(arithmetic
      ? [say({ zh: `  计算（元）：${arithmetic.zh}`, en: `  amount (yuan): ${arithmetic.en}` })]
      : []),
    say({
      zh: `  规则版本：${versionSha256.slice(0, 12)}`,
      en: `  version of the rule: ${versionSha256.slice(0, 12)}`,
    }),
    ...unverified.map(({ what, why }) =>
      inStyle('yellow', say({ zh: `  未核实：${what}（${why}）`, en: `  unverified: ${what} (${why})` })),
    ),
  ];
}

function stackingLines({ capsAndStacking, titles, fen: own = fen(0) }: Decided, say: Say): readonly string[] {
  if (!capsAndStacking) return [];
  const { countsOn, gaveWay, outranked } = capsAndStacking;
  const called = (id: string): string => titles[id] ?? id;
  return [
    ...(countsOn === undefined
      ? []
      : [
          say({
            zh: `  ${countsOn} 的一次已经算作本期的，这一次不再发`,
            en: `  the one of ${countsOn} counts for the period, this one is not paid`,
          }),
        ]),
    ...(gaveWay
      ? [
          say({
            zh: `  叠加：${called(gaveWay.to)}优先，本项由 ${formatYuan(own)} 元减为 ${formatYuan(gaveWay.left)} 元`,
            en: `  stacking: ${called(gaveWay.to)} comes first, this one falls from ${formatYuan(own)} to ${formatYuan(gaveWay.left)} yuan`,
          }),
        ]
      : []),
    ...outranked.map(({ scheme, fen: before, left, isOthers }) => {
      const whose = isOthers
        ? { zh: '同户另一人的', en: ' of another of the household' }
        : { zh: '', en: '' };
      return say({
        zh: `  叠加：本项优先，${whose.zh}${called(scheme)}由 ${formatYuan(before)} 元减为 ${formatYuan(left)} 元`,
        en: `  stacking: this one comes first, ${called(scheme)}${whose.en} falls from ${formatYuan(before)} to ${formatYuan(left)} yuan`,
      });
    }),
  ];
}

function noPayment(waiting: Decided['waiting']): Text {
  if (!waiting) return { zh: '  批次：还不在任何批次中', en: '  run: in none yet' };
  const { run, count } = waiting;
  return {
    zh: `  批次：不在批次 ${run} 中；该批次有 ${count} 笔本项目的补贴因预算不足在轮候`,
    en: `  run: not in run ${run}, where ${count === 1 ? '1 line' : `${count} lines`} of this scheme must wait for the budget`,
  };
}

function paymentLines({ payments, outcome, capsAndStacking, waiting }: Decided, say: Say): readonly string[] {
  if (payments.length === 0) {
    const none = say(noPayment(waiting));
    const hasGone = capsAndStacking?.countsOn !== undefined || capsAndStacking?.gaveWay?.left === 0;
    return outcome === 'eligible' && !hasGone ? [none] : [];
  }
  return payments.map(({ run, month, state, fen, reason, payee, hasPayee }) => {
    const [at, to, of] = [states[state], payees[payee], reasonNames[reason]];
    const missing = hasPayee
      ? { zh: '', en: '' }
      : { zh: '（没有登记或已去世）', en: ' (not on record, or dead)' };
    const what = {
      zh: `${of.zh}${formatYuan(fen)} 元，付给${to?.zh ?? payee}${missing.zh}`,
      en: `${of.en}${formatYuan(fen)} yuan to ${to?.en ?? payee}${missing.en}`,
    };
    // Nothing is worded as paid before its run is approved.
    if (state === 'drafted')
      return say({
        zh: `  草稿：批次 ${run}（${month}，未批准）${what.zh}`,
        en: `  draft: run ${run} (${month}, not approved) ${what.en}`,
      });
    return say({
      zh: `  发放：批次 ${run}（${month}，${at?.zh ?? state}）${what.zh}`,
      en: `  payment: run ${run} (${month}, ${at?.en ?? state}) ${what.en}`,
    });
  });
}
