import fc from 'fast-check';
import { expect, test } from 'vitest';
import { categories, type Grade } from '../../src/kernel/certificate-number.ts';
import { checkCharacterOf } from '../../src/kernel/citizen-id.ts';
import { checks } from '../../src/verify/checks.ts';
import { runFileChecks } from '../../src/verify/run-checks.ts';
import { committedCertificates, noServices } from '../schemes/policies.ts';
import { inventedId } from '../importing/invented.ts';
import { asOf, holder } from './invented-holder.ts';
import { births } from './invented-numbers.ts';
import { verificationPage, type Slips } from './verification-page.ts';

const context = { asOf, policy: committedCertificates(), subdistricts: ['吴家山街道'], services: noServices };
const fileChecks = checks.filter((check) => check.over === 'file');

test('any other character in the citizen id of a number is found, once, as an error', () => {
  const place = fc.integer({ min: 0, max: 17 });
  fc.assert(
    fc.property(births, place, fc.stringMatching(/^[0-9X]$/), (id, at, character) => {
      fc.pre(id[at] !== character);
      expectOneError(id, id.slice(0, at) + character + id.slice(at + 1));
    }),
    { numRuns: 2000 },
  );
});

test('any two neighbours swapped in the citizen id of a number are found, once, as an error', () => {
  fc.assert(
    fc.property(births, fc.integer({ min: 0, max: 16 }), (id, at) => {
      const [left = '', right = ''] = id.slice(at, at + 2);
      fc.pre(left !== right);
      expectOneError(id, id.slice(0, at) + right + left + id.slice(at + 2));
    }),
    { numRuns: 2000 },
  );
});

/** Without V07, which has the right id to compare with: the number must give itself away. */
function expectOneError(id: string, wrong: string): void {
  const statedSex = Number(id[16]) % 2 === 1 ? 'male' : 'female';
  const file = holder({ id, statedSex, certificates: [{ number: `${wrong}43` }] });
  const codes = runFileChecks(fileChecks, file, context).map(({ code }) => code);
  expect(codes).toHaveLength(1);
  expect(['V01', 'V02', 'V03']).toContain(codes[0]);
}

/** The same numbers on every machine: a multiplicative generator instead of a clock. */
function createPick(seed: number): (count: number) => number {
  let state = seed;
  return (count) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * count);
  };
}

const NUMBERS = 100_000;
const numberChecks = fileChecks.filter(({ code }) => /^V0[12347]$|^V20$/.test(code));

/** What becomes of a slip in a number of which the columns of id, category and grade are right. */
function verdictOf(right: string, wrong: string): string {
  const id = right.slice(0, 18);
  const [category, grade] = [categories[Number(right[18]) - 1], Number(right[19]) as Grade];
  const file = holder({ id, certificates: [{ number: wrong, ...(category && { category }), grade }] });
  const codes = runFileChecks(numberChecks, file, context).map(({ code }) => code);
  // Not an assertion each: a hundred thousand of those take longer than all the checks.
  return codes.length === 1 ? String(codes[0]) : `${codes.length} findings`;
}

/** A right check character by itself says nothing of digits 19 and 20. */
function passesCheckCharacter(number: string): boolean {
  return checkCharacterOf(number.slice(0, 17)) === number[17];
}

test('of 100,000 numbers every changed digit and every swap of neighbours is found, and by what is on record', async () => {
  const pick = createPick(2020);
  const digit: Slips = { byCode: new Map(), unseen: 0 };
  const swap: Slips = { byCode: new Map(), unseen: 0 };
  const note = (slips: Slips, right: string, wrong: string): void => {
    const verdict = verdictOf(right, wrong);
    slips.byCode.set(verdict, (slips.byCode.get(verdict) ?? 0) + 1);
    if (passesCheckCharacter(wrong)) slips.unseen += 1;
  };
  for (let count = 0; count < NUMBERS; count += 1) {
    const birth = `${1921 + pick(90)}${two(1 + pick(12))}${two(1 + pick(28))}`;
    const right = `${inventedId(birth, pick(1000))}${1 + pick(7)}${1 + pick(4)}`;
    const at = pick(20);
    const changed = String((Number(right[at] === 'X' ? pick(10) : right[at]) + 1 + pick(9)) % 10);
    if (changed !== right[at]) note(digit, right, right.slice(0, at) + changed + right.slice(at + 1));
    const left = pick(19);
    const [one = '', other = ''] = right.slice(left, left + 2);
    if (one !== other) note(swap, right, right.slice(0, left) + other + one + right.slice(left + 2));
  }
  for (const { byCode } of [digit, swap])
    expect([...byCode.keys()].every((code) => code.startsWith('V'))).toBe(true);
  await expect(verificationPage({ digit, swap })).toMatchFileSnapshot('../../docs/verification.md');
});

function two(value: number): string {
  return String(value).padStart(2, '0');
}
