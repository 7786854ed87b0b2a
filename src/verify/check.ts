import type { Database } from '../db/connection/open.ts';
import type { IntakeRow } from '../importing/kinds.ts';
import type { PlainDate } from '../kernel/plain-date.ts';
import type { Place, Severity } from '../kernel/problem.ts';
import type { Text } from '../kernel/text.ts';
import { isKeptState } from '../registry/certificate/certificate.ts';
import type { CertificatePolicy, PolicyTopic } from '../registry/certificate/certificate-policy.ts';
import type { HolderCertificate, HolderFile } from '../registry/certificate/holder-file.ts';
import type { ServicePolicy } from '../services/service-policy.ts';

/** 核查清单 what is checked as one: the certificates, or the rows of other sheets. */
export const checkLists = ['certificates', 'services', 'employers', 'insurance'] as const;
export type CheckList = (typeof checkLists)[number];

/** 核查项 a check: one rule with its source. Codes are permanent. */
export type Check = FileCheck | RegistryCheck;

/** A check that one holder's file is enough for: pure. */
export type FileCheck = CheckHead & {
  readonly over: 'file';
  readonly find: (file: HolderFile, context: CheckContext) => readonly Found[];
};

/** A check that needs other rows: one set-based query, its findings streamed. */
export type RegistryCheck = CheckHead & {
  readonly over: 'registry';
  /** 所需名单 without which there is nothing that it could look at. */
  readonly needs: readonly Needed[];
  readonly find: (db: Database, context: CheckContext) => Iterable<FoundOf>;
};

type SheetName = IntakeRow['kind'];

/** 所需的名单或规定 a kind of list, or what the district declares in a file of its policies. */
export type Needed = SheetName | 'complete-roster' | 'employment.yaml' | 'insurance.yaml';

/** What a check is listed by. */
export type CheckHead = {
  /** V of certificates, S of services, E of employers, I of insurance. */
  readonly code: `${'V' | 'S' | 'E' | 'I'}${number}`;
  readonly severity: Severity;
  readonly title: Text;
  readonly rule: Text;
  readonly source: {
    readonly document: string;
    readonly article?: string;
    readonly confidence: 'high' | 'medium' | 'low';
  };
  /** 参数 the topic of certificates.yaml whose dated values it reads. */
  readonly policy?: PolicyTopic;
};

/** What a check may know beside the data. */
export type CheckContext = {
  readonly asOf: PlainDate;
  readonly policy: CertificatePolicy;
  /** 本区的街道 the names of the district's subdistricts. */
  readonly subdistricts: readonly string[];
  /** 服务项目等 what the district declares beside certificates. */
  readonly services: ServicePolicy;
};

/** What a check found: at which certificate, and what to do about it. Never an unmasked number. */
export type Found = {
  readonly certificateId?: number;
  /** Whoever else it names. */
  readonly others?: readonly number[];
  /** The day of what is wrong, and the row that says so, where it is a row of a sheet. */
  readonly day?: PlainDate;
  readonly row?: SourceRow;
  readonly message: Text;
  /** 凭据 what it rests on: the same as long as the fault is the same, so nothing that depends on the day. */
  readonly evidence?: FindingEvidence;
};

/** What was found, and of whom; a row without names is nobody's. */
export type FoundOf = Found & { readonly personId?: number | undefined };

/** 出处 a row by its import. */
export type SourceRow = { readonly importId: number; readonly sheet: string; readonly row: number };

export type FindingEvidence = Readonly<Record<string, string | number>>;

/** 核查发现 a finding under its check's code; `certificate` is masked unless numbers are to be revealed. */
export type Finding = Omit<Found, 'others'> & {
  readonly code: Check['code'];
  readonly severity: Severity;
  /** The same in every run for the same check, people, certificate and evidence. */
  readonly key: string;
  readonly personId?: number;
  readonly name?: string;
  /** 出处 where a person can go and look. */
  readonly at?: Place;
  /** Everyone it names, `personId` first. */
  readonly people: readonly number[];
  readonly certificate?: string;
  readonly subdistrict?: string;
  readonly community?: string;
  /** Only where an earlier day was compared. */
  readonly change?: FindingChange;
};

/** 前后对照 a finding that an earlier day did not have, had too, or alone had. */
export type FindingChange = 'new' | 'open' | 'gone';

/** A finding by ids alone: names and numbers are looked up when it is shown. */
export type Hit = Omit<Finding, 'name' | 'at' | 'certificate' | 'subdistrict' | 'community' | 'change'>;

/** Runs a test on each certificate that is still kept. */
export function onKept(
  file: HolderFile,
  test: (certificate: HolderCertificate) => (Text & { readonly evidence?: FindingEvidence }) | undefined,
): readonly Found[] {
  return file.certificates
    .filter(({ state }) => isKeptState(state))
    .flatMap((certificate) => {
      const found = test(certificate);
      if (!found) return [];
      const { zh, en, evidence } = found;
      return [{ certificateId: certificate.id, message: { zh, en }, ...(evidence && { evidence }) }];
    });
}
