import { type AliasedRawBuilder, type RawBuilder, sql } from 'kysely';
import { certificatesAsOf } from '../../db/people/certificates-as-of.ts';
import type { Database } from '../../db/connection/open.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { programmeNamed } from '../../services/programme.ts';
import type { CheckContext } from '../check.ts';
import type { RowOnRecord } from './source-row.ts';

/** 服务记录 a row of the ledger beside the rules of its programme; one of quantity 0 is no service, unless money was given. */
export type Served = RowOnRecord & {
  readonly id: number;
  readonly person_id: number | null;
  readonly served_on: PlainDate;
  /** The id of the programme, and its title. */
  readonly programme: string;
  readonly title: string;
};

/** 服务台账 the rows under a declared programme, named `served`, up to the day. */
export function servedBy(db: Database, context: CheckContext): AliasedRawBuilder<Served, 'served'> {
  const { asOf, services } = context;
  const rules = wordsOnRecord(db).flatMap((word) => {
    const programme = programmeNamed(services.programmes, word);
    if (!programme) return [];
    const { ages, isNamed, needsCertificate } = programme;
    return [{ ...programme, word, ...ages, isNamed: Number(isNamed), needs: Number(needsCertificate) }];
  });
  // The words first: the ledger is then read by its index on them.
  return sql<Served>`(
    select r.id, r.person_id, r.subject, r.number, r.served_on, r.quantity, r.unit, r.amount_fen,
      r.import_id, r.sheet, r.row_number, rule.value ->> 'id' as programme, rule.value ->> 'title' as title,
      rule.value ->> 'unit' as unit_declared, rule.value ->> 'isNamed' as is_named, rule.value ->> 'from' as age_from,
      rule.value ->> 'to' as age_to, rule.value -> 'categories' as categories, rule.value ->> 'needs' as is_needed,
      rule.value ->> 'mostFen' as most_fen, rule.value ->> 'once' as once
    from json_each(${JSON.stringify(rules)}) as rule
      cross join current_service_record as r on r.programme = rule.value ->> 'word'
    where r.served_on <= ${asOf} and (r.quantity > 0 or r.amount_fen is not null))`.as<'served'>('served');
}

/** Every word for a programme in the ledger. */
export function wordsOnRecord({ sqlite }: Database): readonly string[] {
  return sqlite
    .prepare<[], string>('select distinct programme from current_service_record order by programme')
    .pluck()
    .all();
}

/**
 * 当日的证 the certificates, named `held`, of the person and as of the day that two columns of the query around it hold.
 */
export function heldOn(
  { policy }: CheckContext,
  person: string,
  day: string,
): ReturnType<typeof certificatesAsOf> {
  return certificatesAsOf(sql.ref<PlainDate>(day), policy.extensions, sql`c.person_id = ${sql.ref(person)}`);
}

/** 当日没有有效证 whether none of them is live; one whose term is not known may be. */
export function hasNoneLive(context: CheckContext, person: string, day: string): RawBuilder<boolean> {
  return sql<boolean>`not exists (select 1 from ${heldOn(context, person, day)} where held.is_live is not 0)`;
}
