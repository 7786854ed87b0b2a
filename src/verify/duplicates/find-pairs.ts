import type { Database } from '../../db/connection/open.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Text } from '../../kernel/text.ts';
import type { Evidence } from '../who/evidence.ts';
import { readRegister } from '../who/read-register.ts';
import { PAIR_BANDS } from '../who/weights.ts';
import { soughtOnRecord } from '../who/sought-person.ts';
import { createWho, type WordedEvidence, sayEvidence } from '../who/who.ts';

/** 疑似同一人 two people who may be one, the one registered first first. */
export type FoundPair = WordedEvidence & {
  readonly ids: readonly [number, number];
  /** In bits. */
  readonly score: number;
  /** The score as a share of a hundred that they are one, at most 99. */
  readonly strength: number;
};

const TOLD_EVERY = 2000;
/** The share of the time that goes into reading everybody. */
const READING = 0.3;

/** Finds every pair of people on record who may be one, the surest first. */
export function findPairs(
  db: Database,
  asOf: PlainDate,
  progress: (done: number, share: number) => void,
): { readonly people: number; readonly compared: number; readonly pairs: readonly FoundPair[] } {
  const { register } = readRegister(db, asOf, 2, (done, of) => {
    progress(done, (done / Math.max(of, 1)) * READING);
  });
  const { index } = register;
  const who = createWho(register);
  const pairs: FoundPair[] = [];
  let compared = 0;
  for (let at = 0; at < index.size; at += 1) {
    const sought = soughtOnRecord(index, at);
    for (const other of who.search(sought)) {
      if (other <= at) continue;
      compared += 1;
      const { score, evidence } = who.judge(sought, other);
      if (score < PAIR_BANDS.likely || areTwo(evidence)) continue;
      const ids = [index.columns.id[at] ?? 0, index.columns.id[other] ?? 0] as const;
      pairs.push({
        ids,
        score: Math.round(score * 10) / 10,
        strength: strengthOf(score),
        ...said(evidence),
      });
    }
    if (at % TOLD_EVERY === 0) progress(index.size, READING + (at / index.size) * (1 - READING));
  }
  return { people: index.size, compared, pairs: inOrder(pairs) };
}

/**
 * 改名 another name is somebody else's, unless the home or the telephone is the same and nothing else contradicts: man and wife
 * may be born on one day.
 */
function areTwo(evidence: readonly Evidence[]): boolean {
  const against = evidence.filter(({ contradicts }) => contradicts);
  const isHome = ({ field, verdict }: Evidence): boolean =>
    (field === 'phone' || field === 'address') && verdict === 'agrees';
  return against.some(({ field }) => field === 'name') && (against.length > 1 || !evidence.some(isHome));
}

/** 同名 is said of two people, too, while of a row and its person only what is not the same is. */
function said(evidence: readonly Evidence[]): WordedEvidence {
  const all = sayEvidence(evidence);
  const isSame = evidence.some(({ field, reasons }) => field === 'name' && reasons.length === 0);
  return isSame ? { ...all, reasons: [SAME_NAME, ...all.reasons] } : all;
}

const SAME_NAME: Text = { zh: '同名', en: 'same name' };
const SUREST = 99;

function strengthOf(score: number): number {
  return Math.min(SUREST, Math.round(100 / (1 + 2 ** -score)));
}

function inOrder(pairs: readonly FoundPair[]): readonly FoundPair[] {
  return pairs.toSorted(
    (one, other) => other.score - one.score || one.ids[0] - other.ids[0] || one.ids[1] - other.ids[1],
  );
}
