import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/ui/section'
import { type DisciplineRow, sumOutcomes } from '@/lib/discipline/model'
import { commitmentsHref, countryHref } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import { makerName } from '@/lib/makers/model'
import type { MakerName } from '@/lib/makers/queries'

/** Offices that were asked and from which nothing came. */
export async function SilentOffices({ locale, rows }: { locale: Locale; rows: readonly DisciplineRow[] }) {
  const t = await getTranslations('discipline.silent')
  return (
    <Section id="nothing-came" title={t('title', { count: rows.length })} lede={rows.length > 0 && t('lede')}>
      {rows.length > 0 && (
        <ul className="grid gap-x-6 gap-y-2 sm:grid-cols-2 lg:grid-cols-3">
          {rows.map(({ maker, cells }) => {
            const counts = cells.flatMap((cell) => cell ?? [])
            return (
              <li key={maker.code}>
                <a
                  href={
                    // A record may owe several reports: the sum leads to the row of its counts.
                    counts.length === 1
                      ? commitmentsHref(locale, {
                          maker: maker.code,
                          report: counts.map(({ cycle }) => `${cycle}.missing`),
                        })
                      : '#grid'
                  }
                >
                  {t('of', { name: makerName(maker, locale), missing: sumOutcomes(counts).missing })}
                </a>
              </li>
            )
          })}
        </ul>
      )}
    </Section>
  )
}

/** Makers whose office was never there to be asked. */
export async function NeverAsked({ locale, makers }: { locale: Locale; makers: readonly MakerName[] }) {
  const t = await getTranslations('discipline.never')
  return (
    <Section id="never-asked" title={t('title', { count: makers.length })} lede={t('lede')}>
      <ul className="flex flex-wrap gap-x-6 gap-y-2">
        {makers.map((maker) => (
          <li key={maker.code}>
            <a href={countryHref(locale, maker.code)}>{makerName(maker, locale)}</a>
          </li>
        ))}
      </ul>
    </Section>
  )
}
