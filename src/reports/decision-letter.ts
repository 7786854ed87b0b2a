import { type Block, type Document, plain } from '../kernel/documents/document.ts';
import { type Fen, formatYuan } from '../kernel/fen.ts';
import type { PlainDate } from '../kernel/plain-date.ts';
import { inLang, type Lang, type Text } from '../kernel/text.ts';
import type { YearMonth } from '../kernel/year-month.ts';

/** 决定 what is told of one scheme: decided how, why, by which rule, and what is not sure about it. */
export type LetterDecision = {
  readonly title: string;
  readonly outcome: 'eligible' | 'refused' | 'unknown' | 'not-in-force' | 'no-event';
  /** What is due after all rules between schemes; only where eligible. */
  readonly fen: Fen | undefined;
  /** Whether an approved run holds it. */
  readonly isApproved: boolean;
  /** Whether a run of the month left it out and lets lines of the scheme wait for the budget. */
  readonly isWaiting: boolean;
  /** Who pays in the place of the federation. */
  readonly paidBy: string | undefined;
  /** Whether a run knows whom to pay. */
  readonly hasPayee: boolean;
  /** Whom the money goes to where that is not the person. */
  readonly payee: Text | undefined;
  /** Why, worded: grounds, failed conditions or what is missing. */
  readonly why: readonly Text[];
  /** 标准 of what is paid, and how the amount comes about where it is not the rate alone. */
  readonly rate: Text | undefined;
  readonly arithmetic: Text | undefined;
  /** What it gave way to, or that another one counts in its place. */
  readonly setAside: Text | undefined;
  readonly bring: readonly Text[];
  readonly basis: readonly string[];
  readonly from: YearMonth | undefined;
};

/** 收件人 the person, their guardian (named where one is on record), or the family of the dead. */
type Addressee = { readonly to: 'self' | 'guardian' | 'family'; readonly guardian?: string };

/** 告知书 what a letter says. */
export type DecisionLetter = {
  readonly federation: string;
  readonly name: string;
  readonly citizenId: string;
  readonly addressee: Addressee;
  readonly month: YearMonth;
  readonly asOf: PlainDate;
  readonly decisions: readonly LetterDecision[];
};

type Say = (text: Text) => string;

/**
 * 补贴决定告知书 in plain words, on one page for up to about four schemes. What the office has yet to look up about a rule
 * is its own affair (`explain` and `policy gaps` list it): a citizen is told what was decided and by which rule.
 */
export function decisionLetter(letter: DecisionLetter, lang: Lang): Document {
  const say: Say = (text) => inLang(text, lang);
  const { federation, asOf, decisions } = letter;
  return {
    isLetter: true,
    title: say({ zh: '残疾人补贴决定告知书', en: 'Notice of decision on subsidies' }),
    blocks: [
      { kind: 'line', runs: plain(say(number)) },
      { kind: 'line', runs: plain(say(greetingOf(letter))) },
      { kind: 'paragraph', runs: plain(say(openingOf(letter))) },
      tableOf(decisions, say),
      ...bringBlocks(decisions, say),
      { kind: 'paragraph', runs: plain(say(disagree)) },
      { kind: 'paragraph', runs: plain(say(counter)) },
    ],
    signature: [
      say({ zh: `${federation}（盖章）`, en: `${federation} (seal)` }),
      say({ zh: longDay(asOf), en: asOf }),
    ],
    receipt: receipt.map(say),
    footnote: say({
      zh: `按${longDay(asOf)}登记的情况核算。`,
      en: `Decided by what was on record on ${asOf}.`,
    }),
  };
}

function greetingOf({ name, citizenId, addressee: { to, guardian } }: DecisionLetter): Text {
  const zh = `${name}（身份证号 ${citizenId}）`;
  const en = `${name} (citizen id ${citizenId})`;
  if (to === 'self') return { zh: `${zh}：`, en: `To ${en}:` };
  if (to === 'family') return { zh: `${zh}的家属：`, en: `To the family of ${en}:` };
  const named = guardian === undefined ? 'the' : `${guardian},`;
  return { zh: `${zh}的监护人${guardian ?? ''}：`, en: `To ${named} guardian of ${en}:` };
}

function openingOf({ federation, name, addressee, month }: DecisionLetter): Text {
  const [zh, en] = addressee.to === 'self' ? ['您', 'your'] : [name, `${name}’s`];
  const [year, number] = month.split('-');
  return {
    zh: `${federation}核算了${zh}${year}年${Number(number)}月的补贴，结果如下。`,
    en: `${federation} has decided on ${en} subsidies of ${month} as follows.`,
  };
}

function tableOf(decisions: readonly LetterDecision[], say: Say): Block {
  const headings: readonly (readonly [Text, number])[] = [
    [{ zh: '补贴项目', en: 'Subsidy' }, 19],
    [{ zh: '决定', en: 'Decision' }, 20],
    [{ zh: '理由和计算', en: 'Why, and how it is worked out' }, 33],
    [{ zh: '依据', en: 'Rule' }, 34],
  ];
  return {
    kind: 'table',
    columns: headings.map(([heading, share]) => ({ heading: plain(say(heading)), share })),
    rows: decisions.map((one) =>
      [one.title, say(decisionText(one)), whyText(one, say), ruleText(one, say)].map(plain),
    ),
  };
}

function decisionText(decision: LetterDecision): Text {
  const { outcome, fen, isApproved, isWaiting, paidBy, payee, hasPayee } = decision;
  if (outcome === 'refused') return { zh: '不发放', en: 'not paid' };
  if (outcome === 'not-in-force')
    return { zh: '当月没有此项目', en: 'there is no such subsidy in this month' };
  if (outcome === 'no-event')
    return { zh: '当月没有申请或记录', en: 'nothing was applied for or recorded in this month' };
  if (outcome === 'unknown' || fen === undefined)
    return { zh: '暂时不能决定，缺少材料', en: 'cannot be decided yet: something is missing' };
  const yuan = formatYuan(fen);
  if (fen === 0) return { zh: '不另外发放', en: 'nothing is paid for it' };
  if (paidBy !== undefined)
    return {
      zh: `符合条件，${yuan}元，由${paidBy}发放`,
      en: `eligible: ${yuan} yuan, paid by others (${paidBy})`,
    };
  if (!hasPayee)
    return {
      zh: `应发${yuan}元，收款的监护人或户主还没有登记，登记后才能发放`,
      en: `${yuan} yuan are due, and can be paid once the guardian or head who receives them is on record`,
    };
  const to = payee ? { zh: `，付给${payee.zh}`, en: ` to ${payee.en}` } : { zh: '', en: '' };
  if (isWaiting)
    return {
      zh: `应发${yuan}元${to.zh}，因预算不足可能要轮候`,
      en: `${yuan} yuan are due${to.en}, and may have to wait for the budget`,
    };
  return isApproved
    ? { zh: `发放${yuan}元${to.zh}`, en: `${yuan} yuan are paid${to.en}` }
    : { zh: `应发${yuan}元${to.zh}，尚待批准`, en: `${yuan} yuan are due${to.en}; not approved yet` };
}

function whyText({ outcome, why, rate, arithmetic, setAside }: LetterDecision, say: Say): string {
  const joint = outcome === 'eligible' ? { zh: '，', en: ', ' } : { zh: '；', en: '; ' };
  const sentences = [
    why.map(say).join(say(joint)),
    rate ? say({ zh: `标准：${rate.zh}`, en: `Rate: ${rate.en}` }) : '',
    arithmetic ? say({ zh: `计算（元）：${arithmetic.zh}`, en: `In yuan: ${arithmetic.en}` }) : '',
    setAside ? say(setAside) : '',
  ].filter(Boolean);
  return sentences
    .map((one) => `${one.charAt(0).toUpperCase()}${one.slice(1)}${say({ zh: '。', en: '.' })}`)
    .join(say({ zh: '', en: ' ' }));
}

function ruleText({ basis, from }: LetterDecision, say: Say): string {
  if (from === undefined) return '';
  const since = say({ zh: `（自${from}起）`, en: ` (from ${from})` });
  return `${basis.join(say({ zh: '；', en: '; ' }))}${since}`;
}

function bringBlocks(decisions: readonly LetterDecision[], say: Say): readonly Block[] {
  const wanted = decisions.filter(({ bring }) => bring.length > 0);
  if (wanted.length === 0) return [];
  const of = (separator: Text) =>
    wanted
      .map(
        ({ title, bring }) =>
          `${[...new Set(bring.map(say))].join(say({ zh: '、', en: ', ' }))}${say({ zh: `（${title}）`, en: ` (for ${title})` })}`,
      )
      .join(say(separator));
  const text = say({
    zh: `请补交：${of({ zh: '；', en: '; ' })}。补齐以后重新核算。`,
    en: `Please bring: ${of({ zh: '；', en: '; ' })}. It will then be decided again.`,
  });
  return [{ kind: 'paragraph', runs: plain(text) }];
}

// No source gives a term or an office for complaints in this district: whoever sends the letter fills them in.
const disagree: Text = {
  zh: '如果上面的情况与事实不符，请带证件来更正，更正以后重新核算。对决定有不同意见的，可以在________日内向____________________提出。',
  en: 'If something above is not as it is in fact, please bring proof; it will be decided again. Whoever disagrees with the decision may turn to ____________________ within ________ days.',
};
const counter: Text = {
  zh: '办理地点和电话：______________________________',
  en: 'Where to come, and telephone: ______________________________',
};

// Numbers are given out by the register of the office, which dpf does not keep.
const number: Text = { zh: '编号：____________________', en: 'Number: ____________________' };
// Each a line of its own on A4, with room for a name written by hand.
const receipt: readonly Text[] = [
  {
    zh: '送达回执：已收到本告知书。日期：______年____月____日',
    en: 'Receipt: I have received this notice. Date: ______________',
  },
  {
    zh: '收件人签名：____________________　与本人关系：______________',
    en: 'Signature: ____________________  relation to the person: ______________',
  },
];

function longDay(day: PlainDate): string {
  const [year, month, number] = day.split('-');
  return `${year}年${Number(month)}月${Number(number)}日`;
}
