import { CommitmentContent } from '@/lib/commitments/input'
import type { ReportContent } from '@/lib/reports/input'
import { WORDS } from './demo-words'

type Indicator = CommitmentContent['indicators'][number]

/** Whether a value decides where the promise stands: one to compare it with, or a target that it reached. */
const decides = ({ direction, baseline, target }: Indicator, value: number): boolean =>
  direction === 'increase' && target !== null && (baseline !== null || value >= Number(target.value))

/** Reads in every language, as a reason is one text. */
export const DEMO_REASON = [
  'Demonstration of a softened promise: no government changed anything.',
  'Демонстрация смягчённого обещания: ни одно правительство ничего не меняло.',
  'Жұмсартылған уәденің көрсетілімі: ешбір үкімет ештеңе өзгерткен жоқ.',
  'Yumshatilgan vaʼda namoyishi: hech bir hukumat hech narsani oʻzgartirmagan.',
].join('\n')

/** Of what the report says, an organisation that counts for itself finds so much. */
const FOUND = 0.6

/**
 * The same record with an independent figure beside the one a report brings, far enough from it to contest it; null: the
 * report brings none that could be contested.
 */
export function withIndependentValue(
  commitment: CommitmentContent,
  report: ReportContent,
  reference: string,
): CommitmentContent | null {
  for (const { indicator, on, value } of report.values) {
    const subject = commitment.indicators.find((one) => one.key === indicator && decides(one, Number(value)))
    const found = Math.round(Number(value) * FOUND)
    if (!subject || on.length !== 4 || found === Number(value)) continue
    const source = 'demonstration'
    return CommitmentContent.parse({
      ...commitment,
      indicators: commitment.indicators.map((one) =>
        one.key === indicator
          ? {
              ...one,
              values: [
                ...one.values,
                {
                  on,
                  from: null,
                  value: String(found),
                  saidBy: 'independent',
                  partial: false,
                  methodBreak: false,
                  note: WORDS.independent,
                  sources: [source],
                },
              ],
            }
          : one,
      ),
      sources: [
        ...commitment.sources,
        {
          key: source,
          title: WORDS.independent.en?.text,
          url: `https://demo.invalid/${reference}/independent`,
          kind: 'independent',
          publisher: null,
          publishedOn: on,
          language: 'en',
        },
      ],
    })
  }
  return null
}

/** A fifth less, and a year later where it is due; null: it has no target far enough from zero to soften. */
export function softened(commitment: CommitmentContent): CommitmentContent | null {
  const subject = commitment.indicators.find(
    (one) => one.direction === 'increase' && one.target !== null && Number(one.target.value) >= 5,
  )
  if (!subject) return null
  return CommitmentContent.parse({
    ...commitment,
    dueOn: commitment.dueOn && yearLater(commitment.dueOn),
    indicators: commitment.indicators.map((one) =>
      one === subject && one.target
        ? {
            ...one,
            target: {
              value: String(Math.round(Number(one.target.value) * 0.8)),
              // A date of its own would keep the promise due as before.
              on: one.target.on && yearLater(one.target.on),
            },
          }
        : one,
    ),
  })
}

/** The 29th of February has no like a year later. */
const yearLater = (date: string): string =>
  `${Number(date.slice(0, 4)) + 1}${date.slice(4).replace(/^-02-29$/, '-02-28')}`
