import { birthDateIn } from '../../kernel/citizen-id.ts';

const OLD = /^(\d{6})(\d{6}\d{3})(?:[1-7][1-4])?$/;

/** 旧15位 the first 17 digits of today's citizen id in an old number of 15 or 17 digits; undefined for any other. */
export function withCentury(number: string): string | undefined {
  const parts = OLD.exec(number);
  const modern = parts && `${parts[1] ?? ''}19${parts[2] ?? ''}`;
  return modern && birthDateIn(modern) ? modern : undefined;
}
