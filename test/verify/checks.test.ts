import fc from 'fast-check';
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { maskIn } from '../../src/kernel/mask.ts';
import type { HolderFile } from '../../src/registry/certificate/holder-file.ts';
import { allChecks } from '../../src/verify/check-lists.ts';
import { checks } from '../../src/verify/checks.ts';
import { runFileChecks } from '../../src/verify/run-checks.ts';
import { committedCertificates, noServices } from '../schemes/policies.ts';
import { inventedId } from '../importing/invented.ts';
import { asOf, day, holder, ID } from './invented-holder.ts';
import { births } from './invented-numbers.ts';
import { stories } from './stories.ts';

const context = { asOf, policy: committedCertificates(), subdistricts: ['吴家山街道'], services: noServices };
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
  const id = ID;
  for (const number of [`${id}4`, `${id.slice(0, 16)}3${id.slice(17)}43`, `${inventedId('19510231')}43`]) {
    expect(codesIn(holder({ certificates: [{ number, state }] }))).toEqual([]);
  }
  expect(codesIn(holder({ certificates: [{ number: `${id}14`, state }] }))).toEqual([]);
  expect(codesIn(holder({ certificates: [{ number: `${inventedId('19510203', 3)}43`, state }] }))).toEqual(
    [],
  );
});

test('on its last valid day a certificate has not expired, but expires soon', () => {
  expect(codesIn(holder({ certificates: [{ expiresOn: asOf }] }))).toEqual(['V09']);
});

test('the age rules of 2018 say nothing of what was issued before', () => {
  const infant = { id: inventedId('20150101'), guardian: '李四' };
  const certificates = [{ category: 'speech', grade: 1 }] as const;
  expect(codesIn(holder({ ...infant, certificates }))).toEqual([]);
});

test('each reminder is a finding of its own, the nearest one only', () => {
  const at = (on: string) => {
    const file = holder({ certificates: [{ expiresOn: day('2021-06-30') }] });
    return runFileChecks(fileChecks, file, { ...context, asOf: day(on) }).map(({ key, evidence }) => ({
      key,
      months: evidence?.['months'],
    }));
  };
  const [[early], [late]] = [at('2020-12-31'), at('2021-06-01')];
  expect([early?.months, late?.months]).toEqual([6, 1]);
  expect(early?.key).not.toBe(late?.key);
  expect(at('2021-01-31')).toEqual([early]);
});

test('of a certificate and its reissue the lost one is to be cancelled, whichever was recorded first', () => {
  const pair = [{ number: `${ID}43B1` }, { number: `${ID}43` }];
  for (const certificates of [pair, pair.toReversed()]) {
    const [found, ...more] = findingsIn(holder({ certificates }));
    expect(more).toEqual([]);
    expect(found?.certificateId).toBe(certificates.findIndex(({ number }) => number === `${ID}43`) + 1);
    expect(found?.message.zh).toContain('B1');
  }
});

test('a frozen certificate is not called expired, but its number is still checked', () => {
  const frozen = { state: 'frozen', expiresOn: day('2018-09-16') } as const;
  expect(codesIn(holder({ certificates: [frozen] }))).toEqual([]);
  expect(codesIn(holder({ certificates: [{ ...frozen, grade: 3, number: `${ID}44` }] }))).toEqual(['V04']);
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
  const file = holder({ certificates: [{ id: 3, number: `${ID}44` }] });
  expect(findingsIn(file)).toMatchObject([
    {
      code: 'V04',
      severity: 'error',
      personId: 7,
      people: [7],
      certificateId: 3,
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

/** domain.md §2 to V20; then what only shows across rows. */
const severities: readonly string[] = [
  'V01 error',
  'V02 error',
  'V03 error',
  'V04 error',
  'V05 warning',
  'V06 warning',
  'V07 error',
  'V08 error',
  'V09 warning',
  'V10 error',
  'V11 warning',
  'V12 warning',
  'V13 error',
  'V14 error',
  'V15 error',
  'V16 error',
  'V17 warning',
  'V18 warning',
  'V19 warning',
  'V20 error',
  'V21 warning',
  'V22 warning',
  'V23 warning',
  'V24 warning',
  'V25 warning',
  'V26 warning',
  'V27 warning',
  'V28 warning',
  'V29 warning',
  'V30 error',
  'V31 warning',
  'V32 warning',
  'V33 warning',
  'S01 warning',
  'S02 warning',
  'S03 warning',
  'S04 warning',
  'S05 error',
  'S06 warning',
  'S07 error',
  'S08 warning',
  'S09 warning',
  'S10 warning',
  'E01 warning',
  'E02 warning',
  'E03 info',
  'E04 info',
  'E05 warning',
  'I01 error',
  'I02 warning',
  'I03 error',
  'I04 error',
  'I05 warning',
  'I06 info',
  'I07 warning',
];

test('the list has every file of checks/, in order of its permanent codes, with its severity', async () => {
  const folder = join(import.meta.dirname, '../../src/verify/checks');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  const exported = await Promise.all(
    files.map(async (file) => {
      const module = (await import(join(folder, file))) as Record<string, unknown>;
      const name = basename(file)
        .replace('.ts', '')
        .replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
      expect(Object.keys(module)).toEqual([name]);
      return module[name];
    }),
  );
  expect(new Set(allChecks)).toEqual(new Set(exported));
  expect(allChecks).toHaveLength(exported.length);
  expect(allChecks.map(({ code, severity }) => `${code} ${severity}`)).toEqual(severities);
});

test('every check says what it finds, its rule and its source in both languages', () => {
  for (const { title, rule, source } of allChecks) {
    for (const text of [title.zh, title.en, rule.zh, rule.en, source.document]) expect(text).not.toBe('');
  }
});
