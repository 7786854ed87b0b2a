import type { Sqlite } from '../../../db/connection/driver.ts';
import type { Feeds } from '../../../cases/case-kind.ts';
import type { Moved, CaseStanding } from '../../../cases/move-case.ts';
import { problemCodes } from '../../../importing/problems/problem-codes.ts';
import { createCertificateFinder } from '../../../importing/save/holders/certificate-finder.ts';
import { createCertificateEventWriter } from '../../../importing/save/holders/certificate-event-writer.ts';
import type { Note } from '../../../importing/save/saved.ts';
import {
  categoryNames,
  type CertificateNumber,
  parseCertificateNumber,
  partsOfCertificateNumber,
} from '../../../kernel/certificate-number.ts';
import type { CitizenId } from '../../../kernel/citizen-id.ts';
import type { Text } from '../../../kernel/text.ts';
import { hasNewNumber, replacesNumber } from '../../../registry/certificate/certificate.ts';
import type { Policies } from '../../policy/load-policies.ts';

/** 出处 the import that cases are written by. */
export type CaseSource = {
  readonly importId: number;
  readonly sheet: string;
  readonly command: number;
  readonly policies: Policies;
};

type Fed = { readonly notes: readonly Text[] } | Extract<Moved, { refused: Text }>;
type Person = { readonly citizen_id: CitizenId; readonly name: string };

/** 办成的证件变动 writes the event that a step of a case brings about, as a list of events would; the roster confirms it later. */
export function createCertificateFeed(
  sqlite: Sqlite,
  source: CaseSource,
): (feeds: Feeds | undefined, personId: number | null, standing: CaseStanding, row: number) => Fed {
  const find = createCertificateFinder(sqlite);
  const findPerson = sqlite.prepare<[number], Person>('select citizen_id, name from person where id = ?');
  return (feeds, personId, { fields, lastOn }, row) => {
    if (!feeds || !('certificate' in feeds)) return { notes: [] };
    const person = personId === null ? undefined : findPerson.get(personId);
    const number = feeds.number === undefined ? undefined : fields[feeds.number];
    if (!person || typeof number !== 'string') return notOfPerson;
    const { certificate: change } = feeds;
    const named =
      feeds.newNumber === undefined ? (hasNewNumber(change) ? number : undefined) : fields[feeds.newNumber];
    const newNumber = typeof named === 'string' ? parseCertificateNumber(named) : undefined;
    const isTheirs = (one: string | undefined): boolean =>
      one === undefined || one.startsWith(person.citizen_id);
    if (!isTheirs(newNumber)) return notTheirs(person.name);
    // Only the first certificate comes without one on record.
    const isOnRecord = find(number)?.person_id === personId;
    if (!isOnRecord && (newNumber === undefined || replacesNumber(change))) return notOnRecord(person.name);
    const assessed = [feeds.category, feeds.grade].map((name) => name !== undefined && fields[name]);
    const other = newNumber && otherThan(assessed, newNumber);
    if (other) return other;
    const write = createCertificateEventWriter(sqlite, {
      importId: source.importId,
      sheet: source.sheet,
      asOf: lastOn,
      command: source.command,
      stated: new Set<string>(),
      validity: source.policies.district.certificates,
    });
    const entry = {
      name: person.name,
      citizenId: person.citizen_id,
      certificateNumber: number,
      change,
      on: lastOn,
      reason: undefined,
      newNumber,
      expiresOn: undefined,
    };
    const { saved, notes } = write(entry, row);
    const [first] = notes;
    if (saved === 'refused' && first !== undefined) return { refused: textOf(first), next: cureOf(first) };
    return { notes: notes.map(textOf) };
  };
}

const GRADES = ['一级', '二级', '三级', '四级'] as const;

/** 证号第19、20位 say the category and grade that were assessed (《残疾人证管理办法》第五条). */
function otherThan(assessed: readonly unknown[], number: CertificateNumber): Fed | undefined {
  const { category, grade } = partsOfCertificateNumber(number);
  const said = [categoryNames[category].zh, GRADES[grade - 1]];
  if (assessed.every((one, place) => typeof one !== 'string' || one === said[place])) return undefined;
  const told = assessed.filter((one) => typeof one === 'string').join('');
  return {
    refused: {
      zh: `评定为${told}，证号的第 19、20 位却是${said.join('')}`,
      en: `the assessment says ${told}, characters 19 and 20 of the number say ${said.join('')}`,
    },
    next: {
      zh: '请对照证件和评定表核对；评定登记错了的，先用 dpf import undo 撤销那一步',
      en: 'check both; a wrong assessment is taken back with dpf import undo',
    },
  };
}

function codeOf(note: Note): keyof typeof problemCodes {
  return typeof note === 'string' ? note : note.note;
}

function textOf(note: Note): Text {
  const { what } = problemCodes[codeOf(note)];
  const between = typeof note === 'string' ? '' : ` ${note.between.join(' / ')}`;
  return { zh: what.zh + between, en: what.en + between };
}

function cureOf(note: Note): Text {
  return problemCodes[codeOf(note)].cure;
}

const notOfPerson: Fed = {
  refused: {
    zh: '这一步要登记残疾人证，个案却不是某个人的或没有证号',
    en: 'this step is of a certificate, and the case is of no person or has no number',
  },
  next: { zh: '补上残疾人证号', en: 'give the number of the certificate' },
};

function notOnRecord(name: string): Fed {
  return {
    refused: {
      zh: `登记中${name}没有这个残疾人证号`,
      en: `${name} has no certificate of this number on record`,
    },
    next: {
      zh: '请对照证件核对；证件还没有登记的，先导入花名册',
      en: 'check it against the certificate; if it is not on record yet, import the roster first',
    },
  };
}

function notTheirs(name: string): Fed {
  return {
    refused: {
      zh: `残疾人证号不是${name}的身份证号开头`,
      en: `the number of the certificate is not ${name}'s`,
    },
    next: { zh: '请对照证件核对', en: 'check it against the certificate' },
  };
}
