import type { Command } from 'commander';
import type { HistoryEntry } from '../../jobs/person/person-history.ts';
import type { PersonFile } from '../../jobs/person/show-person.ts';
import { type ListingColumn, column, tableOf } from '../../kernel/documents/listing.ts';
import { inLang, type Lang, type Text } from '../../kernel/text.ts';
import { inStyle } from '../frame/screen/frame-marks.ts';
import { run } from '../frame/frame.ts';
import type { Io } from '../frame/io.ts';
import { examples } from '../frame/options.ts';
import { foundJson, foundText } from './show-people.ts';
import { showTable } from '../frame/screen/show-table.ts';

const WHO: Text = {
  zh: '登记号、身份证号、残疾人证号或姓名',
  en: 'registry id, citizen id, certificate number or name',
};

/** `dpf person find|show|history`: who is on record, what is known of them, and from which rows. */
export function addPerson(program: Command, io: Io): void {
  const command = program
    .command('person')
    .addHelpText('after', examples(io.lang, 'dpf person find 张', 'dpf person history 1'));
  addFind(command, io);
  addShow(command, io);
  addHistory(command, io);
}

function addFind(command: Command, io: Io): void {
  const say = (text: Text): string => inLang(text, io.lang);
  command
    .command('find')
    .description(
      say({
        zh: '按号码、姓名（可只写一部分）、拼音或拼音首字母找人；没有正好这样写的，按姓名、号码、出生日期或年份、年龄、电话、住址、类别等级（有差错也可，用空格隔开）列出最可能是谁，多写只会排得更准，最多 20 人',
        en: 'finds people by number, part of a name, pinyin or its initials; where nobody is written like that, by name, number, birth date, year or age, telephone, address, category and grade, slips and all, who is likeliest meant: more words only rank better; 20 at most',
      }),
    )
    .argument('<text...>', say(WHO))
    .addHelpText(
      'after',
      examples(
        io.lang,
        'dpf person find 张',
        'dpf person find wxm',
        'dpf person find 王玮 1961-01-10 肢体三级',
      ),
    )
    .action(
      run(io, async ({ context, show }, words: readonly string[]) => {
        const text = words.join(' ');
        const { findPeopleByText } = await import('../../jobs/person/find-people.ts');
        const { bandNames } = await import('../../jobs/person/find-people.ts');
        const found = await findPeopleByText(context, text);
        await show({
          schema: 'dpf.person.find/1',
          json: foundJson(found, io.lang),
          text: () => foundText(text, found, { bandNames, lang: io.lang }),
        });
      }),
    );
}

function addShow(command: Command, io: Io): void {
  const say = (text: Text): string => inLang(text, io.lang);
  command
    .command('show')
    .description(say({ zh: '一个人的档案', en: "a person's file" }))
    .argument('<person>', say(WHO))
    .addHelpText('after', examples(io.lang, 'dpf person show 1', 'dpf person show 1 --as-of 2020-12-31'))
    .action(
      run(io, async ({ context, show }, text: string) => {
        const { showPerson } = await import('../../jobs/person/show-person.ts');
        const file = await showPerson(context, text);
        const certificates = file.certificates.map((one) => ({
          ...one,
          category: say(one.category),
          state: say(one.state),
          standingText: say(one.standingText),
        }));
        await show({
          schema: 'dpf.person.show/1',
          json: {
            ...file,
            certificates,
            facts: file.facts.map((one) => ({ ...one, label: say(one.label), said: say(one.said) })),
          },
          text: () => fileText(file, io.lang),
        });
      }),
    );
}

function addHistory(command: Command, io: Io): void {
  const say = (text: Text): string => inLang(text, io.lang);
  command
    .command('history')
    .description(
      say({ zh: '一个人的经历，每条都有出处', en: "a person's life on record, each word with its source" }),
    )
    .argument('<person>', say(WHO))
    .addHelpText(
      'after',
      examples(io.lang, 'dpf person history 1', 'dpf person history 1 --known-at 2020-12-31'),
    )
    .action(
      run(io, async ({ context, show }, text: string) => {
        const { personHistory } = await import('../../jobs/person/person-history.ts');
        const { person, happenings } = await personHistory(context, text);
        await show({
          schema: 'dpf.person.history/1',
          json: { person, history: happenings.map((one) => ({ ...one, what: say(one.what) })) },
          text: () =>
            `${inStyle('bold', `${person.name} ${person.citizenId}`)}\n${showTable(tableOf(historyColumns, happenings), io.lang)}`,
        });
      }),
    );
}

function fileText(file: PersonFile, lang: Lang): string {
  const say = (text: Text): string => inLang(text, lang);
  const { id, name, citizenId, asOf, address, phone, account, guardian, diedOn, absentSince } = file;
  const head = say({
    zh: `${name} ${citizenId}（登记号 ${id}），截至 ${asOf}`,
    en: `${name} ${citizenId} (registry id ${id}), as of ${asOf}`,
  });
  const certificates = file.certificates.map((one) => {
    const live = one.standingText;
    const [issued = '', until = ''] = [one.issuedOn, one.lastValidOn];
    return say({
      zh: `残疾人证 ${one.number} ${one.category.zh}${one.grade}级，${one.state.zh}，${issued} 至 ${until}，${live.zh}`,
      en: `certificate ${one.number} ${one.category.en} ${one.grade}, ${one.state.en}, ${issued} to ${until}, ${live.en}`,
    });
  });
  const facts = file.facts.map(({ label, said, since }) =>
    say({
      zh: `${label.zh}：${said.zh}（${since} 起）`,
      en: `${label.en}: ${said.en} (since ${since})`,
    }),
  );
  const others = [
    diedOn === undefined
      ? undefined
      : say({ zh: `死亡：${diedOn}（死亡名单）`, en: `died on ${diedOn} (list of deaths)` }),
    address === undefined ? undefined : say({ zh: `住址：${address}`, en: `address: ${address}` }),
    phone === undefined ? undefined : say({ zh: `电话：${phone}`, en: `telephone: ${phone}` }),
    guardian === undefined
      ? undefined
      : say({ zh: `监护人（账户表）：${guardian}`, en: `guardian (accounts): ${guardian}` }),
    account &&
      say({
        zh: `账户：${account.bank} ${account.holder} ${account.account}`,
        en: `account: ${account.bank} ${account.holder} ${account.account}`,
      }),
    absentSince === undefined
      ? undefined
      : inStyle(
          'yellow',
          say({
            zh: `全量名册上没有此人（${absentSince} 起），请核实`,
            en: `not on the full roster since ${absentSince}`,
          }),
        ),
  ].filter((line) => line !== undefined);
  const cases = file.cases.map(({ case: number, title, kind, openedOn, isOpen, certificate }) =>
    say({
      zh: `个案 ${number} ${title}（${openedOn} 受理，${isOpen ? '未办结' : '已办结'}）${certificate === undefined ? '' : `：涉及残疾人证 ${certificate}`}`,
      en: `case ${number} ${kind} (opened on ${openedOn}, ${isOpen ? 'open' : 'ended'})${certificate === undefined ? '' : `: about certificate ${certificate}`}`,
    }),
  );
  return [inStyle('bold', head), ...certificates, ...facts, ...others, ...cases]
    .map((line) => `${line}\n`)
    .join('');
}

const historyColumns: readonly ListingColumn<HistoryEntry>[] = [
  column('日期', 'on', ({ on }) => on),
  column('内容', 'what', ({ what: { zh, en }, isCorrected }) =>
    isCorrected
      ? { text: { zh: `${zh}（后已更正）`, en: `${en} (corrected later)` }, style: 'dim' }
      : { zh, en },
  ),
  column('出处', 'source', sourceText),
];

function sourceText({ source }: HistoryEntry): Text {
  if (!source) return { zh: '补贴计算', en: 'dpf payout' };
  const { import: id, file, sheet, row } = source;
  const name = sheet === '' ? file : `${file} ${sheet}`;
  return { zh: `${name} 第 ${row} 行（导入 ${id}）`, en: `${name} row ${row} (import ${id})` };
}
