import { getTranslations } from 'next-intl/server'
import { formatDate } from '@/lib/format/date'
import type { Locale } from '@/lib/i18n/model'
import { CELL_STATES, type Cell, type GridCycle } from '@/lib/reporting/model'
import { CellSign } from './cell-sign'

interface CellWordsProps {
  cell: Cell
  cycle: GridCycle
  locale: Locale
}

/** Sign and words of one cell: how the report stands, whether it was late, what becomes of a correction. */
export async function CellWords({ cell: { state, late, version, open }, cycle, locale }: CellWordsProps) {
  const t = await getTranslations('reporting')
  const marks = [
    late && state !== 'late' && state !== 'missing' && t('late'),
    version !== null && version > 1 && t('corrected', { version }),
    state === 'filled' &&
      open &&
      t(
        `correction.${open.state === 'submitted' ? 'in_review' : open.state === 'returned' ? 'returned' : 'writing'}`,
      ),
    (state === 'due' || state === 'writing') &&
      !late &&
      t('by', { date: formatDate(locale, cycle.dueOn, 'short') }),
  ].filter((mark) => typeof mark === 'string')
  return (
    <>
      <span className="inline-flex items-center gap-2 font-[560]">
        <CellSign state={state} />
        {t(`state.${state}`)}
      </span>
      {marks.length > 0 && <span className="meta block">{marks.join(' · ')}</span>}
    </>
  )
}

/** What each sign means. */
export async function GridLegend() {
  const t = await getTranslations('reporting')
  return (
    <dl className="mt-5 grid gap-x-6 gap-y-2 text-[0.9rem] sm:grid-cols-2" aria-label={t('legend')}>
      {CELL_STATES.map((state) => (
        <div key={state} className="flex items-start gap-2">
          <CellSign state={state} />
          <div>
            <dt className="inline font-[560]">{t(`state.${state}`)}</dt>
            <dd className="ms-0 inline text-ink-2"> {t(`meaning.${state}`)}</dd>
          </div>
        </div>
      ))}
    </dl>
  )
}
