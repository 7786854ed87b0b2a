// The floor of a payout: as many bare lines by one INSERT … SELECT.
import { rmSync } from 'node:fs';
import { open } from './open.mjs';

rmSync('floor-lines.sqlite', { force: true });
const db = open('floor-lines.sqlite');
const count = open('dpf.sqlite').prepare('select count(*) as n from line').get().n;
db.exec(`create table line (id integer primary key, scheme text, unit_id integer, month text, fen integer) strict;
  insert into line (scheme, unit_id, month, fen)
  with recursive n(i) as (select 1 union all select i + 1 from n where i < ${count})
  select 'scheme', i, '2020-12', 10000 from n`);
db.close();
