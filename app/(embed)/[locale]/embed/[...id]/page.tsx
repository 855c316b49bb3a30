import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale } from 'next-intl/server'
import { cache } from 'react'
import { Figure } from '@/components/charts/figure'
import { EmbedFrame } from '@/components/embed/embed-frame'
import { publicDb } from '@/db/client'
import { heldAsOf } from '@/lib/as-of/held'
import { AS_OF_PARAMETER, type AsOf } from '@/lib/as-of/model'
import { dayOf, pageAsOf } from '@/lib/as-of/request'
import { wordsOf } from '@/lib/charts/words'
import { env } from '@/lib/env'
import { csvOf } from '@/lib/figures/csv'
import { findFigure } from '@/lib/figures/registry'
import { href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'

type Props = PageProps<'/[locale]/embed/[...id]'>

const load = cache((locale: Locale, id: string, asOf: AsOf | null) =>
  findFigure({ db: publicDb, locale, asOf, day: dayOf(asOf) }, id),
)

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [locale, { id }] = await Promise.all([getLocale(), params])
  const found = await load(locale, id.join('/'), null)
  return {
    metadataBase: new URL(env().BASE_URL),
    title: `${wordsOf(locale)('figures.embed.section')} · Vaada`,
    ...(found
      ? { alternates: { canonical: href(locale, found.page, { ...found.query, [AS_OF_PARAMETER]: null }) } }
      : {}),
  }
}

/** One figure for a frame of another site, as of the day that its address pins. */
export default async function EmbedPage({ params, searchParams }: Props) {
  const [locale, { id: segments }, query] = await Promise.all([getLocale(), params, searchParams])
  const asOf = await pageAsOf(query)
  const id = segments.join('/')
  const [found, now] = await Promise.all([load(locale, id, asOf), load(locale, id, null)])
  if (!found) notFound()

  const t = wordsOf(locale)
  const hasMoved = asOf !== null && (now === null || csvOf(now.figure) !== csvOf(found.figure))
  const theme = query.theme === 'light' || query.theme === 'dark' ? query.theme : null
  const foot = (
    <>
      {heldAsOf()?.problem && <span>{t('figures.embed.badDate')}</span>}
      {hasMoved && (
        <span>
          <b>{t('figures.embed.newer')}:</b>{' '}
          <a href={href(locale, found.page, { ...found.query, [AS_OF_PARAMETER]: null })}>
            {t('figures.embed.seeNewer')}
          </a>
        </span>
      )}
      <a href={href(locale, found.page, found.query)}>{t('figures.embed.see')}</a>
    </>
  )
  return (
    <EmbedFrame locale={locale} theme={theme} foot={foot}>
      <Figure figure={found.figure} level={1} />
    </EmbedFrame>
  )
}
