import type { ImportOutcome } from '../../jobs/import/import-files.ts';
import { mask } from '../../kernel/mask.ts';
import { inLang, type Lang, type Text } from '../../kernel/text.ts';
import { inStyle } from '../frame/screen/frame-marks.ts';

type Comparison = NonNullable<ImportOutcome['comparison']>;
type Person = Comparison['added'][number];

const SHOWN = 20;

const fieldNames: Readonly<Record<string, Text>> = {
  name: { zh: '姓名', en: 'name' },
  stated_sex: { zh: '性别', en: 'sex' },
  stated_birth_date: { zh: '出生日期', en: 'birth date' },
  ethnicity: { zh: '民族', en: 'ethnicity' },
  address: { zh: '住址', en: 'address' },
  phone: { zh: '电话', en: 'telephone' },
  category: { zh: '类别', en: 'category' },
  grade: { zh: '等级', en: 'grade' },
  components: { zh: '多重明细', en: 'components' },
  first_issued_on: { zh: '初次发证日期', en: 'first issue' },
  subdistrict: { zh: '街道', en: 'subdistrict' },
  community: { zh: '社区', en: 'community' },
  guardian: { zh: '监护人', en: 'guardian' },
};

/** The comparison of a full roster under stable keys; numbers are masked. */
export function comparisonJson({ added, gone, changed }: Comparison, lang: Lang): object {
  const person = ({ person: id, name, citizen_id }: Person): object => ({
    id,
    name,
    citizenId: mask(citizen_id),
  });
  return {
    new: added.map(person),
    gone: gone.map(person),
    changed: changed.map(({ field, before, after, ...who }) => {
      return { ...person(who), field, label: inLang(labelOf(field), lang), before, after };
    }),
  };
}

/** The same for people: the first of each group, and how many there are. */
export function comparisonText({ added, gone, changed }: Comparison, lang: Lang): string {
  const say = (text: Text): string => inLang(text, lang);
  const named = ({ person, name, citizen_id }: Person): string => `  ${person} ${name} ${mask(citizen_id)}`;
  return [
    ...group(say({ zh: `新增 ${added.length} 人`, en: `${added.length} new` }), added.map(named), lang),
    ...group(
      inStyle(
        gone.length > 0 ? 'yellow' : 'dim',
        gone.length === 0
          ? say({ zh: '不在册 0 人', en: '0 gone' })
          : say({
              zh: `不在册 ${gone.length} 人（已标记，待核实）`,
              en: `${gone.length} gone (marked, to be looked into)`,
            }),
      ),
      gone.map(named),
      lang,
    ),
    ...group(
      say({ zh: `变化 ${changed.length} 处`, en: `${changed.length} changes` }),
      changed.map(
        (one) => `${named(one)} ${say(labelOf(one.field))}：${one.before ?? ''} → ${one.after ?? ''}`,
      ),
      lang,
    ),
  ].join('\n');
}

function group(heading: string, lines: readonly string[], lang: Lang): readonly string[] {
  const more = lines.length - SHOWN;
  const rest = { zh: `  …… 还有 ${more} 条，--json 可得全部`, en: `  … ${more} more; --json lists them` };
  return [heading, ...lines.slice(0, SHOWN), ...(more > 0 ? [inLang(rest, lang)] : [])];
}

function labelOf(field: string): Text {
  return fieldNames[field] ?? { zh: field, en: field };
}
