import type { ReviewStatus } from '../../jobs/review/review-status.ts';
import { resultNames, rateText, rateValue, taskTexts } from '../../jobs/review/review-words.ts';
import { type ListingColumn, column, tableOf } from '../../kernel/documents/listing.ts';
import { inLang, type Lang, type Text } from '../../kernel/text.ts';
import { inStyle } from '../frame/screen/frame-marks.ts';
import { showTable } from '../frame/screen/show-table.ts';

/** A campaign for scripts (cli.md): a rate always with its numerator and denominator. */
export function statusJson(status: ReviewStatus): object {
  const { campaign, cutOff, eligible, reviewed, byResult, bySubdistrict, open, odd, screening } = status;
  return {
    campaign: campaign.name,
    asOf: campaign.asOf,
    since: campaign.since,
    cutOff,
    subdistricts: campaign.subdistricts ?? null,
    eligible,
    reviewed,
    rate: rateValue(status),
    byResult: Object.fromEntries(byResult.map(({ result, count }) => [result, count])),
    bySubdistrict: bySubdistrict.map((row) => ({ ...row, rate: rateValue(row) })),
    open,
    odd,
    screening: {
      ...screening,
      found: screening.hits.length,
      violations: screening.hits.filter(({ violation }) => violation === 1).length,
      hits: screening.hits.map(({ person_id, staff_name, reviewed_on, violation, ...hit }) => ({
        person: person_id,
        ...hit,
        staff: staff_name,
        reviewedOn: reviewed_on,
        violation: violation === 1,
      })),
    },
  };
}

const resultColumns: readonly ListingColumn<ReviewStatus['byResult'][number]>[] = [
  column('结果', 'result', ({ result }) => resultNames[result]),
  column('人数', 'people', ({ count }) => count, { kind: 'integer' }),
];

const rateColumns: readonly ListingColumn<ReviewStatus['bySubdistrict'][number]>[] = [
  column('街道', 'subdistrict', ({ subdistrict }) => subdistrict ?? { zh: '未登记', en: 'not recorded' }),
  column('应复核', 'eligible', ({ eligible }) => eligible, { kind: 'integer' }),
  column('已复核', 'reviewed', ({ reviewed }) => reviewed, { kind: 'integer' }),
  column('复核率', 'rate', rateText, { kind: 'decimal' }),
];

/** A campaign for people. */
export function statusText(status: ReviewStatus, lang: Lang): string {
  const say = (text: Text): string => inLang(text, lang);
  const { campaign, cutOff, eligible, reviewed, byResult, bySubdistrict } = status;
  const rate = rateText(status);
  const head = say({
    zh: `复核活动“${campaign.name}”（名单冻结于 ${campaign.asOf}，${campaign.since} 至 ${cutOff} 的复核算数）\n应复核 ${eligible} 人，已复核 ${reviewed} 人，复核率 ${rate}（${reviewed}/${eligible}）`,
    en: `Campaign "${campaign.name}" (list of ${campaign.asOf}; reviews from ${campaign.since} to ${cutOff} count)\n${eligible} to be reviewed, ${reviewed} reviewed, rate ${rate} (${reviewed}/${eligible})`,
  });
  return [
    inStyle('bold', head),
    '',
    showTable(tableOf(resultColumns, byResult), lang),
    '',
    showTable(tableOf(rateColumns, bySubdistrict), lang),
    ...openLines(status, lang),
    ...screeningLines(status, lang),
  ]
    .map((line) => (line.endsWith('\n') ? line : `${line}\n`))
    .join('');
}

/** What is still to be done, and what to check. */
function openLines({ open, odd }: ReviewStatus, lang: Lang): readonly string[] {
  const say = (text: Text): string => inLang(text, lang);
  const tasks = open.map(({ task, count, overdue }) =>
    say({
      zh: `${taskTexts[task].zh}：${count} 人${overdue > 0 ? `，其中 ${overdue} 人已过期限` : ''}`,
      en: `${taskTexts[task].en}: ${count}${overdue > 0 ? `, ${overdue} of them overdue` : ''}`,
    }),
  );
  const unforeseen =
    odd.length === 0
      ? []
      : [
          say({
            zh: `结果前后不合（请核对）：登记号 ${odd.slice(0, 20).join('、')}`,
            en: `results that do not follow from each other, to be checked: registry ids ${odd.slice(0, 20).join(', ')}`,
          }),
        ];
  return [...tasks, ...unforeseen];
}

const SHOWN_HITS = 20;

/** 筛查 says what was compared with what, whatever was found. */
function screeningLines({ screening }: ReviewStatus, lang: Lang): readonly string[] {
  const say = (text: Text): string => inLang(text, lang);
  const { lists, staff, relatives, holders, hits } = screening;
  if (lists.length === 0) {
    return [
      say({
        zh: '工作人员及亲属筛查：还没有导入名单，没有比对（dpf template staff 有样表）',
        en: 'Screening of staff and relatives: no list was imported, nothing was compared (see dpf template staff)',
      }),
    ];
  }
  const files = lists.join(lang === 'zh' ? '、' : ', ');
  const compared = say({
    zh: `工作人员及亲属筛查：${staff} 名工作人员的 ${relatives} 名亲属（${files}）与名单上 ${holders} 人按身份证号比对`,
    en: `Screening: ${relatives} relatives of ${staff} of the staff (${files}) held against the ${holders} on the list by citizen id`,
  });
  if (hits.length === 0) return [`${compared}${say({ zh: '，未发现持证', en: ': none found' })}`];
  const violations = hits.filter(({ violation }) => violation === 1).length;
  const found = say({
    zh: `，持证 ${hits.length} 人，认定违规 ${violations} 人`,
    en: `: ${hits.length} hold a certificate, ${violations} judged irregular`,
  });
  const each = hits
    .slice(0, SHOWN_HITS)
    .map(({ person_id, name, relation, staff_name, result, violation }) => {
      const word = say(resultNames[result ?? 'none']);
      const line = say({
        zh: `  登记号 ${person_id} ${name}（${staff_name}的${relation}）：${word}`,
        en: `  registry id ${person_id} ${name} (${relation} of ${staff_name}): ${word}`,
      });
      return violation === 1 ? inStyle('red', line) : line;
    });
  return [`${compared}${found}`, ...each];
}
