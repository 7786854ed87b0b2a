import fc from 'fast-check';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { maskIn } from '../../src/kernel/mask.ts';
import type { HolderFile } from '../../src/registry/holder-file.ts';
import { checks } from '../../src/verify/checks.ts';
import { runFileChecks } from '../../src/verify/run-checks.ts';
import { committedCertificates } from '../schemes/policies.ts';
import { inventedId } from '../intake/invented.ts';
import { asOf, day, holder } from './invented-holder.ts';
import { stories } from './stories.ts';

const context = { asOf, policy: committedCertificates(), district: '武汉市东西湖区' };
const fileChecks = checks.filter((check) => check.over === 'file');

function findingsIn(file: HolderFile) {
  return runFileChecks(fileChecks, file, context);
}

function codesIn(file: HolderFile): readonly string[] {
  return findingsIn(file).map(({ code }) => code);
}

test.each(stories)('%s finds %s, and nothing else does', (code, _, planted) => {
  expect(codesIn(holder(planted))).toEqual([code]);
});

test.each(stories)('%s: the twin in order of %s has no finding', (_code, _, __, twin) => {
  expect(codesIn(holder(twin))).toEqual([]);
});

test('every check over a file has a story', () => {
  expect([...new Set(stories.map(([code]) => code))].sort()).toEqual(fileChecks.map(({ code }) => code));
});

test.each(['cancelled', 'transferred-out'] as const)('the number of a certificate %s is let be', (state) => {
  const id = inventedId();
  for (const number of [`${id}4`, `${id.slice(0, 16)}3${id.slice(17)}43`, `${inventedId('19010231')}43`]) {
    expect(codesIn(holder({ certificates: [{ number, state }] }))).toEqual([]);
  }
  expect(codesIn(holder({ certificates: [{ number: `${id}14`, state }] }))).toEqual([]);
  expect(codesIn(holder({ certificates: [{ number: `${inventedId('19010203', 3)}43`, state }] }))).toEqual(
    [],
  );
});

test('a frozen certificate is not called expired, but its number is still checked', () => {
  const frozen = { state: 'frozen', expiresOn: day('2018-09-16') } as const;
  expect(codesIn(holder({ certificates: [frozen] }))).toEqual([]);
  expect(codesIn(holder({ certificates: [{ ...frozen, grade: 3, number: `${inventedId()}44` }] }))).toEqual([
    'V04',
  ]);
});

test('a regraded certificate is judged beside the cancelled one before it without a finding', () => {
  const before = { grade: 4, state: 'cancelled', expiresOn: day('2018-09-16') } as const;
  expect(codesIn(holder({ certificates: [before, { firstIssuedOn: day('2019-03-04') }] }))).toEqual([]);
});

test('a guardian is asked for by any live certificate, not only the latest', () => {
  const file = holder({ certificates: [{ category: 'psychiatric' }, { firstIssuedOn: day('2019-03-04') }] });
  expect(codesIn(file)).toEqual(['V10', 'V11']);
});

test('a finding names the person and the certificate, and what it rests on', () => {
  const file = holder({ certificates: [{ id: 3, number: `${inventedId()}44` }] });
  expect(findingsIn(file)).toMatchObject([
    {
      ...{ code: 'V04', severity: 'error', personId: 7, people: [7], certificateId: 3 },
      evidence: { inNumber: 'physical 4', onRecord: 'physical 3' },
      message: { zh: '证号为肢体4级，登记为肢体3级；请对照证件更正，差错会影响补贴' },
    },
  ]);
});

test('the key of a finding is the same for the same fault, whatever the day, and another for another', () => {
  const keyOn = (on: string, expiresOn: string) => {
    const file = holder({ certificates: [{ expiresOn: day(expiresOn) }] });
    const found = runFileChecks(fileChecks, file, { ...context, asOf: day(on) });
    return found.map(({ key }) => key).join();
  };
  const key = keyOn('2020-12-31', '2018-09-16');
  expect(key).toMatch(/^V08-7-[0-9a-f]{12}$/);
  expect(keyOn('2020-11-30', '2018-09-16')).toBe(key);
  expect(keyOn('2020-12-31', '2018-09-17')).not.toBe(key);
});

test('a birth to come is called that, not merely later than the issue', () => {
  const file = holder({ id: inventedId('20210101'), guardian: '李四' });
  expect(findingsIn(file)[0]?.message.zh).toBe('出生日期 2021-01-01 还没有到；请更正');
});

const births = fc.integer({ min: 1901, max: 1999 }).chain((year) =>
  fc
    .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }), fc.integer({ max: 999, min: 0 }))
    .map(([month, date, sequence]) => {
      const two = (value: number) => String(value).padStart(2, '0');
      return inventedId(`${String(year)}${two(month)}${two(date)}`, sequence);
    }),
);

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
  const codes = codesIn(holder({ id, statedSex, certificates: [{ number: `${wrong}43` }] }));
  expect(codes).toHaveLength(1);
  expect(['V01', 'V02', 'V03']).toContain(codes[0]);
}

test.each(stories)('%s shows no number when it finds %s', (_code, _what, planted) => {
  expectNoNumber(holder(planted));
});

test('no finding ever shows a number, whatever the roster holds', () => {
  const numbers = fc.oneof(
    fc.stringMatching(/^[0-9XB]{15,24}$/),
    fc.stringMatching(/^[0-9]{15,24}$/),
    fc.tuple(births, fc.stringMatching(/^[0-9]{0,3}(B[0-9]{1,2})?$/)).map(([id, rest]) => id + rest),
  );
  const states = fc.constantFrom('valid', 'suspended', 'frozen', 'cancelled');
  const days = fc.constantFrom(day('1900-01-01'), day('2018-09-16'), day('2025-05-04'));
  const certificates = fc.array(
    fc.record({ number: numbers, state: states, expiresOn: days, firstIssuedOn: days }),
  );
  fc.assert(
    fc.property(births, certificates, (id, told) => {
      const statedBirthDate = day('1901-02-04');
      expectNoNumber(holder({ id, statedSex: 'female', statedBirthDate, certificates: told }));
    }),
    { numRuns: 500 },
  );
});

/** Neither the form `maskIn` knows nor, for a malformed number that it cannot know, the number itself. */
function expectNoNumber(file: HolderFile): void {
  const secrets = [file.citizenId, ...file.certificates.map(({ number }) => number)];
  for (const finding of findingsIn(file)) {
    for (const text of [finding.message.zh, finding.message.en]) expect(maskIn(text)).toBe(text);
    for (const secret of secrets) expect(JSON.stringify(finding)).not.toContain(secret);
  }
}

/** domain.md §2. */
const severities: readonly string[] = [
  ...['V01 error', 'V02 error', 'V03 error', 'V04 error', 'V05 warning', 'V06 warning', 'V07 error'],
  ...['V08 error', 'V10 error', 'V11 warning'],
  ...['V15 error'],
];

test('the list has every file of checks/, in order of its permanent codes, with its severity', async () => {
  const folder = join(import.meta.dirname, '../../src/verify/checks');
  const exported = await Promise.all(
    readdirSync(folder).map(async (file) => {
      const module = (await import(join(folder, file))) as Record<string, unknown>;
      const name = file.replace('.ts', '').replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
      expect(Object.keys(module)).toEqual([name]);
      return module[name];
    }),
  );
  expect(new Set(checks)).toEqual(new Set(exported));
  expect(checks).toHaveLength(exported.length);
  expect(checks.map(({ code, severity }) => `${code} ${severity}`)).toEqual(severities);
});

test('every check says what it finds, its rule and its source in both languages', () => {
  for (const { title, rule, source } of checks) {
    for (const text of [title.zh, title.en, rule.zh, rule.en, source.document]) expect(text).not.toBe('');
  }
});
