import { sql } from 'kysely';
import type { Database } from '../db/connection/open.ts';
import { foldSubdistrict } from '../registry/subdistrict.ts';
import { programmeNamed } from '../services/programme.ts';
import { buildCases } from './kinds/cases.ts';
import { buildHolders } from './rows/holder-table.ts';
import type { Built, Scope } from './indicator.ts';
import { buildReviewed, campaignOf } from './kinds/reviews.ts';
import { buildLines, buildRuns } from './rows/run-lines.ts';
import { schemesInYear } from './rows/scheme-in-year.ts';

/** A scope with the temporary tables that stand for it; none at first. */
export type ReadyScope = Scope & { readonly built: Set<Built> };

/** 已备范围 a scope with what the definitions of its figures need to know. */
export type BuiltScope = ReadyScope &
  Required<Pick<Scope, 'calculated' | 'programmeWords' | 'placeWords' | 'narrative'>> & {
    readonly built: Set<Built>;
  };

/** Finds the campaign, the runs and the words that the figures of a year go by. Nothing may be written while it is in use. */
export async function buildScope(db: Database, asked: Scope): Promise<BuiltScope> {
  const scope = { ...asked, campaign: await campaignOf(db, asked) };
  await buildRuns(db, scope);
  return {
    ...scope,
    calculated: await schemesInYear(db, scope),
    programmeWords: await programmeWordsOf(db, scope),
    placeWords: await placeWordsOf(db, scope),
    narrative: await narrativeOf(db, scope),
    built: new Set(),
  };
}

const builders: Readonly<Record<Built, (db: Database, scope: Scope) => Promise<void>>> = {
  holders: buildHolders,
  reviewed: buildReviewed,
  lines: buildLines,
  cases: buildCases,
};

/** Builds what is to be read, each table once a scope; one that is read by another comes before it. */
export async function makeReady(db: Database, scope: ReadyScope, ...tables: readonly Built[]): Promise<void> {
  for (const table of tables) {
    if (scope.built.has(table)) continue;
    await builders[table](db, scope);
    scope.built.add(table);
  }
}

/** 台账用词 the few words that the ledger has for programmes, each under the one that it means. */
async function programmeWordsOf(
  { query }: Database,
  { programmes }: Scope,
): Promise<BuiltScope['programmeWords']> {
  const { rows } = await sql<{ word: string }>`select distinct programme as word from current_service_record
    order by word`.execute(query);
  const meant = rows.map(({ word }) => ({ word, id: programmeNamed(programmes, word)?.id }));
  return new Map(
    programmes.map(({ id }) => [id, meant.filter((one) => one.id === id).map(({ word }) => word)]),
  );
}

async function placeWordsOf({ query }: Database, { district }: Scope): Promise<BuiltScope['placeWords']> {
  const { rows } = await sql<{ word: string }>`select distinct subject as word from current_service_record
    where subject is not null order by word`.execute(query);
  return new Map(
    rows.flatMap(({ word }) => {
      const name = foldSubdistrict(district, word);
      return name === undefined ? [] : [[word, name] as const];
    }),
  );
}

async function narrativeOf({ query }: Database, { year }: Scope): Promise<BuiltScope['narrative']> {
  const { rows } = await sql<{ section: string; text: string }>`select section, text from current_narrative
    where year = ${year} order by section`.execute(query);
  return new Map(rows.map(({ section, text }) => [section, text]));
}
