import { safeToShow } from '../../../importing/cells/reading.ts';
import { nearestOf } from '../../../policies/nearest.ts';
import { programmeNamed, spellingsOf } from '../../../services/programme.ts';
import { createProblemMaker, type SaverParts, type SheetSaver } from './sheet-saver.ts';

/** 没有声明的服务项目 the saver of a sheet, telling also of each word for a programme that the district does not declare, once. */
export function tellingProgrammes(
  saver: SheetSaver,
  { source, policies: { programmes } }: Pick<SaverParts, 'source' | 'policies'>,
): SheetSaver {
  if (source.recognition.kind.kind !== 'services') return saver;
  const problemAt = createProblemMaker(source);
  const words = new Map<string, { readonly row: number; count: number }>();
  return {
    save: (records) => {
      const results = saver.save(records);
      records.forEach(({ record, row }, index) => {
        if (record.kind !== 'services' || results[index]?.saved === 'refused') return;
        const word = String(record.values['programme']);
        const before = words.get(word);
        if (before) before.count += 1;
        else words.set(word, { row, count: 1 });
      });
      return results;
    },
    close: (isComplete) => {
      const { problems, ...closing } = saver.close(isComplete);
      const unknown = [...words].filter(([word]) => !programmeNamed(programmes, word));
      const told = unknown.map(([word, { row, count }]) => {
        const near = nearestOf(word, programmes.flatMap(spellingsOf));
        const hint =
          near === undefined ? undefined : { zh: `是不是“${near}”？`, en: `did you mean "${near}"?` };
        return problemAt('programme-not-declared', 'programme', row, `${safeToShow(word)} ×${count}`, hint);
      });
      return { ...closing, problems: [...problems, ...told] };
    },
  };
}
