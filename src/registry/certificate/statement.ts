import type { Category, CertificateNumber, Grade } from '../../kernel/certificate-number.ts';
import type { Sex } from '../../kernel/citizen-id.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { CancelReason, CertificateEventKind } from './certificate.ts';

/** 出处 the import and row that said something; `asOf` is the day of its list, `command` its place among the commands. */
export type StatementOrigin = {
  readonly importId: number;
  readonly sheet: string;
  readonly row: number;
  readonly asOf: PlainDate;
  readonly command: number;
};

/** What a roster row says of its holder that is kept with the days on which it was true. */
export const attributesOfHolder = ['subdistrict', 'community', 'guardian'] as const;
export type AttributeName = (typeof attributesOfHolder)[number];
export type StatedAttributes = Readonly<Partial<Record<AttributeName, string | undefined>>>;

/** The attributes of a holder, each as `say` has it; null says nothing. */
export function statedAttributes(say: (name: AttributeName) => string | null | undefined): StatedAttributes {
  return Object.fromEntries(attributesOfHolder.map((name) => [name, say(name) ?? undefined]));
}

/** What a roster row says of its holder that is kept as last said; undefined says nothing. */
export type StatedPerson = {
  readonly name: string;
  readonly statedSex?: Sex | undefined;
  readonly statedBirthDate?: PlainDate | undefined;
  readonly ethnicity?: string | undefined;
  readonly address?: string | undefined;
  readonly phone?: string | undefined;
};

/**
 * 个人各栏 each with the column that keeps it, in the order in which they are written: whatever reads, writes, compares or
 * takes back what rosters say of a person goes by this list.
 */
export const personFields = Object.entries({
  name: 'name',
  statedSex: 'stated_sex',
  statedBirthDate: 'stated_birth_date',
  ethnicity: 'ethnicity',
  address: 'address',
  phone: 'phone',
} as const satisfies Record<keyof StatedPerson, string>) as readonly (readonly [
  field: keyof StatedPerson,
  column: string,
])[];

/** The columns of a person that rosters fill. */
export const personColumns = personFields.map(([, column]) => column);

/** What is said of a person, each field as `say` has it; null says nothing. */
export function statedPerson(say: (field: keyof StatedPerson, column: string) => unknown): StatedPerson {
  const stated: Record<string, unknown> = {};
  // Every row of a million passes here.
  for (const [field, column] of personFields) stated[field] = say(field, column) ?? undefined;
  return stated as StatedPerson;
}

/** 残疾人证 what a row says of a certificate itself. */
export type StatedCertificate = {
  readonly certificateNumber: string;
  readonly category: Category;
  readonly grade: Grade;
  readonly components: readonly { readonly category: Category; readonly grade: Grade }[];
  readonly firstIssuedOn: PlainDate;
};

/** 花名册一行 what one roster row says: a person, a certificate, its term and its state. */
export type RosterWords = StatedPerson &
  StatedCertificate &
  StatedAttributes & {
    readonly issuedOn: PlainDate;
    readonly expiresOn?: PlainDate | undefined;
    readonly state?:
      | {
          readonly kind: CertificateEventKind;
          readonly on: PlainDate;
          readonly reason?: CancelReason | undefined;
        }
      | undefined;
  };

/** 证件变动一行 something that happened to a certificate: one on record, or a new one. */
export type EventWords = {
  readonly name: string;
  readonly certificateNumber: string;
  readonly change: CertificateEventKind;
  readonly on: PlainDate;
  readonly reason?: CancelReason | undefined;
  /** The number that the event brings: of 新办 and 迁入 the same. */
  readonly newNumber?: CertificateNumber | undefined;
  readonly expiresOn?: PlainDate | undefined;
};

/** 陈述 what a list of a day said of one person's certificates. */
export type Statement = StatementOrigin &
  (
    | { readonly of: 'roster'; readonly words: RosterWords }
    | { readonly of: 'event'; readonly words: EventWords }
  );
