import type { Database } from '../db/connection/open.ts';
import type { PlainDate } from '../kernel/plain-date.ts';
import type { Severity } from '../kernel/problem.ts';
import type { Text } from '../kernel/text.ts';
import { isKeptState } from '../registry/certificate/certificate.ts';
import type { CertificatePolicy, PolicyTopic } from '../registry/certificate/certificate-policy.ts';
import type { HolderCertificate, HolderFile } from '../registry/certificate/holder-file.ts';

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
  readonly find: (db: Database, context: CheckContext) => Iterable<Found & { readonly personId: number }>;
};

/** What a check is listed by. */
export type CheckHead = {
  readonly code: `V${number}`;
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
};

/** What a check found: at which certificate, and what to do about it. Never an unmasked number. */
export type Found = {
  readonly certificateId?: number;
  /** Whoever else it names. */
  readonly others?: readonly number[];
  readonly message: Text;
  /** 凭据 what it rests on: the same as long as the fault is the same, so nothing that depends on the day. */
  readonly evidence?: Evidence;
};

export type Evidence = Readonly<Record<string, string | number>>;

/** 核查发现 a finding under its check's code; `certificate` is masked unless numbers are to be revealed. */
export type Finding = Omit<Found, 'others'> & {
  readonly code: Check['code'];
  readonly severity: Severity;
  /** The same in every run for the same check, people, certificate and evidence. */
  readonly key: string;
  readonly personId: number;
  readonly name: string;
  /** Everyone it names, `personId` first. */
  readonly people: readonly number[];
  readonly certificate?: string;
  readonly subdistrict?: string;
  readonly community?: string;
  /** Only where an earlier day was compared. */
  readonly change?: Change;
};

/** 前后对照 a finding that an earlier day did not have, had too, or alone had. */
export type Change = 'new' | 'open' | 'gone';

/** A finding by ids alone: names and numbers are looked up when it is shown. */
export type Hit = Omit<Finding, 'name' | 'certificate' | 'subdistrict' | 'community' | 'change'>;

/** Runs a test on each certificate that is still kept. */
export function onKept(
  file: HolderFile,
  test: (certificate: HolderCertificate) => (Text & { readonly evidence?: Evidence }) | undefined,
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
