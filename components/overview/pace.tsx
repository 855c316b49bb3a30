import { getTranslations } from 'next-intl/server'
import { BulletBar } from '@/components/ui/bullet-bar'
import { Section } from '@/components/ui/section'
import { formatShare } from '@/lib/format/number'
import type { Locale } from '@/lib/i18n/model'

interface PaceProps {
  locale: Locale
  count: number
  /** Means over the pledges counted, 0..1. */
  progress: number
  expected: number
}

export async function Pace({ locale, count, progress, expected }: PaceProps) {
  const t = await getTranslations('overview.pace')
  const title = t('title', {
    progress: formatShare(locale, progress),
    expected: formatShare(locale, expected),
  })
  return (
    <Section id="pace" title={title} lede={t('lede', { count })}>
      <BulletBar progress={progress} expected={expected} label={title} />
    </Section>
  )
}
