// The floor of importing: the same file, split by hand, into one typed table with a unique index, nothing checked.
import process from 'node:process';
import { createReadStream, rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { open } from './open.mjs';

const [file] = process.argv.slice(2);
rmSync('floor.sqlite', { force: true });
const db = open('floor.sqlite');
const columns = Array.from({ length: 20 }, (_, index) => `c${index} text`).join(', ');
db.exec(`create table roster (${columns}, unique (c5)) strict; begin`);
const insert = db.prepare(`insert into roster values (${Array(20).fill('?').join(', ')})`);
let isHeading = true;
for await (const line of createInterface({ input: createReadStream(file) })) {
  if (!isHeading) insert.run(line.split(','));
  isHeading = false;
}
db.exec('commit');
db.close();
