import { getTranslations } from 'next-intl/server'
import { CountLink } from '@/components/ui/count-link'
import { type Discipline, settled } from '@/lib/discipline/model'
import { formatCycle } from '@/lib/format/cycle'
import { commitmentsHref } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'

/** The rest of the finding: what came late or never, and of whom it speaks. */
export async function DisciplineLede({ locale, discipline }: { locale: Locale; discipline: Discipline }) {
  const t = await getTranslations('discipline')
  const { cycles, rows, neverAsked, totals } = discipline
  const [first, last] = [cycles[0], cycles.at(-1)]
  const makers = rows.length + neverAsked.length
  if (!first || !last) return <p className="lede">{t('noCycleLede')}</p>
  if (rows.length === 0) return <p className="lede">{t('nobodyLede', { makers })}</p>
  // A record may owe several reports: a sum over cycles leads to the counts it is the sum of, and each of them to its records.
  const behind = (outcome: 'late' | 'missing') =>
    first === last ? commitmentsHref(locale, { report: `${first.cycle.key}.${outcome}` }) : '#cycles'
  const opens = (outcome: 'late' | 'missing', chunks: React.ReactNode) => (
    <CountLink count={totals[outcome]} href={behind(outcome)}>
      {chunks}
    </CountLink>
  )
  return (
    <p className="lede">
      {settled(totals) > 0 &&
        t.rich('lede', {
          ...totals,
          asked: rows.length,
          makers,
          l: (chunks) => opens('late', chunks),
          m: (chunks) => opens('missing', chunks),
        })}{' '}
      {first === last
        ? t('one', { cycle: formatCycle(locale, first.cycle) })
        : t('span', { from: formatCycle(locale, first.cycle), to: formatCycle(locale, last.cycle) })}
    </p>
  )
}
