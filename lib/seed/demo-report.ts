import type { CommitmentContent } from '@/lib/commitments/input'
import { isPercentUnit } from '@/lib/format/number'
import { LOCALES, type LocalizedText } from '@/lib/i18n/model'
import { claimOf } from '@/lib/reports/claims'
import { ReportContent } from '@/lib/reports/input'

const everywhere = (texts: Record<(typeof LOCALES)[number], string>): LocalizedText =>
  Object.fromEntries(
    LOCALES.map((locale) => [
      locale,
      { text: texts[locale], state: locale === 'en' ? 'original' : 'unreviewed' },
    ]),
  )

/** Every text says what it is, so that nothing can be taken for a fact about a government. */
const WORDS = {
  done: everywhere({
    en: 'Demonstration report. It says nothing about any real government.',
    ru: 'Демонстрационный отчёт. Он ничего не говорит ни об одном настоящем правительстве.',
    kk: 'Көрсетілім есебі. Ол ешбір нақты үкімет туралы ештеңе айтпайды.',
    uz: 'Namoyish uchun hisobot. U hech bir haqiqiy hukumat haqida hech narsa demaydi.',
  }),
  amount: everywhere({
    en: 'Demonstration amount',
    ru: 'Демонстрационная сумма',
    kk: 'Көрсетілімге арналған сома',
    uz: 'Namoyish uchun summa',
  }),
  output: everywhere({
    en: 'Demonstration programme',
    ru: 'Демонстрационная программа',
    kk: 'Көрсетілімге арналған бағдарлама',
    uz: 'Namoyish uchun dastur',
  }),
  group: everywhere({
    en: 'Demonstration group',
    ru: 'Демонстрационная группа',
    kk: 'Көрсетілімге арналған топ',
    uz: 'Namoyish uchun guruh',
  }),
  challenges: everywhere({
    en: 'Demonstration text about what stood in the way.',
    ru: 'Демонстрационный текст о том, что мешало.',
    kk: 'Не кедергі болғаны туралы көрсетілім мәтіні.',
    uz: 'Nima xalaqit bergani haqida namoyish uchun matn.',
  }),
  supportNeeded: everywhere({
    en: 'Demonstration text about the support that is needed.',
    ru: 'Демонстрационный текст о том, какая нужна поддержка.',
    kk: 'Қандай қолдау керегі туралы көрсетілім мәтіні.',
    uz: 'Qanday yordam kerakligi haqida namoyish uchun matn.',
  }),
  nextSteps: everywhere({
    en: 'Demonstration text about what comes next.',
    ru: 'Демонстрационный текст о том, что дальше.',
    kk: 'Әрі қарай не істелетіні туралы көрсетілім мәтіні.',
    uz: 'Keyin nima qilinishi haqida namoyish uchun matn.',
  }),
  step: everywhere({
    en: 'Demonstration note',
    ru: 'Демонстрационное примечание',
    kk: 'Көрсетілімге арналған ескертпе',
    uz: 'Namoyish uchun izoh',
  }),
}

interface DemoReport {
  reference: string
  year: number
  /** Of the way from baseline to target. */
  share: number
  /** The fullest one: it brings money, and a step that a document shows. */
  last: boolean
}

/** A report that is marked as demonstration in every word. */
export function demoReport(
  commitment: CommitmentContent,
  { reference, year, share, last }: DemoReport,
): ReportContent {
  const values = commitment.indicators.flatMap((indicator) => demoValue(indicator, year, share))
  const [first, second] = commitment.milestones.filter(
    ({ kind, state }) => kind === 'step' && state !== 'done',
  )
  return ReportContent.parse({
    commitment: reference,
    cycle: String(year),
    implementation: share >= 1 ? 'completed' : 'in_progress',
    selfRating: share >= 0.6 ? 'on_track' : 'at_risk',
    done: WORDS.done,
    outputs: [
      {
        kind: 'programme',
        state: last ? 'scaled_up' : 'new',
        title: WORDS.output,
        on: String(year),
        url: null,
      },
    ],
    values,
    steps: [
      ...(first && last
        ? [{ milestone: first.key, state: 'done', doneOn: String(year), note: WORDS.step }]
        : []),
      ...(second ? [{ milestone: second.key, state: 'in_progress', doneOn: null, note: WORDS.step }] : []),
    ],
    money: last ? demoMoney(commitment) : [],
    groups: [
      { name: WORDS.group, count: String(Math.round(share * 1000)) },
      { name: WORDS.group, count: null },
    ],
    challenges: WORDS.challenges,
    supportNeeded: last ? WORDS.supportNeeded : null,
    nextSteps: WORDS.nextSteps,
    evidence: [
      {
        title: WORDS.done.en?.text,
        url: `https://demo.invalid/${reference}/${year}`,
        file: null,
        kind: 'official_report',
        publisher: null,
        publishedOn: String(year),
        language: 'en',
        about: [
          claimOf.done,
          ...values.map(({ indicator }) => claimOf.value(indicator)),
          ...(first && last ? [claimOf.step(first.key)] : []),
        ],
      },
    ],
    declaration: true,
  })
}

function demoValue(
  indicator: CommitmentContent['indicators'][number],
  year: number,
  share: number,
): ReportContent['values'] {
  const { target, baseline, direction } = indicator
  if (!target || direction === 'context') return []
  const from = Number(baseline?.value ?? 0)
  const to = Number(target.value)
  const way = from + (to - from) * share
  const value =
    direction === 'yes_no' ? (share >= 1 ? 1 : 0) : isCounted(indicator) ? Math.round(way) : round(way)
  return [
    {
      indicator: indicator.key,
      on: String(year),
      from: null,
      value: String(value),
      partial: false,
      methodBreak: false,
      note: null,
    },
  ]
}

/** Countries, centres, people: there is no half of one. */
const isCounted = ({ unit, baseline, target }: CommitmentContent['indicators'][number]): boolean =>
  !isPercentUnit(unit.en?.text) &&
  [baseline, target].every((figure) => figure === null || Number.isInteger(Number(figure.value)))

const round = (value: number) => Math.round(value * 10) / 10

/** A disbursed amount beside every pledged total, so that the money pages have something to follow. */
function demoMoney({ money }: CommitmentContent): ReportContent['money'] {
  const pledged = money.find(
    ({ stage, basis, scope }) => stage === 'pledged' && basis === 'total' && scope === 'this_promise',
  )
  if (!pledged) return []
  const { basis, scope, amount, currency, from, to, provider } = pledged
  return [
    {
      key: 'f1',
      stage: 'disbursed',
      basis,
      scope,
      amount: String(Math.round(Number(amount) * 0.4)),
      currency,
      from,
      to,
      provider,
      note: WORDS.amount,
    },
  ]
}
