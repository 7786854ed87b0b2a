import { createHash } from 'node:crypto';
import type { PolicySource } from '../../policies/policy-source.ts';

/** SHA-256 of files with their names: one change in one file, and the digest is another. */
export function digestOf(sources: readonly PolicySource[]): string {
  const texts = sources.map(({ file, text }) => [file, text]);
  return createHash('sha256').update(JSON.stringify(texts)).digest('hex');
}
