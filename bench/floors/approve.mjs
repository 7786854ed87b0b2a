// No part of a floor: approves the last run, as the program will, so that a later draft is of differences.
import { open } from './open.mjs';

const db = open('dpf.sqlite');
db.exec(`insert into run_event
  select id, 2, 'approved', 'bench', '2021-01-01T00:00:00Z' from run order by id desc limit 1`);
db.close();
