import type { PersonOnDay } from '../../db/people/people-by-id.ts';
import type { ListedPerson } from '../../importing/headings/match-columns.ts';
import { safeToShow } from '../../importing/cells/reading.ts';
import { mask } from '../../kernel/mask.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Severity } from '../../kernel/problem.ts';
import type { Text } from '../../kernel/text.ts';
import { sameName } from '../../registry/names/same-name.ts';
import type { MatchLevel } from '../../verify/match/judge-candidate.ts';
import type { Match } from '../../verify/match/matcher.ts';
import type { Proposal } from './match-proposal.ts';
import type { RowAt } from '../../importing/find/read-match-list.ts';

/** Somebody on record who may be the listed person; numbers masked unless asked for. */
type MatchedPerson = {
  readonly person: number;
  readonly name: string;
  readonly citizenId: string;
  readonly subdistrict: string | undefined;
  readonly isLive: boolean;
  readonly reasons: readonly Text[];
  readonly proposal: Proposal;
};

/** 比中 a listed person who is on record, or may be: how surely, who, and what may follow. */
export type MatchHit = {
  readonly sheet: string;
  readonly row: number;
  readonly role: ListedPerson['role'];
  readonly name: string | undefined;
  readonly number: string | undefined;
  readonly happenedOn: PlainDate | undefined;
  readonly level: MatchLevel;
  readonly severity: Severity;
  /** More than one: the list does not say which of them it means. */
  readonly people: readonly MatchedPerson[];
  /** Further namesakes, not listed. */
  readonly more: number;
};

/** A listed person and the row they stand in. */
export type Subject = { readonly at: RowAt; readonly person: ListedPerson };

/** How hits are shown: `same` gives one string for all that are equal, for a long list says the same again and again. */
export type Showing = { readonly reveal: boolean; readonly same: <Of extends string>(text: Of) => Of };

/** Begins the showing of a list's hits. */
export function createShowing(reveal: boolean): Showing {
  const known = new Map<string, string>();
  return {
    reveal,
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
  reasons: readonly Text[],
  proposal: Proposal,
  { reveal, same }: Showing,
): MatchedPerson {
  return {
    person: id,
    name,
    citizenId: reveal ? citizen_id : same(mask(citizen_id)),
    subdistrict: subdistrict === null ? undefined : same(subdistrict),
    isLive: is_live === 1,
    reasons,
    proposal,
  };
}

/** The hit with those who may be meant. */
export function toHit(
  { at, person }: Subject,
  { level, more }: Match,
  people: readonly MatchedPerson[],
  { reveal, same }: Showing,
): MatchHit {
  const number = person.certificate ?? person.citizenId;
  const { happenedOn } = at.listed;
  return {
    sheet: at.sheet,
    row: at.row,
    role: person.role,
    name: person.name === undefined ? undefined : safeToShow(person.name),
    number: number === undefined || reveal ? number : same(mask(number)),
    happenedOn: happenedOn && same(happenedOn),
    level,
    severity: severityOf(level, person, people),
    people,
    more,
  };
}

/** 把握 and what is left to do: a sure hit that asks for something is an error, an unsure one a warning. */
function severityOf(level: MatchLevel, listed: ListedPerson, people: readonly MatchedPerson[]): Severity {
  if (level === 'name' || people.every(({ proposal }) => proposal.isSettled)) return 'info';
  const isNamed = ({ name }: MatchedPerson): boolean =>
    listed.name === undefined || sameName(listed.name, name);
  const isSure = (level === 'id' || level === 'certificate') && people.every(isNamed);
  return isSure ? 'error' : 'warning';
}
