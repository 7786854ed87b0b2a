import type { Command } from 'commander';
import type { AskedMatches } from '../../jobs/verify/match/match-and-ask.ts';
import type { MatchHit, MatchRequest, MatchResult } from '../../jobs/verify/match/match-list.ts';
import { severities } from '../../kernel/problem.ts';
import { inLang, type Lang, type Text } from '../../kernel/text.ts';
import { type TextEncoding, textEncodings } from '../../kernel/writing/text-encoding.ts';
import { run, type Session } from '../frame/frame.ts';
import type { Io } from '../frame/io.ts';
import { asOneOf, examples, formatOption } from '../frame/options.ts';
import { problemJson } from '../frame/screen/show-problems.ts';
import { matchText } from './show-match.ts';

const formats = ['table', 'json', 'csv', 'xlsx', 'md'] as const;
const matters = ['deaths', 'moves', 'staff', 'prison', 'other'] as const;

type Proposal = MatchHit['people'][number]['proposal'];

type Options = {
  readonly as?: (typeof matters)[number];
  readonly sheet?: string;
  readonly encoding?: TextEncoding;
  readonly map?: string;
  readonly weak?: boolean;
  readonly judge?: string;
  readonly dryRun?: boolean;
  readonly format?: (typeof formats)[number];
};

/** `dpf match`: a list of other people's making held against the people on record. */
export function addMatch(program: Command, io: Io): void {
  const say = (text: Text): string => inLang(text, io.lang);
  const command = program
    .command('match')
    .description(
      say({
        zh: '把任意名单（死亡、火化、迁移、工作人员及亲属、服刑……，有姓名或号码即可）与登记的人比对，列出比中的人、把握和建议；只比对，不导入，不停发，不改任何数据',
        en: 'Holds any list with names or numbers (deaths, moves, staff and relatives, prison …) against the people on record: who, how surely, and what may follow. It imports nothing, stops nothing and changes nothing',
      }),
    )
    .argument('<list>', say({ zh: '名单（.xlsx、.csv、.xls）', en: 'the list (.xlsx, .csv, .xls)' }))
    .option(
      '--as <what>',
      say({
        zh: '名单性质：deaths 死亡、moves 迁移、staff 工作人员及亲属、prison 服刑、other 其他（默认按表头判断）',
        en: `what it is of: ${matters.join(' | ')} (by default guessed)`,
      }),
      asOneOf(matters, {
        deaths: '死亡',
        moves: '迁移',
        staff: '工作人员及亲属',
        prison: '服刑',
        other: '其他',
      }),
    )
    .option(
      '--weak',
      say({
        zh: '也列出只是可能的（如仅同名）和已判定不是本人的',
        en: 'list those who are only perhaps meant, too (by name alone), and those judged not to be',
      }),
    )
    .option('--sheet <name>', say({ zh: '只读这个工作表', en: 'read this sheet only' }))
    .option(
      '--map <file>',
      say({ zh: '表头对照（两列：原表头、标准表头）', en: "a mapping of the list's own headings" }),
    )
    .option(
      '--encoding <name>',
      say({ zh: 'CSV 的文字编码，默认自动判断', en: 'encoding of a CSV file, found out by default' }),
      asOneOf(textEncodings),
    )
    .addOption(formatOption(formats, say))
    .addHelpText(
      'after',
      examples(
        io.lang,
        'dpf match 殡葬名单.xlsx',
        'dpf match 名单.csv --as staff --weak',
        'dpf match 殡葬名单.xlsx --format xlsx -o 比对结果.xlsx',
        'dpf match 殡葬名单.xlsx --judge 判定.xlsx',
      ),
    )
    .action(run(io, match));
  addJudging(command, say);
}

function addJudging(command: Command, say: (text: Text) => string): void {
  command
    .option(
      '--judge <file>',
      say({
        zh: '把比中的人写成判定表，填“是本人、不是、不清楚”，用 dpf verify judge --from 交回；问过什么记在数据库里，判定过的不再问',
        en: 'write those found as a workbook (in Chinese, like every list) to fill in (yes, no, unclear) and give back with dpf verify judge --from; what was asked is kept, and what was answered is not asked again',
      }),
    )
    .option(
      '--dry-run',
      say({ zh: '与 --judge 同用：只数，不写', en: 'with --judge: count only, write nothing' }),
    );
}

async function match(session: Session, path: string, options: Options): Promise<void> {
  const { as, sheet, encoding, map, weak = false, format } = options;
  const request = { path, as, sheet, encoding, map, weak };
  const { result, asked } = await found(session, request, options);
  const { lang } = session.io;
  const { levelNames, matchListing, matterNames } = await import('../../jobs/verify/match/match-listing.ts');
  await session.show({
    schema: 'dpf.match/1',
    json: () => ({ ...resultJson(result, lang), ...(asked && { asked }) }),
    text: () => matchText(result, { levelNames, matchListing, matterNames, asked }, lang),
    format,
    list: { name: 'match', of: () => matchListing(result) },
  });
  session.failOn(severities.filter((severity) => result.bySeverity[severity] > 0));
}

async function found(
  { context, options: { force = false } }: Session,
  request: Omit<MatchRequest, 'asks'>,
  { judge, dryRun = false }: Options,
): Promise<{ readonly result: MatchResult; readonly asked?: AskedMatches }> {
  if (judge === undefined) {
    const { matchAgainstRegistry } = await import('../../jobs/verify/match/match-list.ts');
    return { result: await matchAgainstRegistry(context, request) };
  }
  const { matchAndAsk } = await import('../../jobs/verify/match/match-and-ask.ts');
  const keep = [context.dbPath, request.path, ...(request.map === undefined ? [] : [request.map])];
  return matchAndAsk(context, request, { path: judge, force, keep, dryRun });
}

function resultJson({ hits, problems, ...result }: MatchResult, lang: Lang): object {
  return {
    ...result,
    hits: hitsJson(hits, lang),
    problems: problems.map((problem) => problemJson(problem, lang)),
  };
}

function* hitsJson(hits: readonly MatchHit[], lang: Lang): Generator<object> {
  const shown = new Map<Proposal, object>();
  const proposalJson = (proposal: Proposal): object => {
    const known = shown.get(proposal);
    if (known) return known;
    const { text, ...follows } = proposal;
    const json = { ...follows, text: inLang(text, lang) };
    shown.set(proposal, json);
    return json;
  };
  for (const hit of hits) yield hitJson(hit, proposalJson, lang);
}

/** Property by property: an object that begins with a spread costs a hidden class of its own, and hits are many. */
function hitJson(hit: MatchHit, proposalJson: (proposal: Proposal) => object, lang: Lang): object {
  const { sheet, row, role, name, number, birthDate, sex, subdistrict, happenedOn } = hit;
  const { level, band, severity, more, people } = hit;
  return {
    sheet,
    row,
    role,
    name,
    number,
    birthDate,
    sex,
    subdistrict,
    happenedOn,
    level,
    band,
    severity,
    more,
    people: people.map((matched) => ({
      person: matched.person,
      name: matched.name,
      citizenId: matched.citizenId,
      subdistrict: matched.subdistrict,
      birthDate: matched.birthDate,
      sex: matched.sex,
      isLive: matched.isLive,
      score: matched.score,
      agrees: matched.agrees,
      near: matched.near,
      differs: matched.differs,
      missing: matched.missing,
      reasons: matched.reasons.map((reason) => inLang(reason, lang)),
      proposal: proposalJson(matched.proposal),
      judged: matched.judged,
    })),
  };
}
