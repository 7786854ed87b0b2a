import fc from 'fast-check';
import { inventedId } from '../importing/invented.ts';

/** Citizen ids of people born from 1921 on. */
export const births = fc.integer({ min: 1921, max: 1999 }).chain((year) =>
  fc
    .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }), fc.integer({ max: 999, min: 0 }))
    .map(([month, date, sequence]) => {
      const two = (value: number) => String(value).padStart(2, '0');
      return inventedId(`${String(year)}${two(month)}${two(date)}`, sequence);
    }),
);
