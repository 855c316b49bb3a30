import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/ui/section'
import type { OpenedCycle } from '@/lib/discipline/model'
import { formatCycle } from '@/lib/format/cycle'
import { formatDate } from '@/lib/format/date'
import type { Locale } from '@/lib/i18n/model'

/** When reports are asked for next; null: it is not planned yet. */
export async function NextCycle({ locale, cycle }: { locale: Locale; cycle: OpenedCycle | null }) {
  const t = await getTranslations('discipline.next')
  if (!cycle) return <Section id="next" title={t('none')} lede={t('noneLede')} />
  return (
    <Section
      id="next"
      title={t('title', { date: formatDate(locale, cycle.opensOn) })}
      lede={t('lede', {
        cycle: formatCycle(locale, cycle),
        due: formatDate(locale, cycle.dueOn),
        closes: formatDate(locale, cycle.closesOn),
      })}
    />
  )
}
