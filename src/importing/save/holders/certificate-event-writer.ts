import type { CitizenId } from '../../../kernel/citizen-id.ts';
import type { EventWords, Statement } from '../../../registry/certificate/statement.ts';
import type { ValidityPolicy } from '../../../registry/certificate/validity.ts';
import { createCertificateFinder } from './certificate-finder.ts';
import { contradiction } from './contradiction.ts';
import type { Sqlite } from '../../../db/connection/driver.ts';
import type { Source } from '../source.ts';
import { createHolderDeriver } from '../../derive/holder-deriver.ts';
import { createHolderStatements } from '../../derive/holder-statements.ts';
import { oddNotes } from './odd-event.ts';
import { createPersonWriter } from '../person-writer.ts';
import { anotherPerson, type Note, type SaveResult, savedStatement } from '../saved.ts';

/** 证件变动一行 something that happened to a certificate, and whose it is. */
export type CertificateEventEntry = EventWords & { readonly citizenId: CitizenId };

/**
 * Saves rows of a list of certificate events, each as a statement. 新办 and 迁入 bring a certificate, 补办 and 变更 put one
 * in the place of another, which they cancel (第十九条、第二十二条); everything else waits until its certificate is on record.
 */
export function createCertificateEventWriter(
  sqlite: Sqlite,
  source: Source & { readonly validity: ValidityPolicy },
): (entry: CertificateEventEntry, row: number) => SaveResult {
  const savePerson = createPersonWriter(sqlite, source);
  const find = createCertificateFinder(sqlite);
  const statements = createHolderStatements(sqlite, source);
  const derive = createHolderDeriver(sqlite, source);
  const { asOf, command, importId } = source;

  return (entry, row) => {
    const { certificateNumber, newNumber, citizenId } = entry;
    const named = newNumber ?? certificateNumber;
    const next = find(named);
    for (const known of [find(certificateNumber), next])
      if (known && known.citizen_id !== citizenId)
        return { saved: 'refused', notes: [anotherPerson(known, entry)] };
    const person = savePerson(entry, row);
    if (person.saved === 'refused') return person;
    if (person.saved !== 'inserted') statements.writeDown(person.id);
    const words = eventWordsOf(entry);
    const ofDay = statements
      .of(person.id)
      .filter((one) => one.of === 'event' && one.asOf === asOf && isSameChange(one, words));
    const isSaid = ofDay.some((one) => JSON.stringify(one.words) === JSON.stringify(words));
    const other = ofDay.find((one) => one.command === command && one.importId !== importId);
    if (other && !isSaid) throw contradiction(sqlite, other, { file: source.file ?? source.sheet, row });
    if (!isSaid) statements.add(person.id, { of: 'event', words }, row);
    const { history, isChanged, before } = derive(person.id, statements.of(person.id), row);
    const waiting = [...history.waiting].find(
      ([one]) => JSON.stringify(one.words) === JSON.stringify(words),
    )?.[1];
    const odd = history.certificates.flatMap(({ certificateNumber: number, events }) => {
      const earlier = before.get(number);
      return earlier && isChanged ? oddNotes(earlier, events) : [];
    });
    const notes: readonly Note[] = [...person.notes, ...(waiting ? [waiting] : []), ...odd.slice(0, 2)];
    const isNews = isChanged || (waiting !== undefined && !isSaid);
    return savedStatement(isNews ? 'inserted' : 'unchanged', !isSaid, notes);
  };
}

function isSameChange(
  { words }: Statement,
  { certificateNumber, change, on, newNumber }: EventWords,
): boolean {
  return (
    'change' in words &&
    words.certificateNumber === certificateNumber &&
    words.change === change &&
    words.on === on &&
    words.newNumber === newNumber
  );
}

/** The words of a row in one order of fields, so that equal rows are equal texts. */
function eventWordsOf(entry: CertificateEventEntry): EventWords {
  const { name, certificateNumber, change, on, reason, newNumber, expiresOn } = entry;
  return { name, certificateNumber, change, on, reason, newNumber, expiresOn };
}
