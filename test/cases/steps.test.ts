import { expect, test } from 'vitest';
import type { CaseField, CaseVersion } from '../../src/cases/case-kind.ts';
import { moveCase, type CaseStanding } from '../../src/cases/move-case.ts';
import { addDays, type PlainDate } from '../../src/kernel/plain-date.ts';
import { someone } from '../payout/registry.ts';
import { notices, shipped } from './shipped.ts';

const opened = '2020-05-06' as PlainDate;
/** Far enough that no public notice is too short. */
const later = '2020-12-08' as PlainDate;

const valueOf: Readonly<Record<CaseField['as'], string>> = {
  text: '试',
  yuan: '100',
  day: '2020-05-06',
  number: '3',
  choice: '',
  certificate: `${someone(1)}43`,
};

/** Everything that a step asks for. */
function given(version: CaseVersion, step: string) {
  const asked = step === 'open' ? version.open : version.steps.find(({ id }) => id === step);
  return {
    fields: (asked?.fields ?? []).map(
      ({ id, as, choices: [first = ''] }) => [id, valueOf[as] || first] as const,
    ),
    documents: (asked?.documents ?? []).map(({ id }) => id),
  };
}

/** A case that stands in a state, however it came there. */
function standingIn(version: CaseVersion, state: string): CaseStanding {
  const ended = version.states.find(({ id }) => id === state)?.ends ?? null;
  return {
    place: 3,
    state,
    since: opened,
    dueOn: null,
    ended,
    cameFrom: version.open.to,
    lastOn: opened,
    clerk: '李某',
    fields: {},
    documents: [],
    money: null,
  };
}

const everyStateAndStep = shipped.flatMap(({ id, versions }) =>
  versions.flatMap((version) =>
    version.states.flatMap((state) => version.steps.map((step) => [id, state.id, step.id, version] as const)),
  ),
);

test('there is a state and a step of every kind to try', () => {
  expect(shipped).toHaveLength(11);
  expect(everyStateAndStep.length).toBeGreaterThan(500);
});

test.each(everyStateAndStep)(
  '%s: from %s, %s is allowed or refused as the file says',
  (_, state, step, version) => {
    const rule = version.steps.find(({ id }) => id === step);
    const moved = moveCase(
      version,
      standingIn(version, state),
      { do: 'step', step, on: later, ...given(version, step) },
      notices,
    );
    if (rule?.from.includes(state)) {
      expect(moved).toMatchObject({
        step,
        standing: { state: rule.to, cameFrom: state, place: 4, lastOn: later },
      });
    } else {
      expect(moved).toHaveProperty('refused');
      const possible = version.steps.filter(({ from }) => from.includes(state));
      const { next } = moved as { next: { zh: string } };
      for (const { id, title } of possible) expect(next.zh).toContain(`${title} ${id}`);
    }
  },
);

const everyRequirement = shipped.flatMap(({ id, versions }) =>
  versions.flatMap((version) =>
    [version.open, ...version.steps].flatMap((step) =>
      [...step.fields, ...step.documents].map((asked) => [id, step.id, asked.id, asked, version] as const),
    ),
  ),
);

test.each(everyRequirement)(
  '%s %s without %s is refused by name, unless it may be left out',
  (_, step, name, asked, version) => {
    const all = given(version, step);
    const rest = {
      fields: all.fields.filter(([id]) => id !== name),
      documents: all.documents.filter((id) => id !== name),
    };
    const from = version.steps.find(({ id }) => id === step)?.from[0];
    const moved =
      step === 'open'
        ? moveCase(version, undefined, { do: 'open', on: later, ...rest }, notices)
        : moveCase(
            version,
            standingIn(version, from ?? ''),
            { do: 'step', step, on: later, ...rest },
            notices,
          );
    if (asked.isOptional) expect(moved).toHaveProperty('standing');
    else expect(moved).toMatchObject({ refused: { zh: expect.stringContaining(asked.title) } });
  },
);

const kindOf = (id: string) => {
  const version = shipped.find((kind) => kind.id === id)?.versions[0];
  if (!version) throw new Error(id);
  return version;
};

test('a public notice lasts five full working days before the next step', () => {
  const version = kindOf('certificate-application');
  // Posted on Thursday 2020-09-24: the days off of National Day are none of the five.
  const posted = { ...standingIn(version, 'published'), since: '2020-09-24' as PlainDate };
  const submit = (on: string) =>
    moveCase(version, posted, { do: 'step', step: 'submit', on: on as PlainDate }, notices);
  expect(submit('2020-09-30')).toMatchObject({
    refused: { zh: '“公示中”从 2020-09-24 起，要满到 2020-09-30' },
  });
  expect(submit('2020-10-09')).toMatchObject({ standing: { state: 'reviewing' } });
});

test('an amount above the ceiling of the step is refused', () => {
  const version = kindOf('home-adaptation');
  const quote = (yuan: string) =>
    moveCase(
      version,
      standingIn(version, 'surveyed'),
      { do: 'step', step: 'quote', on: later, fields: [['报价', yuan]] },
      notices,
    );
  expect(quote('18000.01')).toMatchObject({ refused: { zh: '报价不能超过 18000.00 元' } });
  expect(quote('18000')).toMatchObject({ standing: { fields: { quote: 1_800_000 } } });
});

test('nothing happens before the step that led to where the case stands', () => {
  const version = kindOf('petition');
  const standing = standingIn(version, 'received');
  const early = moveCase(version, standing, { do: 'note', on: addDays(opened, -1) }, notices);
  expect(early).toMatchObject({ refused: { zh: '2020-05-05 早于“待受理”开始的 2020-05-06' } });
  expect(moveCase(version, standing, { do: 'note', on: opened }, notices)).toMatchObject({
    standing: { state: 'received', place: 4 },
  });
});

test('what was approved is paid as long as the case is not refused or withdrawn', () => {
  const version = kindOf('startup-grant');
  const approved = moveCase(
    version,
    standingIn(version, 'visited'),
    { do: 'step', step: 'approve', on: opened, fields: [['批准文号', '东残扶〔2020〕3号']] },
    notices,
  );
  if (!('standing' in approved)) throw new Error('refused');
  const money = {
    scheme: 'startup-grant',
    amountFen: null,
    document: '东残扶〔2020〕3号',
    on: opened,
    place: 4,
  };
  expect(approved.standing.money).toMatchObject(money);
  const paid = moveCase(
    version,
    approved.standing,
    { do: 'step', step: 'pay', on: later, fields: [['付款凭证号', '8']] },
    notices,
  );
  expect(paid).toMatchObject({ standing: { ended: 'done', dueOn: null, money } });
  const back =
    'standing' in paid ? moveCase(version, paid.standing, { do: 'reopen', on: later }, notices) : paid;
  expect(back).toMatchObject({ standing: { state: 'approved', ended: null, dueOn: '2021-02-06', money } });
});

test('money is nobody’s while the case was sent back to be approved again, whatever is written to it meanwhile', () => {
  const version = kindOf('startup-grant');
  const approve = { do: 'step' as const, step: 'approve', fields: [['批准文号', '一号']] as const };
  const approved = moveCase(version, standingIn(version, 'visited'), { ...approve, on: opened }, notices);
  if (!('standing' in approved)) throw new Error('refused');
  const noted = moveCase(version, approved.standing, { do: 'note', on: later }, notices);
  const back = moveCase(
    version,
    'standing' in noted ? noted.standing : approved.standing,
    { do: 'step', step: 'correct', on: opened },
    notices,
  );
  expect(back).toMatchObject({ standing: { state: 'visited', money: null } });
});

test('from every open state that comes with the program one step leads to an end, whatever became of the person', () => {
  const stuck = shipped.flatMap(({ id, versions }) =>
    versions.flatMap(({ states, steps }) => {
      const endings = states.filter(({ ends }) => ends !== undefined).map((one) => one.id);
      const isLeft = (state: string): boolean =>
        steps.some(({ from, to }) => from.includes(state) && endings.includes(to));
      return states
        .filter((one) => one.ends === undefined && !isLeft(one.id))
        .map((one) => `${id} ${one.id}`);
    }),
  );
  expect(stuck).toEqual([]);
});
