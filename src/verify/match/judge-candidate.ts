import type { Identity } from '../../db/people/people-by-id.ts';
import type { ListedPerson } from '../../importing/headings/match-columns.ts';
import { birthDateIn, birthDateOf } from '../../kernel/citizen-id.ts';
import type { Text } from '../../kernel/text.ts';
import { ALIKE, compareNames } from '../../registry/names/compare-names.ts';
import { typingError, typingErrorText } from '../../registry/near-number.ts';

/**
 * 比中的把握 how a listed person was recognised, from the surest on; of `two-people` number and name are two people's, and
 * nothing follows for either. Permanent.
 */
export const matchLevels = [
  'id',
  'certificate',
  'near-id',
  'name-birth',
  'name-contact',
  'name',
  'two-people',
] as const;
export type MatchLevel = (typeof matchLevels)[number];

const ONE_NAME = 97;

/** How surely somebody on record is the listed person whose number is nobody's; undefined if there is nothing in it. */
export function judgeCandidate(
  listed: ListedPerson,
  known: Identity,
  hasContact: boolean,
): { readonly level: MatchLevel; readonly reasons: readonly Text[] } | undefined {
  const name = compareNames(listed.name ?? '', known.name);
  if (listed.name === undefined || name.strength < ALIKE) return undefined;
  const reasons = name.reasons;
  const { citizenId, birthDate } = listed;
  const error = citizenId === undefined ? undefined : mistyped(citizenId, known.citizen_id);
  if (error) return { level: 'near-id', reasons: [...reasons, error] };
  const births = [birthDate, citizenId === undefined ? undefined : birthDateIn(citizenId)];
  if (births.includes(birthDateOf(known.citizen_id))) {
    return { level: 'name-birth', reasons: [...reasons, ...(citizenId === undefined ? [] : [OTHER_ID])] };
  }
  if (citizenId !== undefined || birthDate !== undefined || name.strength < ONE_NAME) return undefined;
  return { level: hasContact ? 'name-contact' : 'name', reasons };
}

/** One typing error in the number as written, or before its check character was worked out. */
function mistyped(citizenId: string, known: string): Text | undefined {
  const error = typingError(citizenId, known) ?? typingError(citizenId.slice(0, 17), known.slice(0, 17));
  return error && typingErrorText(error);
}

const OTHER_ID: Text = { zh: '身份证号不同', en: 'another citizen id' };
