import type { PlainDate } from '../kernel/plain-date.ts';
import type { Severity } from '../kernel/problem.ts';
import type { Text } from '../kernel/text.ts';
import type { HolderCertificate, HolderFile } from '../registry/holder-file.ts';

/** 核查项 a check: one rule with its source, and what it finds in a holder's file as of a day. Codes are permanent. */
export type Check = {
  readonly code: `V${number}`;
  readonly severity: Severity;
  readonly title: Text;
  readonly rule: Text;
  readonly source: {
    readonly document: string;
    readonly article?: string;
    readonly confidence: 'high' | 'medium' | 'low';
  };
  readonly find: (file: HolderFile, context: CheckContext) => readonly Found[];
};

export type CheckContext = { readonly asOf: PlainDate };

/** What a check found: at which certificate, and what to do about it. Never an unmasked number. */
export type Found = { readonly certificate?: HolderCertificate; readonly message: Text };

/** 核查发现 a finding under its check's code; `certificate` is masked. */
export type Finding = {
  readonly code: Check['code'];
  readonly severity: Severity;
  readonly personId: number;
  readonly name: string;
  readonly certificateId?: number;
  readonly certificate?: string;
  readonly subdistrict?: string;
  readonly message: Text;
};

/** 证仍归本区管 neither cancelled nor transferred out: what is wrong with such a certificate can still be mended. */
function isKept(certificate: HolderCertificate): boolean {
  return certificate.state !== 'cancelled' && certificate.state !== 'transferred-out';
}

/** Runs a test on each certificate that is still kept. */
export function onKept(
  file: HolderFile,
  test: (certificate: HolderCertificate) => Text | undefined,
): readonly Found[] {
  return file.certificates.filter(isKept).flatMap((certificate) => {
    const message = test(certificate);
    return message ? [{ certificate, message }] : [];
  });
}
