import type { Database } from '../connection/open.ts';

/** Finds the people of many numbers at once. */
export type PeopleByNumber = {
  readonly byCitizenId: (citizenId: string | undefined) => number | undefined;
  /** By the certificate number in full. */
  readonly byCertificate: (certificate: string | undefined) => number | undefined;
};

/** Looks citizen ids and certificate numbers up, in one query each. */
export function peopleByNumber(
  { sqlite }: Pick<Database, 'sqlite'>,
  listed: readonly { readonly citizenId: string | undefined; readonly certificate: string | undefined }[],
): PeopleByNumber {
  const find = (sql: string, numbers: readonly (string | undefined)[]): ReadonlyMap<string, number> => {
    const wanted = JSON.stringify(numbers.filter((number) => number !== undefined));
    return new Map(sqlite.prepare<[string], [string, number]>(sql).raw().all(wanted));
  };
  const people = find(
    'select citizen_id, id from person where citizen_id in (select value from json_each(?))',
    listed.map(({ citizenId }) => citizenId),
  );
  const certificates = find(
    `select number, person_id from certificate
     where withdrawn_by is null and number in (select value from json_each(?))`,
    listed.map(({ certificate }) => certificate),
  );
  const look = (known: ReadonlyMap<string, number>) => (number: string | undefined) =>
    number === undefined ? undefined : known.get(number);
  return { byCitizenId: look(people), byCertificate: look(certificates) };
}
