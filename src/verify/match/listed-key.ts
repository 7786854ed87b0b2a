import { createHash } from 'node:crypto';
import type { ListedPerson } from '../../importing/headings/listed-row.ts';

/** 场合 what a row is of, and where it stands. */
export type Occasion = {
  readonly matter: string;
  readonly happenedOn: string | undefined;
  readonly file: string;
  readonly sheet: string;
  readonly row: number;
  /** 存疑 what the row says besides. */
  readonly doubt: string | undefined;
};

/**
 * 名单所写的指纹 a digest of all that a row says of somebody: a row that says the very same is the same question again,
 * wherever it stands. A row without number and birth date says it of many: there it is the same only of the same matter and
 * day, and without a day of that very row. Whoever has the digest can find a number out by trying, so it stays in the database.
 */
export function listedKey(listed: ListedPerson, occasion: Occasion): string {
  const { name, citizenId, certificate, birthDate, sex, phone, address, subdistrict, community } = listed;
  const said = [name, citizenId, certificate, birthDate, sex, phone, address, subdistrict, community];
  // What was not read may tell two rows apart that say the same else.
  const roughly = [
    listed.bornIn,
    listed.age?.years,
    ...(listed.unread ? [JSON.stringify(listed.unread)] : []),
    ...(occasion.doubt === undefined ? [] : [occasion.doubt]),
  ];
  const isOfOne = [citizenId, certificate, birthDate].some((one) => one !== undefined);
  return createHash('sha256')
    .update(
      JSON.stringify([...said, ...roughly, ...(isOfOne ? [] : whenOf(occasion))].map((one) => one ?? null)),
    )
    .digest('hex');
}

function whenOf({ matter, happenedOn, file, sheet, row }: Occasion): readonly (string | number)[] {
  return happenedOn === undefined ? [matter, file, sheet, row] : [matter, happenedOn];
}
