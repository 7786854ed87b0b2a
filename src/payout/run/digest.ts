import { createHash } from 'node:crypto';
import { canonicalJson } from '../../kernel/writing/canonical-json.ts';
import { type Scheme, schemeBody, type SchemeVersion } from '../../schemes/language/scheme.ts';

/** The sha256 of a text, in hex. */
export function sha256Of(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** What a version of a scheme is known by on record: the sha256 of its canonical JSON. */
export function versionSha256(scheme: Scheme, version: SchemeVersion): string {
  return sha256Of(canonicalJson(schemeBody(scheme, version)));
}
