import { type ListingColumn, column, inFiles } from '../../kernel/documents/listing.ts';
import { joined, semicolon, type Text } from '../../kernel/text.ts';
import { type Field, fieldNames } from '../../verify/who/evidence.ts';

/** 证据各项 what of two writings agrees, nearly agrees, differs, and is said on one side only. */
export type FieldsSaid = Readonly<Record<'agrees' | 'near' | 'differs' | 'missing', readonly Field[]>>;

const titles: Readonly<Record<keyof FieldsSaid, Text>> = {
  agrees: { zh: '相符', en: 'agrees' },
  near: { zh: '相近', en: 'nearly agrees' },
  differs: { zh: '不同', en: 'differs' },
  missing: { zh: '缺', en: 'missing' },
};

/** The columns of a list in which that stands. */
export function evidenceColumns<Row>(of: (row: Row) => FieldsSaid): readonly ListingColumn<Row>[] {
  return (['agrees', 'near', 'differs', 'missing'] as const).map((how) =>
    column(titles[how].zh, titles[how].en, (row) => fieldsText(of(row)[how]), { width: 18, on: inFiles }),
  );
}

/** The same in one cell. */
export function evidenceText(said: FieldsSaid): Text {
  const parts = (['agrees', 'near', 'differs', 'missing'] as const)
    .filter((how) => said[how].length > 0)
    .map((how) => {
      const fields = fieldsText(said[how]);
      return { zh: `${titles[how].zh}：${fields.zh}`, en: `${titles[how].en}: ${fields.en}` };
    });
  return joined(parts, semicolon);
}

const comma: Text = { zh: '、', en: ', ' };

function fieldsText(fields: readonly Field[]): Text {
  return joined(
    fields.map((field) => fieldNames[field]),
    comma,
  );
}
