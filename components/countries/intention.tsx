import { getTranslations } from 'next-intl/server'
import { Localized } from '@/components/commitments/localized'
import { LevelMark } from '@/components/ui/level-tag'
import { Section } from '@/components/ui/section'
import { formatDate } from '@/lib/format/date'
import { commitmentHref } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import type { MakerRecord } from '@/lib/makers/queries'

interface CountryIntentionProps {
  locale: Locale
  intentions: readonly MakerRecord[]
}

export async function CountryIntentions({ locale, intentions }: CountryIntentionProps) {
  const t = await getTranslations('countries.intent')
  return (
    <Section id="intentions" title={t('title', { count: intentions.length })} lede={t('lede')}>
      {intentions.map((record) => (
        <div key={record.reference} className="card max-w-[42rem]">
          <p>
            <LevelMark level={record.level} />{' '}
            <a className="font-[560]" href={commitmentHref(locale, record.reference)}>
              <Localized text={record.title} locale={locale} />
            </a>{' '}
            {record.madeOn && <span className="meta">{formatDate(locale, record.madeOn)}</span>}
          </p>
          <p className="mt-1 text-ink-2">
            <Localized text={record.summary} locale={locale} />
          </p>
        </div>
      ))}
    </Section>
  )
}
