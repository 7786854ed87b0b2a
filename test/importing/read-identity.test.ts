import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withoutFormula } from '../../src/files/documents/write-csv.ts';
import { cleanName, cleanNumber, cleanText } from '../../src/importing/cells/clean.ts';
import {
  readCertificateNumber,
  readCitizenId,
  readKey,
} from '../../src/importing/cells/people/read-identity.ts';
import { readPhone } from '../../src/importing/cells/read-words.ts';
import { Fault, safeToShow, type ValueCell } from '../../src/importing/cells/reading.ts';
import { inventedId } from './invented.ts';

const text = (value: string): ValueCell => ({ kind: 'text', text: value });
const number = (value: string): ValueCell => ({ kind: 'number', text: value });
const shown = (reading: unknown) => (reading instanceof Fault ? reading.code : reading);

const id = inventedId();
const wrongCheck = id.slice(0, 17) + (id.endsWith('1') ? '2' : '1');
const noSuchDay = `${inventedId().slice(0, 6)}190102300011`;

test.each([
  [text(id), id],
  [text(` '${id.slice(0, 6)}-${id.slice(6, 14)} ${id.slice(14)}\t`), id],
  [text(' \u200B '), undefined],
  [number('999999190102030016'), 'digits-lost'],
  [number('9.99999190102E+17'), 'digits-lost'],
  [text('9.99999E+17'), 'digits-lost'],
  [text('999999190102030000'), 'digits-lost'],
  [text('999999010203001'), 'old-citizen-id'],
  [number('999999010203001'), 'old-citizen-id'],
  [text(`${id}43`), 'swapped-column'],
  [text(`${id}43B1`), 'swapped-column'],
  [text(wrongCheck), 'citizen-id-check-digit'],
  [text(noSuchDay), 'citizen-id-birth-date'],
  [text(`${id.slice(0, 16)}Ol`), 'number-letter'],
  [text('鄂军A12345'), 'citizen-id-shape'],
  [text(id.slice(0, 17)), 'citizen-id-shape'],
])('an identity column reads %j as %s', (cell, expected) => {
  expect(shown(readCitizenId(cell))).toBe(expected);
});

test.each([
  [text(`${id}43`), `${id}43`],
  [text(`${id}43b1`), `${id}43B1`],
  [text(`${wrongCheck}43`), `${wrongCheck}43`],
  [text(`${id}99`), `${id}99`],
  [text('99999901020300143'), '99999901020300143'],
  [text(id), 'swapped-column'],
  [number(`${id.slice(0, 17)}000`), 'digits-lost'],
  [text('99999919010203000000'), 'digits-lost'],
  [text('12345'), 'certificate-number-shape'],
  [text('无'), 'certificate-number-shape'],
])('a certificate column reads %j as %s', (cell, expected) => {
  expect(shown(readCertificateNumber(cell))).toBe(expected);
});

test('an old id is suggested with what to add, never with the number', () => {
  const fault = readCitizenId(text('999999010203001')) as Fault;
  expect(fault.shown).toBe('999999*********');
  expect(fault.hint?.zh).toMatch(/校验码[\dX]$/);
});

test('a household key keeps its hyphens and refuses a damaged number', () => {
  expect(readKey(text(' H-００1 '))).toBe('H-001');
  expect(shown(readKey(number('1234567890123456')))).toBe('digits-lost');
});

test('a valid id survives every decoration that people and programs put on it', () => {
  const dirt = fc.constantFrom(
    ' ',
    '\u00A0',
    '\u3000',
    '\u200B',
    '\uFEFF',
    '-',
    "'",
    '’',
    '\t',
    '\n',
    '－',
    '',
  );
  const birth = fc.constantFrom('19010203', '19011231', '19200229', '20200229');
  fc.assert(
    fc.property(
      birth,
      fc.nat(999),
      fc.array(dirt, { minLength: 19, maxLength: 19 }),
      fc.boolean(),
      (day, seq, dirts, wide) => {
        const clean = inventedId(day, seq);
        const written = wide
          ? clean.replace(/[\dX]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))
          : clean.toLowerCase();
        const decorated = dirts.map((mark, index) => mark + (written[index] ?? '')).join('');
        expect(cleanNumber(decorated)).toBe(clean);
        expect(readCitizenId(text(decorated))).toBe(clean);
      },
    ),
  );
});

test('no text that is shown holds a whole number, however it is spaced', () => {
  for (const leak of [id, id.split('').join(' '), `见${id}43B1附件`, `${id}${id}`]) {
    expect(safeToShow(leak).replace(/\D/g, '')).toBe('999999');
  }
});

test.each(['•', '‧', '∙', '⋅', '・', '･', '●', '．', '.'])(
  'the dot %s in a name becomes the standard one',
  (dot) => {
    expect(cleanName(` 买买提${dot}吐尔逊\u3000`)).toBe('买买提·吐尔逊');
    expect(cleanName(`A${dot}B`)).toBe(`A${dot}B`);
  },
);

test('rare characters of names are kept as they are', () => {
  expect(cleanName('张\uF9B1𠮷')).toBe('张\uF9B1𠮷');
});

test.each([
  ['李\u3000四', '李四'],
  ['李  四', '李四'],
  ['李\u200B四\u202E', '李四'],
  ['韩  凯建', '韩凯建'],
  ['欧阳\u3000\u3000修', '欧阳修'],
  ['阿 依 古 丽', '阿依古丽'],
  ['欧 Ming', '欧 Ming'],
  ['阿依古丽 买买提', '阿依古丽 买买提'],
  ['\u9FA6\u{E0100}某', '\u9FA6\u{E0100}某'],
])('the name %j is kept as %j', (written, kept) => {
  expect(cleanName(written)).toBe(kept);
});

test('what an export made inert comes back as it was', () => {
  const start = fc.constantFrom('', ' ', '\t', '\n', '\u200B', '=', '+', '-', '@', '＝', "'");
  fc.assert(
    fc.property(start, start, fc.string({ unit: 'binary' }), (first, second, rest) => {
      const cell = first + second + rest;
      expect(cleanName(withoutFormula(cell))).toBe(cleanName(cell));
      expect(cleanText(withoutFormula(cell))).toBe(cleanText(cell));
    }),
    { numRuns: 2000 },
  );
});

test.each([
  [text('138 0013 8000'), '138 0013 8000'],
  [text("'+8613800138000"), '+8613800138000'],
  [text('１３８００１３８０００'), '13800138000'],
  [text('13800138000/027-83212345'), '13800138000/027-83212345'],
  [number('13800138000'), '13800138000'],
  [number('1.3800138E10'), '13800138000'],
  [text('1.38E+10'), 'digits-lost'],
])('a telephone column reads %j as %s', (cell, expected) => {
  expect(shown(readPhone(cell))).toBe(expected);
});

test('text loses its line breaks, control and bidirectional characters', () => {
  expect(cleanText(' 吴家山\r\n街道\u202E\u0007 ')).toBe('吴家山街道');
  expect(cleanText('Room 1\nFloor 2')).toBe('Room 1 Floor 2');
});
