import { tenYears } from './certificates.ts';
import { firstDay, lastDay } from './dates.ts';
import { type Category, type Grade, saidByNumber } from './numbers.ts';
import { type Commands, standing } from './statements.ts';
import type { Truth } from './truth.ts';

/** What happened to a certificate number on a day. */
type Happening = { readonly on: string; readonly kind: string };
type Begun = { readonly on: string; readonly expiresOn: string; readonly isPrinted: boolean };

/** All that is on record of one certificate number. */
type Certificate = {
  readonly number: string;
  category: Category;
  grade: Grade;
  firstIssuedOn: string;
  readonly terms: Map<string, Begun>;
  readonly happenings: Map<string, Happening>;
};

/** What somebody's certificates are worth in a month: one that counts, or none, or nobody can tell. */
type Held = {
  readonly live: Truth;
  readonly category: Category | undefined;
  readonly grade: Grade | undefined;
};

export type Certificates = {
  readonly holders: readonly string[];
  readonly heldIn: (id: string, month: string) => Held;
  /** 死亡 by the lists of deaths, or by a certificate that was cancelled for it. */
  readonly diedOn: (id: string) => string | undefined;
};

/** 有效持证 by the rosters and the lists of certificate events; `listedDeath` by the lists of deaths. */
export function certificatesBy(
  commands: Commands,
  listedDeath: (id: string) => string | undefined,
): Certificates {
  const people = new Map<string, Map<string, Certificate>>();
  const deaths = new Map<string, string>();
  const of = (id: string, number: string, firstIssuedOn: string): Certificate => {
    const own = people.get(id) ?? new Map<string, Certificate>();
    people.set(id, own);
    const fresh = { number, ...saidByNumber(number), firstIssuedOn, terms: new Map(), happenings: new Map() };
    const known: Certificate = own.get(number) ?? fresh;
    if (known.firstIssuedOn === '') known.firstIssuedOn = firstIssuedOn;
    own.set(number, known);
    return known;
  };
  const die = (id: string, on: string): void => {
    const known = deaths.get(id);
    if (known === undefined || on < known) deaths.set(id, on);
  };
  readEvents(commands, of, die);
  readRosters(commands, of, die);
  keepTermsOfCopies(commands, people);
  const diedOn = (id: string) =>
    [listedDeath(id), deaths.get(id)].filter((day) => day !== undefined).toSorted()[0];
  return {
    holders: [...people.keys()].toSorted(),
    heldIn: (id, month) => heldIn([...(people.get(id)?.values() ?? [])], month, diedOn(id)),
    diedOn,
  };
}

type Find = (id: string, number: string, firstIssuedOn: string) => Certificate;
type Die = (id: string, on: string) => void;

/** 换领、补办、变更、新办 begin a term; 补办 and 变更 end the number before. */
function readEvents(commands: Commands, of: Find, die: Die): void {
  for (const { rows } of standing('certificate-events', commands)) {
    for (const { id, number, change, on, reason, newNumber, expiresOn } of rows) {
      const certificate = of(id, newNumber ?? number, change === '新办' || newNumber !== undefined ? on : '');
      happen(certificate, on, change);
      if (newNumber !== undefined) happen(of(id, number, ''), on, '注销');
      if (reason === '死亡') die(id, on);
      if (!['新办', '换领', '补办', '变更'].includes(change)) continue;
      begin(certificate, { on, expiresOn: expiresOn ?? tenYears(on), isPrinted: expiresOn !== undefined });
    }
  }
}

/** 花名册: of category, grade and first issue the latest day has the word; its terms and states add up. */
function readRosters(commands: Commands, of: Find, die: Die): void {
  for (const { rows } of standing('holders', commands)) {
    for (const row of rows) {
      const { id, number, category, grade, firstIssuedOn, issuedOn, expiresOn, state, stateOn, reason } = row;
      const certificate = of(id, number, firstIssuedOn);
      Object.assign(certificate, { category, grade, firstIssuedOn });
      // A list of events knows better what began a term; to a roster all but the first is a renewal.
      if (!certificate.terms.has(issuedOn))
        happen(certificate, issuedOn, issuedOn === firstIssuedOn ? '新办' : '换领');
      const isPrinted = expiresOn !== undefined;
      begin(certificate, { on: issuedOn, expiresOn: expiresOn ?? tenYears(issuedOn), isPrinted });
      if (state === '有效' || stateOn === undefined) continue;
      happen(certificate, stateOn, state);
      if (reason === '死亡') die(id, stateOn);
    }
  }
}

/** 补办 without a printed end is a copy: it keeps the term of the number before. */
function keepTermsOfCopies(commands: Commands, people: ReadonlyMap<string, Map<string, Certificate>>): void {
  for (const { rows } of standing('certificate-events', commands)) {
    for (const { id, number, change, on, newNumber } of rows) {
      if (change !== '补办' || newNumber === undefined) continue;
      const [old, copy] = [people.get(id)?.get(number), people.get(id)?.get(newNumber)];
      const kept = old && termOn(old, on);
      const begun = copy?.terms.get(on);
      if (copy && kept && begun?.isPrinted === false)
        copy.terms.set(on, { ...begun, expiresOn: kept.expiresOn });
    }
  }
}

function happen(certificate: Certificate, on: string, kind: string): void {
  certificate.happenings.set(`${on} ${kind}`, { on, kind });
}

/** Of one day there is one term: a printed end beats a reckoned one, else the later statement has the word. */
function begin(certificate: Certificate, term: Begun): void {
  const known = certificate.terms.get(term.on);
  if (known?.isPrinted === true && !term.isPrinted) return;
  certificate.terms.set(term.on, term);
}

function termOn({ terms }: Certificate, day: string): Begun | undefined {
  const begun = [...terms.values()].filter(({ on }) => on <= day);
  return begun.toSorted((one, other) => (one.on < other.on ? -1 : 1)).at(-1);
}

type Standing = {
  readonly certificate: Certificate;
  readonly live: Truth;
  /** Whether it was held when the month began. */
  readonly isCarried: boolean;
  readonly issuedOn: string;
};

function heldIn(certificates: readonly Certificate[], month: string, diedOn: string | undefined): Held {
  if (diedOn !== undefined && diedOn < firstDay(month)) return valuesOf(false, certificates);
  const standings = certificates.map((certificate) => standingIn(certificate, month));
  const live = standings.filter((one) => one.live === true);
  const carried = live.filter(({ isCarried }) => isCarried);
  // 变更当月按原等级: what counted when the month began counts to its end; else what first came in it.
  if (carried.length > 0) return valuesOf(true, best(carried, 'latest'));
  if (live.length > 0) return valuesOf(true, best(live, 'earliest'));
  const open = standings.filter((one) => one.live === undefined);
  if (open.length > 0) return valuesOf(undefined, best(open, 'latest'));
  return valuesOf(false, certificates);
}

/** Whether a certificate is live on some day of a month; what ends on a day was held that day still. */
function standingIn(certificate: Certificate, month: string): Standing {
  const [first, last] = [firstDay(month), lastDay(month)];
  const term = termOn(certificate, last);
  const issuedOn = termOn(certificate, first)?.on ?? term?.on ?? '';
  if (certificate.firstIssuedOn > last) return { certificate, live: false, isCarried: false, issuedOn };
  if (!term) return { certificate, live: undefined, isCarried: false, issuedOn };
  const states = statesOf(certificate).filter(({ on }) => on <= last);
  const isCarried = states.findLast(({ on }) => on < first)?.isHeld ?? false;
  const isHeld = isCarried || states.some((state) => state.on >= first && state.isHeld);
  return { certificate, live: isHeld && extended(term.expiresOn) >= first, isCarried, issuedOn };
}

/** Whether it was held after each thing that happened: what only goes with a certificate in force wakes none that ended. */
function statesOf({ happenings }: Certificate): readonly { readonly on: string; readonly isHeld: boolean }[] {
  let hasEnded = false;
  const inOrder = [...happenings.values()].toSorted((one, other) => (one.on < other.on ? -1 : 1));
  return inOrder.map(({ on, kind }) => {
    if (!['换领', '补办', '挂失'].includes(kind)) hasEnded = ['注销', '冻结', '迁出'].includes(kind);
    return { on, isHeld: !hasEnded };
  });
}

/** 湖北顺延: what ran out from 2019-01-01 to 2021-03-02 was valid to 2021-03-03. */
function extended(expiresOn: string): string {
  return expiresOn >= '2019-01-01' && expiresOn <= '2021-03-02' ? '2021-03-03' : expiresOn;
}

/** Those issued last (or first); of one day of issue those first issued last (or first). Several of one are a tie. */
function best(standings: readonly Standing[], which: 'latest' | 'earliest'): readonly Certificate[] {
  const keyOf = ({ issuedOn, certificate }: Standing) => `${issuedOn} ${certificate.firstIssuedOn}`;
  const keys = standings.map(keyOf).toSorted();
  const chosen = which === 'latest' ? keys.at(-1) : keys[0];
  return standings.filter((one) => keyOf(one) === chosen).map(({ certificate }) => certificate);
}

function valuesOf(live: Truth, certificates: readonly Certificate[]): Held {
  const categories = [...new Set(certificates.map(({ category }) => category))];
  const grades = [...new Set(certificates.map(({ grade }) => grade))];
  return {
    live,
    category: categories.length === 1 ? categories[0] : undefined,
    grade: grades.length === 1 ? grades[0] : undefined,
  };
}
