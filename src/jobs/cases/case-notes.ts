import { createCasesOf } from '../../db/cases/case-store.ts';
import { createHolderTest } from '../../db/people/certificates-as-of.ts';
import type { Writing } from '../../db/connection/open.ts';
import type { CaseKind, CaseVersion, Feeds } from '../../cases/case-kind.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Text } from '../../kernel/text.ts';
import { monthOf } from '../../kernel/year-month.ts';
import { factsOf } from '../../payout/calculate/tally.ts';
import type { Policies } from '../policy/load-policies.ts';
import type { About, Whom } from './case-rows.ts';

/** What is opened: its kind and rules, of whom, on what day. */
type Opening = {
  readonly kind: CaseKind;
  readonly version: CaseVersion;
  readonly whom: Whom;
  readonly about: About | undefined;
  readonly on: PlainDate;
};

/** 提醒 what is said of a case that is opened, and of one whose money is approved. */
type CaseNotes = {
  readonly opening: (opening: Opening) => readonly Text[];
  readonly approval: (feeds: Feeds | undefined, person: number | null, on: PlainDate) => readonly Text[];
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
    approval: (feeds, person, on) =>
      feeds && 'scheme' in feeds && ofHolders.has(feeds.scheme) && person !== null && !isHolder(person, on)
        ? [approvedWithout(person, feeds.scheme, on)]
        : [],
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
