import { certificatesAsOf } from '../../db/people/certificates-as-of.ts';
import { showCasesAsOf } from '../../db/cases/case-lists.ts';
import { casesAbout } from '../../db/cases/case-store.ts';
import type { Database } from '../../db/connection/open.ts';
import { holdsOn } from '../../db/people/fact-on.ts';
import { recordedEnds } from '../../db/people/recorded-ends.ts';
import { factsOf, personRow, recordsOf } from '../../db/people/person-timeline.ts';
import { categoryNames } from '../../kernel/certificate-number.ts';
import { mask, maskPhone } from '../../kernel/mask.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Text } from '../../kernel/text.ts';
import { stateNames, stateAfter } from '../../registry/certificate/certificate.ts';
import {
  isLive,
  type Standing,
  standingNames,
  standingOn,
} from '../../registry/certificate/certificate-life.ts';
import { type JobContext, withRegistry } from '../frame/context.ts';
import { factNames, factValue } from './fact-names.ts';
import { findPerson, theOne } from './find-person.ts';
import { loadPolicies } from '../policy/load-policies.ts';

/** 个人档案 what is on record of a person as of a day. */
export type PersonFile = {
  readonly id: number;
  readonly name: string;
  readonly citizenId: string;
  readonly asOf: PlainDate;
  readonly address: string | undefined;
  readonly phone: string | undefined;
  readonly facts: readonly {
    readonly name: string;
    readonly label: Text;
    readonly value: string;
    readonly said: Text;
    readonly since: PlainDate;
  }[];
  readonly certificates: readonly HeldCertificate[];
  readonly account: { readonly bank: string; readonly holder: string; readonly account: string } | undefined;
  readonly guardian: string | undefined;
  readonly diedOn: PlainDate | undefined;
  /** Since when a full roster has not named them. */
  readonly absentSince: PlainDate | undefined;
  /** 个案 their own, and those that somebody else brought about a certificate of theirs. */
  readonly cases: readonly CaseOfPerson[];
};

/** A case by its number, and the certificate that it is about. */
type CaseOfPerson = {
  readonly case: number;
  readonly kind: string;
  readonly title: string;
  readonly openedOn: PlainDate;
  readonly isOpen: boolean;
  readonly certificate: string | undefined;
};

/** One certificate in the file. */
type HeldCertificate = {
  readonly number: string;
  readonly category: Text;
  readonly grade: number;
  readonly state: Text;
  /** What it is worth on the day: its state, its term and the extensions taken together. */
  readonly standing: Standing;
  readonly standingText: Text;
  readonly isLive: boolean;
  readonly issuedOn: PlainDate | undefined;
  readonly lastValidOn: PlainDate | undefined;
};

/** The file of the one person a text means. Throws CannotRun if there is none or more than one. */
export async function showPerson(context: JobContext, text: string): Promise<PersonFile> {
  return withRegistry(
    context,
    'person show',
    async (db) => {
      const { id } = await findPerson(db, text);
      const person = await personRow(db, id);
      const death = recordedEnds(db, [id])(id).diedOn;
      const diedOn = death !== undefined && death <= context.asOf ? death : undefined;
      const account = recordsOf(db, 'account', id).findLast(({ corrected }) => corrected === 0);
      const number = account?.['account'];
      return {
        id,
        name: person.name,
        citizenId: shown(context, person.citizen_id),
        asOf: context.asOf,
        address: person.address ?? undefined,
        phone: phoneShown(context, person.phone),
        facts: factsOn(db, id, context.asOf),
        certificates: await certificatesOf(db, context, id, diedOn),
        diedOn,
        account:
          account && typeof number === 'string'
            ? {
                bank: String(account['bank'] ?? ''),
                holder: String(account['account_holder'] ?? ''),
                account: shown(context, number),
              }
            : undefined,
        guardian: account?.['guardian'] === null ? undefined : (account?.['guardian'] as string | undefined),
        absentSince: person.absent_since ?? undefined,
        cases: await casesOf(db, context, id),
      };
    },
    { whose: theOne(text) },
  );
}

async function casesOf(db: Database, context: JobContext, personId: number): Promise<PersonFile['cases']> {
  if (casesAbout(db.sqlite, personId).length === 0) return [];
  showCasesAsOf(db.sqlite, context.asOf);
  const found = casesAbout(db.sqlite, personId);
  const { caseKinds } = await loadPolicies(context, db);
  return found.map(({ id, kind, opened_on: openedOn, ended, number }) => ({
    case: id,
    kind,
    title: caseKinds.find((one) => one.id === kind)?.title ?? kind,
    openedOn,
    isOpen: ended === null,
    certificate: number === null ? undefined : shown(context, number),
  }));
}

function phoneShown({ phones }: JobContext, phone: string | null): string | undefined {
  return phone === null ? undefined : phones ? phone : maskPhone(phone);
}

function shown({ reveal }: JobContext, number: string): string {
  return reveal ? number : mask(number);
}

function factsOn(db: Database, personId: number, asOf: PlainDate): PersonFile['facts'] {
  return factsOf(db, personId)
    .filter((fact) => fact.corrected === 0 && holdsOn(fact, asOf))
    .map(({ name, value, valid_from }) => ({
      name,
      label: factNames[name],
      value,
      said: factValue(name, value),
      since: valid_from,
    }));
}

async function certificatesOf(
  db: Database,
  context: JobContext,
  personId: number,
  diedOn: PlainDate | undefined,
): Promise<readonly HeldCertificate[]> {
  const { district } = await loadPolicies(context, db);
  const held = await db.query
    .selectFrom(certificatesAsOf(context.asOf, district.certificates.extensions))
    .selectAll('held')
    .where('held.person_id', '=', personId)
    .orderBy('held.issued_on')
    .orderBy('held.first_issued_on')
    .orderBy('held.number')
    .execute();
  return held.map((one) => {
    const state = one.last_event === null ? 'none' : stateAfter[one.last_event];
    const { expires_on: expiresOn, last_valid_on: lastValidOn } = one;
    const term = expiresOn !== null && lastValidOn !== null ? { expiresOn, lastValidOn } : undefined;
    const standing = standingOn(context.asOf, state, term, diedOn);
    return {
      number: shown(context, one.number),
      category: categoryNames[one.category],
      grade: one.grade,
      state: stateNames[state],
      standing,
      standingText: standingNames[standing],
      isLive: isLive(standing) === true,
      issuedOn: one.issued_on ?? undefined,
      lastValidOn: lastValidOn ?? undefined,
    };
  });
}
