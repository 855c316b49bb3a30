import type { CommitmentContent } from '@/lib/commitments/input'
import { isPercentUnit } from '@/lib/format/number'
import { claimOf } from '@/lib/reports/claims'
import { ReportContent } from '@/lib/reports/input'
import { WORDS } from './demo-words'

interface DemoReport {
  reference: string
  year: number
  /** Of the way from baseline to target. */
  share: number
  /** The fullest one: it brings more money, and a step that a document shows. */
  last: boolean
}

/** A report that is marked as demonstration in every word. */
export function demoReport(
  commitment: CommitmentContent,
  { reference, year, share, last }: DemoReport,
): ReportContent {
  const money = demoMoney(commitment, year, last)
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
    money,
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
          ...money.map(({ key }) => claimOf.money(key)),
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

/** Of the pledge: paid in each year, set aside and spent in all. */
const PAID = { 2023: 0.15, 2024: 0.12, 2025: 0.13 } as Record<number, number | undefined>
const ALLOCATED = 0.7
const SPENT = 0.25

/**
 * Money beside every pledged total, so that the money pages have something to follow: each year's payment, last year's told
 * again by the next report, and in the fullest report what was set aside and spent.
 */
function demoMoney({ money }: CommitmentContent, year: number, last: boolean): ReportContent['money'] {
  const pledged = money.find(
    ({ stage, basis, scope }) => stage === 'pledged' && basis === 'total' && scope === 'this_promise',
  )
  if (!pledged) return []
  const { basis, scope, amount, currency, provider } = pledged
  const part = (share: number) => String(Math.round(Number(amount) * share))
  const line = { basis, scope, currency, provider, note: WORDS.amount }
  const paid = (in_: number, key: string) => {
    const share = PAID[in_]
    return share
      ? [
          {
            ...line,
            key,
            stage: 'disbursed' as const,
            amount: part(share),
            from: String(in_),
            to: String(in_),
          },
        ]
      : []
  }
  return [
    ...paid(year, 'f1'),
    ...paid(year - 1, 'f2'),
    ...(last
      ? [
          { ...line, key: 'f3', stage: 'allocated' as const, amount: part(ALLOCATED), from: null, to: null },
          {
            ...line,
            key: 'f4',
            stage: 'spent' as const,
            amount: part(SPENT),
            from: '2023',
            to: String(year),
          },
        ]
      : []),
  ]
}
