import type { Text } from '../../kernel/text.ts';
import { createSearch } from './blocking.ts';
import { type Evidence, type Field, fields, type SoughtPerson } from './evidence.ts';
import type { Register } from './register.ts';
import { type Band, bandOf, scoreOf } from './score.ts';
import { weigh } from './weigh.ts';

/** 可能是谁 somebody of the register who may be the one sought, by the evidence. */
export type Candidate = {
  /** The place in the index. */
  readonly at: number;
  readonly score: number;
  readonly band: Band | undefined;
  readonly evidence: readonly Evidence[];
};

/** 说得出的证据 what agrees, what nearly does (a slip, the same sound or shape), what differs, what one of the two sides does not say, and how in words. */
export type WordedEvidence = {
  readonly agrees: readonly Field[];
  readonly near: readonly Field[];
  readonly differs: readonly Field[];
  readonly missing: readonly Field[];
  readonly reasons: readonly Text[];
};

/** The one place that says who may be meant. */
export type Who = {
  /** Everybody who is worth judging, by their places. */
  readonly search: (sought: SoughtPerson) => readonly number[];
  /** Everybody who may be meant, the best first. */
  readonly find: (sought: SoughtPerson) => readonly Candidate[];
  /** 逐人比对 everybody of whom anything that tells people apart agrees, however little it says; for one person, not for many. */
  readonly findAny: (sought: SoughtPerson) => readonly Candidate[];
  /** 同名的人 everybody whose very name it is, whatever else speaks against them, the best first. */
  readonly findNamed: (sought: SoughtPerson) => readonly Candidate[];
  readonly judge: (sought: SoughtPerson, at: number) => Candidate;
};

/** Makes the finder over a register. */
export function createWho(register: Register): Who {
  const search = createSearch(register.index);
  const judge: Who['judge'] = (sought, at) => {
    const evidence = weigh(register, sought, at);
    const score = scoreOf(evidence, register.people);
    return { at, score, band: bandOf(score, evidence), evidence };
  };
  return {
    search,
    judge,
    find: (sought) =>
      search(sought)
        .map((at) => judge(sought, at))
        .filter(({ band }) => band !== undefined)
        .toSorted(bestFirst),
    findNamed: (sought) =>
      (sought.keys ? register.places('exact', sought.keys.exact) : [])
        .map((at) => judge(sought, at))
        .toSorted(bestFirst),
    findAny: (sought) => {
      const found: Candidate[] = [];
      for (let at = 0; at < register.index.size; at += 1) {
        const candidate = judge(sought, at);
        if (candidate.evidence.some(tellsApart)) found.push(candidate);
      }
      return found.toSorted(bestFirst);
    },
  };
}

/** In order of how surely somebody is meant. */
export function bestFirst(one: Candidate, other: Candidate): number {
  return other.score - one.score || one.at - other.at;
}

function tellsApart({ field, verdict }: Evidence): boolean {
  return verdict !== 'differs' && field !== 'sex' && field !== 'place';
}

/** The evidence as it is told. */
export function sayEvidence(evidence: readonly Evidence[]): WordedEvidence {
  const of = (matches: (one: Evidence) => boolean): readonly Field[] =>
    fields.filter((field) => evidence.some((one) => one.field === field && matches(one)));
  const differs = of(({ verdict, contradicts }) => verdict === 'differs' || contradicts);
  const near = of(({ verdict }) => verdict === 'near').filter((field) => !differs.includes(field));
  const isWhole = evidence.some((one) => one.field === 'number' && one.verdict !== 'differs' && !one.isPart);
  return {
    agrees: of(({ verdict }) => verdict === 'agrees').filter(
      (field) => !near.includes(field) && !differs.includes(field),
    ),
    near,
    differs,
    missing: fields.filter(
      (field) => !evidence.some((one) => one.field === field) && !(isWhole && inNumber.has(field)),
    ),
    reasons: evidence.flatMap(({ reasons }) => reasons),
  };
}

/** A number says the birth date and the sex, too. */
const inNumber: ReadonlySet<Field> = new Set(['birth', 'sex']);
