import { type CaseFileRow, createCasesOf } from '../../../db/cases/case-store.ts';
import { createHolderTest } from '../../../db/people/certificates-as-of.ts';
import type { Writing } from '../../../db/connection/open.ts';
import type { CaseKind, CaseVersion, Feeds } from '../../../cases/case-kind.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { Text } from '../../../kernel/text.ts';
import { monthOf, plusMonths } from '../../../kernel/year-month.ts';
import { fen, formatYuan } from '../../../kernel/fen.ts';
import { type SchemeSheetRow, sheetRowsOf } from '../../../payout/calculate/events.ts';
import { factsOf } from '../../../payout/calculate/tally.ts';
import type { Policies } from '../../policy/load-policies.ts';
import type { About, CaseSubjectRow } from '../case-rows.ts';

/** What is opened: its kind and rules, of whom, on what day. */
type Opening = {
  readonly kind: CaseKind;
  readonly version: CaseVersion;
  readonly whom: CaseSubjectRow;
  readonly about: About | undefined;
  readonly on: PlainDate;
};

type CaseOf = Pick<CaseFileRow, 'person_id' | 'opened_on'>;

/** 提醒 what is said of a case that is opened, and of one whose money is approved. */
type CaseNotes = {
  readonly opening: (opening: Opening) => readonly Text[];
  readonly approval: (feeds: Feeds | undefined, file: CaseOf, on: PlainDate) => readonly Text[];
};

/**
 * 受理时的提醒 what may be a mistake and may be meant: the same thing is being handled already, somebody who holds a
 * certificate applies for one, or nobody will be paid for want of one. Asked before the case is written.
 */
export function createCaseNotes(db: Writing, { district, schemes }: Policies): CaseNotes {
  const { sqlite } = db;
  const isHolder = createHolderTest(db, district.certificates.extensions);
  const casesOf = createCasesOf(sqlite);
  const died = sqlite
    .prepare<[number, PlainDate], PlainDate>(
      'select died_on from current_death where person_id = ? and died_on <= ? order by died_on limit 1',
    )
    .pluck();
  const endsOf = (person: number, on: PlainDate): readonly Text[] => {
    const day = died.get(person, on);
    return day === undefined
      ? []
      : [{ zh: `死亡名单上有此人（${day}）`, en: `the list of deaths has them (${day})` }];
  };
  const holderOf = sqlite
    .prepare<[number], number>('select person_id from certificate where id = ? and withdrawn_by is null')
    .pluck();
  const ofHolders = new Set(
    schemes
      .filter(({ versions }) =>
        versions.some((one) => 'when' in one && factsOf(one).some((fact) => fact.startsWith('certificate.'))),
      )
      .map(({ id }) => id),
  );
  const opening: CaseNotes['opening'] = ({ kind, version, whom, about, on }) => {
    const same = casesOf(whom, kind.id).filter(({ ended }) => ended === null);
    const feeds = version.steps.flatMap((step) => step.feeds ?? []);
    const issues = feeds.some((one) => 'certificate' in one && one.certificate === 'issued');
    const pays = new Set(
      feeds.flatMap((one) => ('scheme' in one && ofHolders.has(one.scheme) ? one.scheme : [])),
    );
    const { person_id: person } = whom;
    const holds = person !== null && (issues || pays.size > 0) && isHolder(person, on);
    const other = holderOf.get(about?.certificateId ?? 0);
    return [
      ...same.map(({ id, opened_on: since }) => ({
        zh: `个案 ${id}（${since} 受理）是同一种、同一对象的，还没有办结`,
        en: `case ${id}, opened on ${since}, is of the same kind and has not ended`,
      })),
      ...(person === null ? [] : endsOf(person, on)),
      ...(issues && holds ? [hasOne] : []),
      ...(person !== null && !holds ? [...pays].map((scheme) => hasNone(person, scheme)) : []),
      ...(other === undefined || other === person ? [] : [ofAnother(other)]),
    ];
  };
  return {
    opening,
    approval: (feeds, file, on) => ofApproval(db, { schemes, ofHolders, isHolder }, feeds, { ...file, on }),
  };
}

/** 核定时的提醒 what is said of money that a step approves. */
function ofApproval(
  db: Writing,
  {
    schemes,
    ofHolders,
    isHolder,
  }: Pick<Policies, 'schemes'> & {
    readonly ofHolders: ReadonlySet<string>;
    readonly isHolder: ReturnType<typeof createHolderTest>;
  },
  feeds: Feeds | undefined,
  { person_id: person, opened_on: openedOn, on }: CaseOf & { readonly on: PlainDate },
): readonly Text[] {
  if (!feeds || !('scheme' in feeds) || person === null) return [];
  const scheme = schemes.find(({ id }) => id === feeds.scheme);
  // What is on the sheet since the case was opened is the case; what was before is paid beside it.
  const before = { from: `${on.slice(0, 4)}-01`, to: plusMonths(monthOf(openedOn), -1) };
  const listed = scheme === undefined ? [] : sheetRowsOf(db, scheme, before, person);
  return [
    ...(ofHolders.has(feeds.scheme) && !isHolder(person, on)
      ? [approvedWithout(person, feeds.scheme, on)]
      : []),
    ...listed.map(listedBefore),
  ];
}

function listedBefore({ file, row, month, amount }: SchemeSheetRow): Text {
  const yuan = amount === null ? '' : formatYuan(fen(amount));
  return {
    zh: `台账上 ${month} 已有一笔${yuan && ` ${yuan} 元`}（${file} 第 ${row} 行），在受理以前，按另一件事照发；是同一件的请撤销其一`,
    en: `the sheet has${yuan && ` ${yuan} yuan`} of ${month} (${file} row ${row}), before the case was opened: both are paid; if they are one thing, take one back`,
  };
}

function approvedWithout(person: number, scheme: string, on: PlainDate): Text {
  return {
    zh: `${on} 没有有效残疾人证，批准了也不发：dpf explain ${person} --scheme ${scheme} --month ${monthOf(on)}`,
    en: `there is no live certificate on ${on}, so that nothing is paid: dpf explain ${person} --scheme ${scheme} --month ${monthOf(on)}`,
  };
}

const hasOne: Text = {
  zh: '已有有效残疾人证；换领、等级变更另有个案种类，见 dpf case kinds',
  en: 'there is a live certificate; renewals and regrades are kinds of their own, see dpf case kinds',
};

function hasNone(person: number, scheme: string): Text {
  return {
    zh: `受理当日没有有效残疾人证，到批准时仍没有的不发：dpf explain ${person} --scheme ${scheme}`,
    en: `there is no live certificate; without one on approval nothing is paid: dpf explain ${person} --scheme ${scheme}`,
  };
}

function ofAnother(person: number): Text {
  return {
    zh: `涉及的残疾人证是另一个人的（登记号 ${person}）`,
    en: `the certificate it is about is somebody else’s (registry id ${person})`,
  };
}
