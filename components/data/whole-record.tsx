import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/section'
import { AS_OF_PARAMETER, EARLIEST_DAY } from '@/lib/as-of/model'
import type { IsoDate } from '@/lib/dates/partial'
import { formatDate } from '@/lib/format/date'
import { href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'

interface WholeRecordProps {
  locale: Locale
  tables: number
  /** What the files show. */
  day: IsoDate
  entry: number
  today: IsoDate
}

/** Everything in one file, now or as of another day. */
export async function WholeRecord({ locale, tables, day, entry, today }: WholeRecordProps) {
  const t = await getTranslations('data')
  return (
    <Section
      id="all"
      title={t('all')}
      lede={t('allText', { tables, date: formatDate(locale, day), entry: String(entry) })}
    >
      <p className="flex flex-wrap gap-2">
        <ButtonLink href={href(locale, '/data.zip')} kind="primary">
          {t('zip')}
        </ButtonLink>
        <ButtonLink href={href(locale, '/data.xlsx')}>{t('xlsx')}</ButtonLink>
      </p>
      <form action={`/${locale}/data`} className="mt-7 max-w-prose">
        <h3>{t('then')}</h3>
        <p className="text-ink-2">{t('thenText')}</p>
        <div className="mt-3 flex flex-wrap items-end gap-3">
          <label className="grid gap-1">
            <span className="font-[560]">{t('day')}</span>
            <input
              className="input"
              type="date"
              name={AS_OF_PARAMETER}
              min={EARLIEST_DAY}
              max={today}
              defaultValue={day}
            />
          </label>
          <button type="submit" className="btn">
            {t('show')}
          </button>
        </div>
      </form>
    </Section>
  )
}
