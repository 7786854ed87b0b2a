import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCaseStore, eventsOfCase } from '../../src/db/cases/case-store.ts';
import {
  type Database,
  inTransaction,
  openScratchDatabase,
  type Writing,
} from '../../src/db/connection/open.ts';
import type { CaseKind } from '../../src/cases/case-kind.ts';
import type { Doing } from '../../src/cases/move-case.ts';
import { undoImport } from '../../src/importing/derive/take-back.ts';
import { addDays, type PlainDate } from '../../src/kernel/plain-date.ts';
import { standingOf } from '../../src/jobs/cases/case-rows.ts';
import { createCaseWriter } from '../../src/jobs/cases/moves/case-writer.ts';
import { loadPolicies, type Policies } from '../../src/jobs/policy/load-policies.ts';
import { saveImport } from '../../src/db/history/import-store.ts';
import { importHousehold, someone, validity } from '../payout/registry.ts';
import { shipped } from './shipped.ts';

const HISTORIES = 2000;
const opened = '2020-05-06' as PlainDate;

let db: Database;
let policies: Policies;
beforeAll(async () => {
  db = await openScratchDatabase();
  policies = await loadPolicies({ policiesDir: undefined } as Parameters<typeof loadPolicies>[0]);
  await importHousehold(db, 'H1', [someone(1)]);
});
afterAll(() => db.query.destroy());

/** What is tried: a step by its place among all of its kind, something that fits any state, or taking back the last. */
type Try = {
  readonly what: 'step' | 'note' | 'reassign' | 'reopen' | 'undo';
  readonly which: number;
  readonly days: number;
};
const tries = fc.array(
  fc.record<Try>({
    what: fc.constantFrom('step', 'step', 'step', 'step', 'note', 'reassign', 'reopen', 'undo'),
    which: fc.nat(99),
    days: fc.integer({ min: -2, max: 40 }),
  }),
  { minLength: 4, maxLength: 20 },
);

/** The same in so few words that it can be seen to be right: a list of states, of which the last counts. */
type Model = {
  readonly state: string;
  readonly ended: boolean;
  readonly from: string | undefined;
  readonly on: PlainDate;
  readonly since: PlainDate;
  readonly clerk: string | null;
};

function modelAfter(kind: CaseKind, before: Model, { what, which, days }: Try): Model | undefined {
  const [version] = kind.versions;
  const on = addDays(before.since, days);
  if (!version || days < 0) return undefined;
  if (what === 'note') return { ...before, on };
  if (what === 'reassign') return { ...before, on, clerk: `经办人${which}` };
  if (what === 'reopen')
    return before.ended && before.from !== undefined
      ? { ...before, on, since: on, state: before.from, ended: false, from: undefined }
      : undefined;
  const step = version.steps[which % version.steps.length];
  if (!step?.from.includes(before.state)) return undefined;
  const ended = version.states.find(({ id }) => id === step.to)?.ends !== undefined;
  return { ...before, on, since: on, state: step.to, ended, from: before.state };
}

/** Of these kinds every step can be taken without fields that feed a certificate, and none has a public notice. */
const kinds = shipped.filter(
  ({ versions: [version] }) =>
    version?.states.every(({ atLeast }) => atLeast === undefined) === true &&
    version.steps.every(({ feeds }) => !feeds || 'scheme' in feeds),
);

const value = { text: '试', yuan: '100', day: '2020-05-06', number: '3', choice: '', certificate: '' };

function doingOf(kind: CaseKind, on: PlainDate, { what, which }: Pick<Try, 'what' | 'which'>): Doing {
  const [version] = kind.versions;
  if (what === 'reassign') return { do: 'reassign', on, clerk: `经办人${which}` };
  if (what !== 'step') return { do: what === 'undo' ? 'note' : what, on };
  const step = version?.steps[which % version.steps.length];
  return {
    do: 'step',
    on,
    step: step?.id ?? '',
    fields: (step?.fields ?? []).map(
      ({ id, as, choices: [first = ''] }) => [id, value[as] || first] as const,
    ),
    documents: (step?.documents ?? []).map(({ id }) => id),
  };
}

let last = 1;

/** One import of one row, as `dpf case …` makes it. */
async function record(writing: Writing, rows: number): Promise<void> {
  await saveImport(writing, {
    id: last,
    file_name: 'f',
    sha256: '0'.repeat(64),
    kind: rows < 0 ? 'undo' : 'cases',
    sheet: '',
    as_of: opened,
    operator: 'o',
    recorded_at: 't',
    rows_read: 1,
    rows_inserted: 1,
    rows_updated: 0,
    rows_unchanged: 0,
    rows_rejected: 0,
    row_problems: 0,
    command: last,
  });
}

test(`${HISTORIES} random histories stand where a small model says, and nothing illegal is ever reached`, async () => {
  expect(kinds.length).toBeGreaterThan(5);
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...kinds), tries, async (kind, all) => {
      await inTransaction(db, async (writing) => {
        const write = () => createCaseWriter(writing, { importId: last, sheet: '', command: last, policies });
        last += 1;
        const open = kind.versions[0]?.open;
        const first = write().open(
          kind,
          kind.of.includes('household')
            ? { ...nobody, household_key: 'H1' }
            : { ...nobody, credit_code: 'X' },
          {
            do: 'open',
            on: opened,
            clerk: '李某',
            fields: (open?.fields ?? []).map(
              ({ id, as, choices: [one = ''] }) => [id, value[as] || one] as const,
            ),
            documents: (open?.documents ?? []).map(({ id }) => id),
          },
          {},
          1,
        );
        if ('refused' in first) throw new Error(first.refused.zh);
        await record(writing, 1);
        const { id } = first;
        const history: Model[] = [
          { state: open?.to ?? '', ended: false, from: undefined, on: opened, since: opened, clerk: '李某' },
        ];
        const imports = [last];
        for (const one of all) {
          const before = history.at(-1);
          if (!before) break;
          last += 1;
          if (one.what === 'undo') {
            if (history.length === 1) continue;
            undoImport(db.sqlite, { id: imports.pop() ?? 0, by: last, validity, keys: new Map() });
            await record(writing, -1);
            history.pop();
          } else {
            const after = modelAfter(kind, before, one);
            const done = write().move(id, doingOf(kind, addDays(before.since, one.days), one), {}, 1);
            expect('refused' in done).toBe(after === undefined);
            if (!after) continue;
            await record(writing, 1);
            imports.push(last);
            history.push(after);
          }
          seen.add(`${kind.id} ${history.at(-1)?.state}`);
        }
        const found = createCaseStore(db.sqlite).find(id);
        const standing = found && standingOf(found.event);
        const model = history.at(-1);
        expect(standing).toMatchObject({
          state: model?.state,
          clerk: model?.clerk,
          lastOn: model?.on,
          place: history.length,
        });
        expect(standing?.ended !== null).toBe(model?.ended);
        expect(standing?.ended === null || standing?.dueOn === null).toBe(true);
        expect(eventsOfCase(db.sqlite, id).map(({ state }) => state)).toEqual(
          history.map(({ state }) => state),
        );
        // Taken back to the beginning, the case is none any more.
        for (const one of imports.toReversed()) {
          last += 1;
          undoImport(db.sqlite, { id: one, by: last, validity, keys: new Map() });
          await record(writing, -1);
        }
        expect(createCaseStore(db.sqlite).find(id)).toBeUndefined();
        expect(eventsOfCase(db.sqlite, id)).toEqual([]);
      });
    }),
    { numRuns: HISTORIES, seed: 16 },
  );
  // The histories went through nearly every state there is.
  const states = kinds.flatMap(({ id, versions: [version] }) =>
    (version?.states ?? []).map((one) => `${id} ${one.id}`),
  );
  expect(states.filter((one) => !seen.has(one)).length).toBeLessThan(states.length / 10);
}, 900_000);

const nobody = { person_id: null, household_key: null, credit_code: null };
