import type { Database } from '../../db/connection/open.ts';
import { writeDocx } from '../../files/documents/write-docx.ts';
import { CannotRun } from '../../kernel/cannot-run.ts';
import { type Fen, fen } from '../../kernel/fen.ts';
import { maskedText } from '../../kernel/mask.ts';
import type { Lang, Text } from '../../kernel/text.ts';
import { plusMonths, type YearMonth } from '../../kernel/year-month.ts';
import { addresseeOf } from '../../payout/explain/addressee.ts';
import { decisionLetter, type LetterDecision } from '../../reports/decision-letter.ts';
import { documentMarkdown } from '../../reports/media/document-markdown.ts';
import { amountText } from '../../schemes/describe/describe-amount.ts';
import { factOf } from '../../facts/facts.ts';
import { type Scheme, versionAt } from '../../schemes/language/scheme.ts';
import { type JobContext, withRegistry } from '../frame/context.ts';
import { explainIn, whoseOf, type ExplainedScheme, type ExplainRequest } from './explain-payout.ts';
import { loadPolicies, type Policies } from '../policy/load-policies.ts';

type Decided = Extract<ExplainedScheme, { trace: unknown }>;

export type LetterRequest = ExplainRequest & { readonly lang: Lang; readonly format: 'docx' | 'md' };

/**
 * 补贴决定告知书 the letter to a person, or to their guardian, about the schemes asked for; unless any are, about what is
 * paid, what is missing, and what is no longer paid. Throws CannotRun for a household or an employer.
 */
export async function writeDecisionLetter(
  context: JobContext,
  request: LetterRequest,
): Promise<string | Uint8Array> {
  return withRegistry(
    context,
    'explain',
    async (db) => {
      const policies = await loadPolicies(context, db);
      const { found, month, decisions } = await explainIn(db, context, policies, request);
      if (!('person' in found)) throw onlyToPeople();
      const { id, name, citizenId } = found.person;
      const told = await decisionsToTell(db, context, policies, request, decisions);
      if (told.length === 0) throw nothingToTell();
      const document = decisionLetter(
        {
          name,
          citizenId,
          month,
          asOf: context.asOf,
          federation: policies.district.federation,
          addressee: masked(await addresseeOf(db, id, context.asOf), context.reveal),
          decisions: told.map((one) => forLetter(one, policies, month)),
        },
        request.lang,
      );
      return request.format === 'md'
        ? documentMarkdown(document)
        : writeDocx(document, { createdOn: context.asOf });
    },
    whoseOf(request.whom),
  );
}

/** A guardian is written by hand in a sheet, and a number may stand beside the name; a file is not made safe as a screen is. */
function masked<To extends { readonly guardian?: string }>(addressee: To, reveal: boolean): To {
  const { guardian } = addressee;
  return reveal || guardian === undefined ? addressee : { ...addressee, guardian: maskedText(guardian) };
}

async function decisionsToTell(
  db: Database,
  context: JobContext,
  policies: Policies,
  request: LetterRequest,
  decisions: readonly ExplainedScheme[],
): Promise<readonly ExplainedScheme[]> {
  if (request.schemes.length > 0) return decisions;
  const earlier = { ...request, month: plusMonths(request.month, -1) };
  const before = await explainIn(db, context, policies, earlier);
  const wasPaid = new Set(
    before.decisions.flatMap(({ scheme, outcome }) => (outcome === 'eligible' ? [scheme] : [])),
  );
  const decided = decisions.filter(isDecided);
  const told = decided.filter(({ outcome, scheme }) => outcome !== 'refused' || wasPaid.has(scheme));
  return told.length > 0 ? told : decided;
}

function isDecided(one: ExplainedScheme): one is Decided {
  return 'trace' in one;
}

function forLetter(one: ExplainedScheme, { schemes }: Policies, month: YearMonth): LetterDecision {
  const { title, outcome } = one;
  if (!isDecided(one)) {
    const nothing = {
      fen: undefined,
      paidBy: undefined,
      payee: undefined,
      rate: undefined,
      arithmetic: undefined,
    };
    const empty = { why: [], setAside: undefined, bring: [], basis: [], from: undefined };
    const isNoEvent = 'status' in one && one.status === 'no-event';
    const why = isNoEvent ? 'no-event' : 'not-in-force';
    return { title, outcome: why, isApproved: false, isWaiting: false, hasPayee: true, ...nothing, ...empty };
  }
  const scheme = schemes.find(({ id }) => id === one.scheme);
  const due = dueOf(one);
  const version = scheme && versionAt(scheme, month);
  const isPaid = outcome === 'eligible' && typeof version === 'object';
  const approved = one.payments.filter(({ state }) => state !== 'drafted');
  const hasPayee = one.payments.every((payment) => payment.hasPayee);
  const missing = outcome === 'unknown' ? one.reasons.map(({ fact }) => fact) : [];
  return {
    title,
    outcome,
    fen: due,
    rate: isPaid ? amountText(version.amount) : undefined,
    arithmetic: isPaid && version.amount.kind !== 'flat' ? one.arithmetic : undefined,
    isApproved: due !== undefined && approved.reduce((sum, payment) => sum + payment.fen, 0) === due,
    isWaiting: one.waiting !== undefined,
    hasPayee,
    paidBy: one.mode === 'record' ? scheme?.fund : undefined,
    payee: scheme && payeeOf(scheme),
    why: whyOf(one),
    setAside: setAsideOf(one),
    bring: [...missing.map((fact) => factOf(fact).proof), ...(hasPayee ? [] : [proofOfPayee])],
    basis: one.basis.map(({ doc, clause, issuedOn }) => [doc, clause, issuedOn].filter(Boolean).join(' ')),
    from: one.versionFrom,
  };
}

const proofOfPayee: Text = {
  zh: '监护人或户主的身份证、户口本和银行账户',
  en: 'the identity card, household register and bank account of the guardian or head',
};

/** What is left after the rules between schemes. */
function dueOf({ fen: own, capsAndStacking, outcome }: Decided): Fen | undefined {
  if (outcome !== 'eligible') return undefined;
  if (capsAndStacking?.countsOn !== undefined) return fen(0);
  return capsAndStacking?.gaveWay ? capsAndStacking.gaveWay.left : own;
}

function whyOf({ outcome, grounds, reasons }: Decided): readonly Text[] {
  if (outcome === 'eligible') return grounds;
  if (outcome === 'refused') return reasons.map(({ text }) => text);
  const labels = [...new Set(reasons.map(({ fact }) => fact))].map((fact) => factOf(fact).label);
  return [
    {
      zh: `没有下列情况的记录：${labels.map(({ zh }) => zh).join('、')}`,
      en: `not on record: ${labels.map(({ en }) => en).join(', ')}`,
    },
  ];
}

function setAsideOf({ capsAndStacking, titles }: Decided): Text | undefined {
  const { gaveWay, countsOn } = capsAndStacking ?? {};
  if (countsOn !== undefined)
    return { zh: `本期已按${countsOn}的一次计算`, en: `the one of ${countsOn} counts for this period` };
  if (!gaveWay) return undefined;
  const other = titles[gaveWay.to] ?? gaveWay.to;
  return gaveWay.left === 0
    ? { zh: `与${other}不能同时享受`, en: `it is not paid together with ${other}` }
    : { zh: `与${other}不能同时足额享受`, en: `it is not paid in full together with ${other}` };
}

function payeeOf({ payee: { to, name, ifMinor } }: Scheme): Text | undefined {
  if (name !== undefined) return { zh: name, en: name };
  if (to === 'head' && ifMinor)
    return { zh: '户主，未成年的为监护人', en: 'the head of the household, or the guardian of a minor' };
  if (to === 'head') return { zh: '户主', en: 'the head of the household' };
  return to === 'guardian' ? { zh: '监护人', en: 'the guardian' } : undefined;
}

function nothingToTell(): CannotRun {
  return new CannotRun({
    what: { zh: '没有可以告知的决定', en: 'There is no decision to tell' },
    why: {
      zh: '这些项目不发给个人，或当月还没有',
      en: 'these schemes are not of people, or not in force yet',
    },
    next: { zh: '请换一个项目或月份', en: 'Ask for another scheme or month' },
  });
}

function onlyToPeople(): CannotRun {
  return new CannotRun({
    what: { zh: '告知书只写给个人', en: 'A letter is written to a person only' },
    next: {
      zh: '请写一个人，不用 --household 或 --employer',
      en: 'Name a person instead of a household or employer',
    },
  });
}
