import type { Writing } from '../../../db/connection/open.ts';
import type { ListedPerson } from '../../../importing/headings/listed-row.ts';
import type { IntakeRow } from '../../../importing/kinds.ts';
import { birthDateOf, parseCitizenId } from '../../../kernel/citizen-id.ts';
import { mask } from '../../../kernel/mask.ts';
import type { Problem } from '../../../kernel/problem.ts';
import { joined, semicolon, type Text } from '../../../kernel/text.ts';
import { createMatcher, type MatchedBy, type Matcher } from '../../../verify/match/matcher.ts';
import { readRegister } from '../../../verify/who/read-register.ts';
import type { RecordAt, SavedRow, SaverParts, SheetSaver } from './sheet-saver.ts';

/** More on record would cost the import more memory than it may take; more rows nobody reads. */
const MOST_PEOPLE = 300_000;
const MOST_ROWS = 1000;
const MOST_NAMED = 3;

/**
 * 可能指谁 the saver of a sheet, telling also of a row that was refused for naming two people whom it most likely means, by
 * the same evidence as `match` (docs/who.md). It words the problem and accepts nothing.
 */
export function tellingWho(db: Writing, saver: SheetSaver, { source, asOf }: SaverParts): SheetSaver {
  const heading = source.recognition.columns.get('name')?.heading;
  let told = 0;
  let whose: Matcher | undefined;
  const match = (listed: ListedPerson) => {
    whose ??= createMatcher(db, readRegister(db, asOf, 1));
    return whose([listed])[0];
  };
  const isOfRow = ({ code, at }: Problem): boolean =>
    code === 'certificate-of-another-person' || (code === 'name-differs' && at.column === heading);
  const telling = (result: SavedRow | undefined, { record }: RecordAt): SavedRow | undefined => {
    if (result?.saved !== 'refused' || told >= MOST_ROWS || !result.problems.some(isOfRow)) return result;
    if (told === 0 && countPeople(db) > MOST_PEOPLE) return result;
    told += 1;
    const found = match(listedIn(record));
    if (!found) return result;
    const who = whoText(db, found.people.slice(0, MOST_NAMED));
    return {
      ...result,
      problems: result.problems.map((problem) =>
        isOfRow(problem)
          ? {
              ...problem,
              message: {
                zh: `${problem.message.zh}按全行内容，可能是：${who.zh}。`,
                en: `${problem.message.en} By all that the row says it may be: ${who.en}.`,
              },
            }
          : problem,
      ),
    };
  };
  return {
    ...saver,
    save: (records) => {
      const results = saver.save(records);
      return results.map((result, index) => {
        const at = records[index];
        return (at && telling(result, at)) ?? result;
      });
    },
  };
}

function countPeople({ sqlite }: Writing): number {
  return sqlite.prepare<[], number>('select count(*) from person').pluck().get() ?? 0;
}

/** What a row of any kind says of the person it is of. */
function listedIn(record: IntakeRow): ListedPerson {
  const values = ('values' in record ? record.values : record) as Readonly<Record<string, unknown>>;
  const said = (...fields: readonly string[]): string | undefined =>
    fields.map((field) => values[field]).find((value): value is string => typeof value === 'string');
  return {
    role: 'self',
    name: said('name'),
    citizenId: said('citizenId'),
    certificate: said('certificateNumber'),
    birthDate: said('statedBirthDate', 'birthDate') as ListedPerson['birthDate'],
    sex: said('statedSex', 'sex') as ListedPerson['sex'],
    phone: said('phone'),
    address: said('address'),
    subdistrict: said('subdistrict'),
    community: said('community'),
  };
}

/** Each with what tells them from namesakes, the number masked, and what speaks for or against them. */
function whoText({ sqlite }: Writing, people: readonly MatchedBy[]): Text {
  const find = sqlite.prepare<[number], { readonly name: string; readonly citizen_id: string }>(
    'select name, citizen_id from person where id = ?',
  );
  const texts = people.flatMap(({ id, reasons, agrees }) => {
    const known = find.get(id);
    const number = known && parseCitizenId(known.citizen_id);
    if (!known || number === undefined) return [];
    const who = `${known.name} ${birthDateOf(number)} ${mask(known.citizen_id)} #${id}`;
    const why = joined([...(agrees.includes('number') ? [SAME_NUMBER] : []), ...reasons], {
      zh: '，',
      en: ', ',
    });
    return [
      { zh: why.zh === '' ? who : `${who}（${why.zh}）`, en: why.en === '' ? who : `${who} (${why.en})` },
    ];
  });
  return joined(texts, semicolon);
}

const SAME_NUMBER: Text = { zh: '号码相同', en: 'same number' };
