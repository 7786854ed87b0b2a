import type { Answer, JudgementVerdict } from '../../../db/history/match-judgement-store.ts';
import type { PersonOnDay } from '../../../db/people/people-by-id.ts';
import type { ListedPerson } from '../../../importing/headings/listed-row.ts';
import { safeToShow } from '../../../importing/cells/reading.ts';
import { mask, maskPhone } from '../../../kernel/mask.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { Severity } from '../../../kernel/problem.ts';
import type { Text } from '../../../kernel/text.ts';
import { sameName } from '../../../registry/names/same-name.ts';
import { birthDateOf, type Sex, sexOf } from '../../../kernel/citizen-id.ts';
import type { Match, MatchedBy, MatchLevel } from '../../../verify/match/matcher.ts';
import type { Field } from '../../../verify/who/evidence.ts';
import type { Band } from '../../../verify/who/score.ts';
import type { Proposal } from './match-proposal.ts';
import type { RowAt } from '../../../importing/find/read-match-list.ts';

/** Somebody on record who may be the listed person; numbers masked unless asked for. */
type MatchedPerson = {
  readonly person: number;
  readonly name: string;
  readonly citizenId: string;
  readonly subdistrict: string | undefined;
  readonly birthDate: PlainDate;
  readonly sex: Sex;
  readonly isLive: boolean;
  /** How surely, in bits. */
  readonly score: number;
  readonly agrees: readonly Field[];
  readonly near: readonly Field[];
  readonly differs: readonly Field[];
  readonly missing: readonly Field[];
  readonly reasons: readonly Text[];
  readonly proposal: Proposal;
  /** 已判定 what somebody answered when asked whether it is this person. */
  readonly judged: Judged | undefined;
};

/** An answer with who gave it, when, and in which file. */
export type Judged = {
  readonly verdict: JudgementVerdict;
  readonly why: string | undefined;
  readonly by: string;
  readonly at: string;
  readonly file: string;
};

/** 比中 a listed person who is on record, or may be: how surely, who, and what may follow. */
export type MatchHit = {
  readonly sheet: string;
  readonly row: number;
  readonly role: ListedPerson['role'];
  readonly name: string | undefined;
  readonly number: string | undefined;
  readonly birthDate: PlainDate | undefined;
  readonly sex: Sex | undefined;
  readonly subdistrict: string | undefined;
  readonly happenedOn: PlainDate | undefined;
  readonly level: MatchLevel;
  readonly band: Band;
  readonly severity: Severity;
  /** More than one: the list does not say which of them it means. */
  readonly people: readonly MatchedPerson[];
  /** Further namesakes, not listed. */
  readonly more: number;
  /** 存疑 why the row may be of somebody or something else; it stands among the reasons. */
  readonly doubt: Text | undefined;
  /** 名单所写的指纹 where it will be asked who is meant. It is shown to nobody. */
  readonly key: string | undefined;
};

/** A listed person and the row they stand in. */
export type ListedSubject = { readonly at: RowAt; readonly person: ListedPerson };

/** How hits are shown: `same` gives one string for all that are equal, for a long list says the same again and again. */
export type Showing = {
  readonly reveal: boolean;
  /** 名单所写的指纹 where somebody will be asked who is meant. */
  readonly keyOf: ((subject: ListedSubject) => string) | undefined;
  readonly same: <Of extends string>(text: Of) => Of;
  readonly sameList: <Of>(list: readonly Of[]) => readonly Of[];
};

/** Begins the showing of a list's hits. */
export function createShowing({ reveal, keyOf }: Pick<Showing, 'reveal' | 'keyOf'>): Showing {
  const known = new Map<string, string>();
  const lists = new Map<string, readonly unknown[]>();
  return {
    reveal,
    keyOf,
    sameList: <Of>(list: readonly Of[]) => {
      const text = JSON.stringify(list);
      const known = lists.get(text) as readonly Of[] | undefined;
      if (known) return known;
      lists.set(text, list);
      return list;
    },
    same: <Of extends string>(text: Of) => {
      const same = known.get(text);
      if (same !== undefined) return same as Of;
      known.set(text, text);
      return text;
    },
  };
}

/** The person on record as a hit shows them. */
export function toMatched(
  { id, name, citizen_id, subdistrict, is_live }: PersonOnDay,
  { score, agrees, near, differs, missing, reasons, judged }: MatchedBy,
  proposal: Proposal,
  { reveal, same, sameList }: Showing,
): MatchedPerson {
  return {
    person: id,
    name,
    citizenId: reveal ? citizen_id : same(mask(citizen_id)),
    subdistrict: subdistrict === null ? undefined : same(subdistrict),
    birthDate: same(birthDateOf(citizen_id)),
    sex: sexOf(citizen_id),
    isLive: is_live === 1,
    score,
    agrees: sameList(agrees),
    near: sameList(near),
    differs: sameList(differs),
    missing: sameList(missing),
    reasons: sameList(reasons),
    proposal,
    judged: judged && toJudged(judged),
  };
}

function toJudged({ verdict, why, actor, at, file_name }: Answer): Judged {
  return { verdict, why: why ?? undefined, by: actor, at, file: file_name };
}

/** The hit with those who may be meant. */
export function toHit(
  subject: ListedSubject,
  { level, band, more }: Match,
  people: readonly MatchedPerson[],
  { reveal, same, keyOf }: Showing,
): MatchHit {
  const { at, person } = subject;
  const number = person.certificate ?? person.citizenId;
  const { happenedOn } = at.listed;
  return {
    sheet: at.sheet,
    row: at.row,
    role: person.role,
    name: person.name === undefined ? undefined : safeToShow(person.name),
    number: number === undefined || reveal ? number : same(mask(number)),
    birthDate: person.birthDate && same(person.birthDate),
    sex: person.sex,
    subdistrict:
      person.subdistrict === undefined ? undefined : same(maskPhone(safeToShow(person.subdistrict))),
    happenedOn: happenedOn && same(happenedOn),
    level,
    band,
    severity: severityOf(level, band, person, people),
    people,
    more,
    doubt: at.listed.doubt,
    key: keyOf?.(subject),
  };
}

/** 把握 and what is left to do: who is meant beyond doubt and by their own name is an error, who may be meant a warning. */
function severityOf(
  level: MatchLevel,
  band: Band,
  listed: ListedPerson,
  people: readonly MatchedPerson[],
): Severity {
  if (band === 'weak' || people.every(({ proposal }) => proposal.isSettled)) return 'info';
  const isNamed = ({ name }: MatchedPerson): boolean =>
    listed.name === undefined || sameName(listed.name, name);
  return band === 'sure' && (level === 'judged' || people.every(isNamed)) ? 'error' : 'warning';
}
