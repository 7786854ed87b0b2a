import {
  type ErrorCode,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
  type Document,
} from 'yaml';
import type { z } from 'zod';
import type { Text } from '../kernel/text.ts';
import { issueText, missingText, unknownKeyText } from './fault-text.ts';
import type { Loaded, PolicyFault, PolicySource } from './policy-source.ts';
import { yamlWords } from './yaml-words.ts';
import { wideMarks } from './wide-marks.ts';

/** Something wrong at a path of the file: at its value, or at the key itself. */
export type Finding = {
  readonly path: readonly PropertyKey[];
  readonly message: Text;
  readonly atKey?: boolean;
};

/**
 * Reads a policy file of YAML 1.2 without aliases, merges or tags, and reports every fault with its line and column.
 * `lint` sees the plain data even where the shape is wrong, so that nothing waits for a second try.
 */
export function readPolicy<Value>(
  source: PolicySource,
  shape: z.ZodType<Value>,
  lint: (plain: unknown) => readonly Finding[] = () => [],
): Loaded<Value> {
  const { document, place } = parse(source);
  const broken = syntaxFaults(document, place);
  if (broken.length > 0) return { faults: nameWideMarks(source, inOrder(broken), true) };
  const plain: unknown = document.toJS({ maxAliasCount: 0 });
  const parsed = shape.safeParse(plain);
  const found = [
    ...(parsed.success ? [] : parsed.error.issues.flatMap((issue) => findingsOf(issue, plain))),
    ...lint(plain),
  ];
  const faults = nameWideMarks(source, placed(document, place, found), false);
  return parsed.success && faults.length === 0 ? { value: parsed.data, faults } : { faults };
}

/**
 * A full-width mark is told as that and not as what YAML makes of it: of its line, and where one broke the file, of all
 * that follows. What is a fault by itself, a tab or a field given twice, is told all the same.
 */
function nameWideMarks(
  { file, text }: PolicySource,
  faults: readonly BrokenFault[],
  isBroken: boolean,
): readonly PolicyFault[] {
  const marks = faults.length === 0 ? [] : wideMarks(text);
  const meant = marks.filter(
    ({ line, isCertain }) => (isBroken && isCertain) || faults.some((fault) => fault.line === line),
  );
  const isOf = (fault: PolicyFault): boolean => meant.some(({ line }) => line === fault.line);
  const first = Math.min(...meant.map(({ line }) => line));
  const rest = faults.filter(
    (fault) => fault.isByItself === true || !(isOf(fault) || (isBroken && fault.line > first)),
  );
  const named = meant.map(({ line, column, message }) => ({ file, line, column, message, field: '' }));
  return inOrder([
    ...named,
    ...rest.map(({ file: of, line, column, field, message }) => ({ file: of, line, column, field, message })),
  ]);
}

/** A fault of the YAML itself; one of some kinds does not follow from another. */
type BrokenFault = PolicyFault & { readonly isByItself?: boolean };
const BY_THEMSELVES: readonly ErrorCode[] = ['DUPLICATE_KEY', 'TAB_AS_INDENT'];

/** Where in a well-formed file what was found of it stands, in the order of the lines. */
export function placeFindings(source: PolicySource, found: readonly Finding[]): readonly PolicyFault[] {
  if (found.length === 0) return [];
  const { document, place } = parse(source);
  return placed(document, place, found);
}

function parse({ file, text }: PolicySource): { readonly document: Document.Parsed; readonly place: Place } {
  const counter = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: counter,
    version: '1.2',
    schema: 'core',
    uniqueKeys: true,
    prettyErrors: false,
  });
  const place = (offset: number) => {
    const { line, col } = counter.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  return { document, place };
}

function placed(document: Document.Parsed, place: Place, found: readonly Finding[]): readonly PolicyFault[] {
  const faults = found.map((finding) => ({
    ...place(offsetOf(document, finding)),
    field: finding.path.map(String).join('.'),
    message: finding.message,
  }));
  return inOrder(faults);
}

type Place = (offset: number) => Pick<PolicyFault, 'file' | 'line' | 'column'>;

function syntaxFaults(document: Document.Parsed, place: Place): readonly BrokenFault[] {
  const faults = [...document.errors, ...document.warnings].map((error): BrokenFault => {
    const said = yamlWords[error.code];
    const zh = error.code === 'DUPLICATE_KEY' ? said : `YAML 写法不对：${said}`;
    const message = { zh, en: error.message };
    return { ...place(error.pos[0]), field: '', message, isByItself: BY_THEMSELVES.includes(error.code) };
  });
  const aliases: PolicyFault[] = [];
  visit(document, {
    Alias(_, alias) {
      const message = { zh: '不能用别名（*），请写出来', en: 'aliases (*) are not allowed: write it out' };
      aliases.push({ ...place(alias.range?.[0] ?? 0), field: '', message });
    },
  });
  return [...faults, ...aliases];
}

function findingsOf(issue: z.core.$ZodIssue, plain: unknown): readonly Finding[] {
  if (issue.code === 'unrecognized_keys') {
    const known = issue.message.split(' ');
    return issue.keys.map((key) => ({
      path: [...issue.path, key],
      message: unknownKeyText(key, known),
      atKey: true,
    }));
  }
  if (issue.code === 'custom') return [customFinding(issue)];
  const value = valueAt(plain, issue.path);
  return [{ path: issue.path, message: value === undefined ? missingText : issueText(issue, value) }];
}

function customFinding(issue: z.core.$ZodIssueCustom): Finding {
  const { message, atKey } = issue.params as Pick<Finding, 'message' | 'atKey'>;
  return { path: issue.path, message, atKey: atKey ?? false };
}

function valueAt(plain: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    plain,
  );
}

/** Where a path stands in the text: its value, its key, or the innermost thing that should hold it. */
function offsetOf(document: Document.Parsed, { path, atKey }: Finding): number {
  let node: unknown = document.contents;
  let offset = document.contents?.range[0] ?? 0;
  for (const [depth, key] of path.entries()) {
    const pair = isMap(node)
      ? node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key))
      : undefined;
    const child = isSeq(node) ? node.items[Number(key)] : pair?.value;
    if (!isNode(child)) return offset;
    const isKey = atKey === true && depth === path.length - 1;
    offset = (isKey && isNode(pair?.key) ? pair.key.range?.[0] : child.range?.[0]) ?? offset;
    node = child;
  }
  return offset;
}

function inOrder<Fault extends PolicyFault>(faults: readonly Fault[]): readonly Fault[] {
  return faults.toSorted((a, b) => a.line - b.line || a.column - b.column);
}
