import { expect, test } from 'vitest';
import { recogniseFiles } from '../../src/jobs/import/read/recognise-files.ts';
import { handMade, refusal, temp } from '../files/temp.ts';

/** A workbook whose sheet declares three hundred megabytes. */
function declaringMuch(): string {
  const bytes = Buffer.from(handMade('<row r="1"><c><v>1</v></c></row>'));
  const at = bytes.lastIndexOf('xl/worksheets/sheet1.xml') - 46;
  bytes.writeUInt32LE(300 * 1024 * 1024, at + 24);
  return temp('大表.xlsx', bytes);
}

test('a very large workbook is refused until --large asks for it, and a bomb is refused all the same', async () => {
  const paths = [declaringMuch()];
  const without = await refusal(recogniseFiles({ paths }));
  expect(without.why?.en).toContain('unpacked bytes of one part');
  expect(without.next?.zh).toContain('--large');
  const withLarge = await refusal(recogniseFiles({ paths, isLarge: true }));
  expect(withLarge.why?.en).toContain('times that a part unpacks to');
  expect(withLarge.next?.zh).not.toContain('--large');
});
