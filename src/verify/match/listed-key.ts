import { createHash } from 'node:crypto';
import type { ListedPerson } from '../../importing/headings/match-columns.ts';

/**
 * 名单所写的指纹 a digest of all that a row says of somebody: a row that says the very same is the same question again,
 * wherever it stands. Whoever has it can find the number out by trying, so it stays in the database.
 */
export function listedKey(listed: ListedPerson): string {
  const { name, citizenId, certificate, birthDate, sex, phone, address, subdistrict, community } = listed;
  const said = [name, citizenId, certificate, birthDate, sex, phone, address, subdistrict, community];
  return createHash('sha256')
    .update(JSON.stringify(said.map((one) => one ?? null)))
    .digest('hex');
}
