import type { Category, Grade } from '../../kernel/certificate-number.ts';
import type { CitizenId, Sex } from '../../kernel/citizen-id.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { CertificateState } from './certificate.ts';

/** A certificate as of a date. `number`, `category` and `grade` are what the roster states and may disagree. */
export type HolderCertificate = {
  readonly id: number;
  /** As recorded: cleaned, but not known to be a valid certificate number. */
  readonly number: string;
  readonly category: Category;
  readonly grade: Grade;
  /** 多重残疾明细 each category with its grade; empty for a single category. */
  readonly components: readonly { readonly category: Category; readonly grade: Grade }[];
  readonly firstIssuedOn: PlainDate;
  readonly issuedOn: PlainDate;
  /** The last valid day as printed, or by the ten-year rule. */
  readonly expiresOn: PlainDate;
  /** The last valid day after the extensions in force (policies, `extensions`). */
  readonly lastValidOn: PlainDate;
  readonly state: CertificateState;
  /** Held in a holding state and not past `lastValidOn` on the as-of date. */
  readonly isLive: boolean;
};

/** 持证人档案: a person with all their certificates as of a date, in order of first issue. */
export type HolderFile = {
  readonly personId: number;
  readonly citizenId: CitizenId;
  readonly name: string;
  /** As the roster's own column states it; undefined where the roster had none. */
  readonly statedSex: Sex | undefined;
  readonly statedBirthDate: PlainDate | undefined;
  /** 监护人 guardian's name on file as of the date. */
  readonly guardian: string | undefined;
  /** 街道 subdistrict on file. */
  readonly subdistrict: string | undefined;
  readonly certificates: readonly HolderCertificate[];
};
