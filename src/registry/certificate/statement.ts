import type { Category, CertificateNumber, Grade } from '../../kernel/certificate-number.ts';
import type { Sex } from '../../kernel/citizen-id.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { CancelReason, CertificateEventKind } from './certificate.ts';

/** 出处 the import and row that said something; `asOf` is the day of its list, `command` its place among the commands. */
export type Origin = {
  readonly importId: number;
  readonly sheet: string;
  readonly row: number;
  readonly asOf: PlainDate;
  readonly command: number;
};

/** What a roster row says of its holder that is kept with the days on which it was true. */
export const attributesOfHolder = ['subdistrict', 'community', 'guardian'] as const;
export type AttributeName = (typeof attributesOfHolder)[number];

/** What a roster row says of its holder that is kept as last said; undefined says nothing. */
export type StatedPerson = {
  readonly name: string;
  readonly statedSex?: Sex | undefined;
  readonly statedBirthDate?: PlainDate | undefined;
  readonly ethnicity?: string | undefined;
  readonly address?: string | undefined;
  readonly phone?: string | undefined;
};

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
  Readonly<Partial<Record<AttributeName, string | undefined>>> & {
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
export type Statement = Origin &
  (
    | { readonly of: 'roster'; readonly words: RosterWords }
    | { readonly of: 'event'; readonly words: EventWords }
  );
