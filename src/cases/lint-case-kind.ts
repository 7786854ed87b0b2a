import { z } from 'zod';
import type { Finding } from '../policies/read-policy.ts';
import type { Text } from '../kernel/text.ts';
import { besideTitles } from './case-kind.ts';
import { nearestOf } from '../policies/nearest.ts';

/** Only what the lint compares, as in lint-scheme.ts: it sees a file of any shape. */
const anyOf = <Value>(shape: z.ZodType<Value>) => z.record(z.string(), shape).catch({});
const looseStep = z
  .object({
    title: z.string().catch(''),
    from: z.array(z.string()).catch([]),
    to: z.string().catch(''),
    fields: anyOf(
      z
        .object({ as: z.string().catch(''), optional: z.unknown().optional() })
        .loose()
        .catch({ as: '', optional: false }),
    ),
    documents: anyOf(z.unknown()),
    feeds: z.record(z.string(), z.unknown()).optional().catch(undefined),
  })
  .catch({ title: '', from: [], to: '', fields: {}, documents: {}, feeds: undefined });
const looseVersion = z.object({
  from: z.string().catch(''),
  basis: z.unknown().optional(),
  unverified: z.unknown().optional(),
  open: looseStep,
  states: anyOf(z.record(z.string(), z.unknown()).catch({})),
  steps: anyOf(looseStep),
});
const titled = z.object({ title: z.string().catch('') }).catch({ title: '' });
const term = z.object({ working_days: z.number().optional(), days: z.number().optional() }).catch({});
const comparable = z.object({ versions: z.array(looseVersion.loose()).catch([]) }).catch({ versions: [] });

type Step = z.infer<typeof looseStep>;
type Version = z.infer<typeof looseVersion>;
type Path = readonly PropertyKey[];

/** Words that are done to any case, so that no step can be called so. */
const reservedSteps = ['open', 'note', 'attach', 'reassign', 'reopen'] as const;

const taken: Text = { zh: '这个词另有用处，请换一个', en: 'is taken; choose another' };
const noGrounds: Text = {
  zh: '要写 basis（依据的文件），没有文件的写 unverified（什么没有核实、为什么）',
  en: 'needs its basis, or says in unverified what no document gives and why',
};

/**
 * 语义检查 of a kind of case: states that nothing leads to, or that nothing leads on from to an end (死路), deadlines that
 * are missing, names of states, fields and documents that are not there.
 */
export function lintCaseKind(plain: unknown): readonly Finding[] {
  const { versions } = comparable.parse(plain);
  return versions.flatMap((version, index) => {
    const at: Path = ['versions', index];
    const before = versions[index - 1];
    const order: readonly Finding[] =
      before !== undefined && before.from >= version.from
        ? [
            {
              path: [...at, 'from'],
              message: { zh: '应晚于前一个版本', en: 'must be later than the version before' },
            },
          ]
        : [];
    const isGrounded = version.basis !== undefined || version.unverified !== undefined;
    return [
      ...order,
      ...(isGrounded ? [] : [{ path: at, message: noGrounds }]),
      ...nameFindings(version, at),
      ...titleFindings(version.states, [...at, 'states']),
      ...titleFindings(version.steps, [...at, 'steps']),
      ...stepsOf(version, at).flatMap(([, { fields, documents }, path]) => [
        ...titleFindings(fields, [...path, 'fields']),
        ...titleFindings(documents, [...path, 'documents']),
      ]),
      ...wayFindings(version, at),
      ...stateFindings(version, at),
    ];
  });
}

/** Every step of a version with its path; opening first. */
function stepsOf(
  { open, steps }: Version,
  at: Path,
): readonly (readonly [id: string, step: Step, at: Path])[] {
  return [
    ['open', open, [...at, 'open']],
    ...Object.entries(steps).map(([id, step]) => [id, step, [...at, 'steps', id]] as const),
  ];
}

function nameFindings(version: Version, at: Path): readonly Finding[] {
  const states = Object.keys(version.states);
  return stepsOf(version, at).flatMap(([id, step, path]) => [
    ...(id !== 'open' && (reservedSteps as readonly string[]).includes(id)
      ? [{ path, atKey: true, message: taken }]
      : []),
    ...((Object.values(besideTitles) as readonly string[]).includes(step.title)
      ? [{ path: [...path, 'title'], message: taken }]
      : []),
    ...step.from.flatMap((name, place) => unknownIn(states, name, [...path, 'from', place])),
    ...(step.to === '' ? [] : unknownIn(states, step.to, [...path, 'to'])),
    ...feedFindings(step, version, path),
    ...Object.entries(step.fields).flatMap(([field, { as, ...rest }]) => {
      const hasList = 'one_of' in rest;
      if ((as === 'choice') === hasList) return [];
      const message = hasList
        ? { zh: '只有 as: choice 才写 one_of', en: 'only as: choice has one_of' }
        : { zh: 'as: choice 要写 one_of', en: 'as: choice needs one_of' };
      return [{ path: [...path, 'fields', field, 'as'], message }];
    }),
  ]);
}

/** 同名 two states or two steps of one title, of which people could mean either. */
function titleFindings(all: Readonly<Record<string, unknown>>, at: Path): readonly Finding[] {
  const titles = Object.entries(all).map(([id, one]) => [id, titled.parse(one).title] as const);
  return titles.flatMap(([id, title], place): readonly Finding[] => {
    const before = titles.slice(0, place).find(([, other]) => other !== '' && other === title);
    if (!before) return [];
    const message = {
      zh: `与 ${before[0]} 同名，请换一个名称`,
      en: `has the title of ${before[0]}; choose another`,
    };
    return [{ path: [...at, id, 'title'], message }];
  });
}

const fedBy = { amount: 'yuan', number: 'certificate', new_number: 'certificate', document: 'text' } as const;
const fedBefore = { category: 'choice', grade: 'choice' } as const;

/** What a step feeds is made of its own fields; what was assessed may have been said at any step. */
function feedFindings({ fields, feeds }: Step, version: Version, path: Path): readonly Finding[] {
  if (!feeds) return [];
  const all = Object.assign({}, ...Object.values(version.steps).map((step) => step.fields)) as Step['fields'];
  const unknownOf = (kinds: Readonly<Record<string, string>>, known: Step['fields']): readonly Finding[] =>
    Object.entries(kinds).flatMap(([key, kind]): readonly Finding[] => {
      const name = feeds[key];
      if (typeof name !== 'string') return [];
      const of = Object.entries(known).flatMap(([id, { as }]) => (as === kind ? [id] : []));
      if (kinds === fedBy && known[name]?.optional === true)
        return [{ path: [...path, 'feeds', key], message: mayBeLeftOut }];
      return unknownIn(of, name, [...path, 'feeds', key]);
    });
  return [...unknownOf(fedBy, fields), ...unknownOf(fedBefore, all)];
}

const mayBeLeftOut: Text = {
  zh: '这一项可以不填（optional），不能作为发放、发证的依据',
  en: 'is optional, and nothing can be paid or issued by what may be left out',
};

function unknownIn(known: readonly string[], name: string, path: Path): readonly Finding[] {
  if (known.includes(name)) return [];
  const near = nearestOf(name, known);
  const message: Text = {
    zh: `没有“${name}”${near === undefined ? `，可用的有：${known.join('、')}` : `，是不是 ${near}？`}`,
    en: `there is no "${name}"${near === undefined ? `; there are: ${known.join(', ')}` : `; did you mean ${near}?`}`,
  };
  return [{ path, message }];
}

/** 到不了、走不出 states that no way from the opening leads to, and those from which none leads to an end. */
function wayFindings(version: Version, at: Path): readonly Finding[] {
  const { states, open, steps } = version;
  const moves = Object.values(steps).flatMap(({ from, to }) => from.map((one) => [one, to] as const));
  const reached = closure([open.to], moves);
  const ends = Object.keys(states).filter((id) => 'ends' in (states[id] ?? {}));
  const ending = closure(
    ends,
    moves.map(([from, to]) => [to, from] as const),
  );
  return Object.keys(states).flatMap((id): readonly Finding[] => {
    const path = [...at, 'states', id];
    const leadsOn = moves.some(([from]) => from === id);
    return [
      ...(reached.has(id)
        ? []
        : [{ path, atKey: true, message: { zh: '没有步骤能到这个状态', en: 'no step leads here' } }]),
      ...(ending.has(id)
        ? []
        : [
            {
              path,
              atKey: true,
              message: leadsOn
                ? { zh: '从这里怎么走都办不结', en: 'no way leads from here to an end' }
                : {
                    zh: '死路：没有写 ends，也没有步骤从这里出去',
                    en: 'a dead end: it has no ends and no step leads on',
                  },
            },
          ]),
      ...(ends.includes(id) && leadsOn
        ? [
            {
              path: [...path, 'ends'],
              message: {
                zh: '已办结的状态不能再有步骤；重办用 dpf case reopen',
                en: 'no step leads on from an end; a case is reopened with dpf case reopen',
              },
            },
          ]
        : []),
    ];
  });
}

function closure(
  start: readonly string[],
  moves: readonly (readonly [from: string, to: string])[],
): ReadonlySet<string> {
  const found = new Set(start);
  for (let size = -1; size !== found.size;) {
    size = found.size;
    for (const [from, to] of moves) if (found.has(from)) found.add(to);
  }
  return found;
}

/** 期限 every state that does not end a case has a deadline, or says why it has none. */
function stateFindings({ states }: Version, at: Path): readonly Finding[] {
  return Object.entries(states).flatMap(([id, state]): readonly Finding[] => {
    const said = ['within', 'open_ended', 'ends'].filter((key) => key in state);
    if (said.length === 1) return isTooShort(state) ? [tooShort([...at, 'states', id, 'within'])] : [];
    const message =
      said.length === 0
        ? {
            zh: '没有期限：写 within，或用 open_ended 说明为什么没有',
            en: 'no deadline: give within, or say with open_ended why there is none',
          }
        : { zh: `${said.join('、')} 只能写一个`, en: `only one of ${said.join(', ')}` };
    return [{ path: [...at, 'states', id], atKey: true, message }];
  });
}

/** 至少要满的天数 that is longer than the deadline leaves no day on which the step can be taken in time. Of one count only. */
function isTooShort(state: Readonly<Record<string, unknown>>): boolean {
  const [least, within] = [term.parse(state['at_least']), term.parse(state['within'])];
  const isLonger = (of: keyof typeof least): boolean => (least[of] ?? 0) >= (within[of] ?? Infinity);
  return isLonger('working_days') || isLonger('days');
}

function tooShort(path: Path): Finding {
  return {
    path,
    message: {
      zh: '期限应长于 at_least：满了那几天才能办，期限内要留出办的日子',
      en: 'the deadline must be longer than at_least: the step can only be taken after it',
    },
  };
}
