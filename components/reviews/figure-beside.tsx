import { getTranslations } from 'next-intl/server'
import { type Figure, figureWords } from '@/components/submissions/figures'
import { lastDay } from '@/lib/dates/partial'
import { formatDate } from '@/lib/format/date'
import { dateFromEntry } from '@/lib/format/entry'
import { expectedOf } from '@/lib/indicators/expected'
import type { CommitmentFacts } from '@/lib/standing/facts'
import type { Names } from './field-words'

interface FigureBesideProps {
  names: Names
  facts: CommitmentFacts | null
  /** Key of the indicator. */
  indicator: string
  /** Date of the new figure, as typed. */
  on: string
}

/** What a new figure is read against: the last value, the target, and where an even pace would be on its date. */
export async function FigureBeside({ names, facts, indicator: key, on }: FigureBesideProps) {
  const t = await getTranslations()
  const { locale } = names
  const indicator = names.indicators.find((one) => one.key === key)
  if (!indicator) return null
  const figure = (point: Figure | null, none: string) =>
    point === null
      ? none
      : point.on
        ? t('report.beside.dated', {
            value: figureWords(locale, point.value, indicator),
            date: formatDate(locale, point.on, 'short'),
          })
        : figureWords(locale, point.value, indicator)
  const expected = expectedValue(facts, key, on)
  return (
    <dl className="facts my-2 max-w-xl">
      <dt>{t('report.beside.latest')}</dt>
      <dd>{figure(indicator.latest, t('report.beside.none'))}</dd>
      <dt>{t('report.beside.target')}</dt>
      <dd>{figure(indicator.target, t('report.beside.noTarget'))}</dd>
      <dt>{t('reviewing.expected')}</dt>
      <dd>
        {expected === null ? t('reviewing.noExpected') : figureWords(locale, String(expected), indicator)}
      </dd>
    </dl>
  )
}

/** To one digit after the point; null: no even pace is known. */
function expectedValue(facts: CommitmentFacts | null, key: string, on: string): number | null {
  const indicator = facts?.indicators.find((one) => one.key === key)
  const date = dateFromEntry(on)
  if (!facts || !indicator?.baseline || !indicator.target || date === null) return null
  if (indicator.direction !== 'increase' && indicator.direction !== 'decrease') return null
  const share = expectedOf(indicator, facts, lastDay(date))
  if (share === null) return null
  return (
    Math.round(
      (indicator.baseline.value + share * (indicator.target.value - indicator.baseline.value)) * 10,
    ) / 10
  )
}
