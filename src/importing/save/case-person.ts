import type { Sqlite } from '../../db/connection/driver.ts';
import type { CitizenId } from '../../kernel/citizen-id.ts';
import type { Text } from '../../kernel/text.ts';
import { createNameTest } from './person-names.ts';
import { createPersonWriter } from './person-writer.ts';
import type { WrittenBy } from './source.ts';

/** 个案的人 whom a row of cases names, as it says it. */
type Named = {
  readonly name: string | undefined;
  readonly registryId: number | undefined;
  readonly citizenId: CitizenId | undefined;
};
type Refused = { readonly refused: Text; readonly next: Text };

/** Finds the person of a row: a registry id counts only with the name beside it; a citizen id registers somebody new. */
export type PersonNames = {
  readonly find: (named: Named, row: number) => { readonly id: number } | Refused;
  /** Whether all that a row says of somebody is theirs. */
  readonly isMeant: (id: number, named: Named) => boolean;
};

/** Prepares the finding of people. */
export function createPersonNames(sqlite: Sqlite, source: WrittenBy): PersonNames {
  const byId = sqlite.prepare<[number], { id: number; name: string; citizen_id: string }>(
    'select id, name, citizen_id from person where id = ?',
  );
  const names = createNameTest(sqlite);
  const save = createPersonWriter(sqlite, source);
  const isMeant: PersonNames['isMeant'] = (id, { registryId, citizenId, name }) => {
    const known = byId.get(id);
    return (
      known !== undefined &&
      (registryId === undefined || registryId === id) &&
      (citizenId === undefined || known.citizen_id === citizenId) &&
      (name === undefined || names.ofPerson(known, name) === undefined)
    );
  };
  return {
    isMeant,
    find({ registryId, citizenId, name }, row) {
      if (registryId !== undefined)
        return isMeant(registryId, { registryId, citizenId, name }) ? { id: registryId } : notOne;
      if (citizenId === undefined || name === undefined) return notOne;
      const saved = save({ citizenId, name }, row);
      return saved.saved === 'refused' ? notOne : { id: saved.id };
    },
  };
}

const notOne: Refused = {
  refused: {
    zh: '登记号、身份证号和姓名不是同一个人的',
    en: 'registry id, citizen id and name are not one person’s',
  },
  next: { zh: '请对照身份证核对', en: 'check them against the identity card' },
};
