// The floor of the summary: one unindexed group by over the certificates.
import process from 'node:process';
import { open } from './open.mjs';

const db = open('dpf.sqlite');
const rows = db
  .prepare('select category, grade, count(*) from certificate not indexed group by category, grade')
  .all();
if (rows.length === 0) process.exitCode = 2;
db.close();
