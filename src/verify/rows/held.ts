import { type AliasedRawBuilder, type RawBuilder, sql } from 'kysely';
import { type CertificateAsOf, certificatesAsOf } from '../../db/people/certificates-as-of.ts';
import { keptEvents } from '../../registry/certificate/certificate.ts';
import type { CheckContext } from '../check.ts';

/** 某些人的证 the certificates, named `held`, of the people whom a query of ids names, as of the day. */
export function heldBy(
  { asOf, policy }: CheckContext,
  people: RawBuilder<unknown>,
): AliasedRawBuilder<CertificateAsOf, 'held'> {
  return certificatesAsOf(asOf, policy.extensions, sql`c.person_id in (${people})`);
}

/** 未失效 of `held`: still kept here and not past its last valid day, whether live, suspended or frozen. */
export function isKeptAndUnexpired({ asOf }: CheckContext): RawBuilder<boolean> {
  return sql<boolean>`held.last_event in (${sql.join(keptEvents)}) and held.last_valid_on >= ${asOf}`;
}
