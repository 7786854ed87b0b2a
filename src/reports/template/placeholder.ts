import type { Text } from '../../kernel/text.ts';
import { filtersFault, unknownName, type WordingFilter } from '../wording/wording-filters.ts';

/** `{{ key | filter:argument }}` in a template line. */
export type Placeholder = {
  readonly name: string;
  readonly filters: readonly WordingFilter[];
  /** 1-based column of its first brace. */
  readonly column: number;
};

/** 模板变量: the texts a template may use beside figures. */
const templateVariables = ['year', 'next_year', 'district', 'as_of'] as const;

/** A template line cut into its texts and placeholders, with what is wrong in it. */
export type TemplateLine = {
  readonly pieces: readonly (string | Placeholder)[];
  readonly faults: readonly LineFault[];
};
type LineFault = { readonly column: number; readonly message: Text };

const BRACES = /(\{\{.*?\}\})/;

/** Whether a placeholder names a variable, not a figure. */
export function isVariable(name: string): boolean {
  return templateVariables.some((variable) => variable === name);
}

/** Reads one line. The keys are checked only where the known ones are given. */
export function readTemplateLine(line: string, knownKeys?: ReadonlySet<string>): TemplateLine {
  const pieces: (string | Placeholder)[] = [];
  const faults: LineFault[] = [];
  let column = 1;
  for (const part of line.split(BRACES)) {
    const inner = BRACES.test(part) ? part.slice(2, -2) : undefined;
    const stray = /\{\{|\}\}/.exec(inner ?? part);
    if (stray) faults.push({ column: column + (inner === undefined ? stray.index : 0), message: unclosed });
    else if (inner === undefined) pieces.push(part);
    else {
      const placeholder = readPlaceholder(inner, column);
      const message = placeholderFault(placeholder, line, knownKeys);
      if (message) faults.push({ column, message });
      pieces.push(placeholder);
    }
    column += part.length;
  }
  return { pieces, faults };
}

const unclosed: Text = { zh: '“{{”与“}}”不成对', en: '"{{" and "}}" do not pair' };

function readPlaceholder(inner: string, column: number): Placeholder {
  const [name = '', ...rest] = inner.split('|').map((part) => part.trim());
  const filters = rest.map((filter) => {
    const [filterName = '', ...argument] = filter.split(':');
    return {
      name: filterName.trim(),
      argument: argument.length === 0 ? undefined : argument.join(':').trim(),
    };
  });
  return { name, filters, column };
}

function placeholderFault(
  { name, filters }: Placeholder,
  line: string,
  knownKeys: ReadonlySet<string> | undefined,
): Text | undefined {
  if (isVariable(name))
    return filters.length === 0
      ? undefined
      : { zh: `变量“${name}”不能用过滤器`, en: `variable "${name}" takes no filter` };
  if (line.startsWith('#'))
    return {
      zh: `标题里只能用变量，不能用指标“${name}”`,
      en: `a heading takes no figure, such as "${name}"`,
    };
  const asked = [
    name,
    ...filters.filter((filter) => filter.name === 'share').map(({ argument }) => argument ?? name),
  ];
  const unknown = knownKeys && asked.find((key) => !knownKeys.has(key));
  if (unknown !== undefined)
    return unknownName({ zh: '指标', en: 'figure' }, unknown, [...templateVariables, ...(knownKeys ?? [])]);
  return filtersFault(filters);
}
