import type { Problem } from '../../kernel/problem.ts';
import type { Text } from '../../kernel/text.ts';
import { soundsDeciding } from '../rows/deciding-columns.ts';
import type { ProblemCode } from './problem-codes.ts';
import { safeToShow } from '../cells/reading.ts';
import type { Recognition } from '../headings/recognise.ts';
import type { Column, KindOfRow } from '../sheet-kind.ts';
import { toProblem } from './to-problem.ts';

/** What is wrong with the headings. An error among them means that the sheet cannot be imported as it is. */
export function recognitionProblems(
  recognition: Recognition<KindOfRow>,
  file: string,
  sheet: string,
): readonly Problem[] {
  const row = recognition.headingRows.first;
  const at = (heading: string, index?: number) => ({ file, sheet, row, heading: safeToShow(heading), index });
  return [
    ...recognition.missing.map(({ heading }) =>
      toProblem('missing-heading', at(heading), { shown: heading, hint: writtenAs(recognition, heading) }),
    ),
    ...recognition.duplicates.map(({ column, heading, index }) =>
      toProblem(codeOfSecond(column), at(heading, index), { shown: column.heading }),
    ),
    ...recognition.unknownHeadings.map((unknown) => {
      const { heading, index, didYouMean } = unknown;
      return toProblem(codeOfUnknown(unknown), at(heading, index), {
        shown: safeToShow(heading),
        hint:
          didYouMean === undefined
            ? undefined
            : { zh: `是不是“${didYouMean}”？`, en: `did you mean ${didYouMean}?` },
      });
    }),
  ];
}

function codeOfUnknown({
  heading,
  isKnownWord,
}: Recognition<KindOfRow>['unknownHeadings'][number]): ProblemCode {
  if (soundsDeciding(heading)) return 'deciding-heading';
  return isKnownWord ? 'heading-not-read' : 'unknown-heading';
}

function codeOfSecond({ required, isDeciding }: Column): ProblemCode {
  if (isDeciding) return 'two-deciding-headings';
  return required ? 'duplicate-heading' : 'second-heading';
}

/** The unknown heading that may be the missing one, misspelt. */
function writtenAs({ unknownHeadings }: Recognition<KindOfRow>, missing: string): Text | undefined {
  const near = unknownHeadings.find(({ didYouMean }) => didYouMean === missing);
  if (!near) return undefined;
  const shown = safeToShow(near.heading);
  return { zh: `表中的“${shown}”是不是它？`, en: `is ${shown} meant for it?` };
}
