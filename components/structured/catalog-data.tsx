import { getTranslations } from 'next-intl/server'
import { StructuredData } from '@/components/layout/structured-data'
import { findDataPath, formatsOf } from '@/lib/exports/paths'
import { href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import { breadcrumbsOf, catalogOf, datasetOf } from '@/lib/structured-data/model'
import { siteBase, whole } from './addresses'

/** The whole record as a catalogue and as one dataset, and the way to its page. */
export async function CatalogData({ locale }: { locale: Locale }) {
  const t = await getTranslations()
  const now = { asOf: null }
  const url = whole(href(locale, '/data', now))
  const description = `${t('site.description')} ${t('data.lede')}`
  const found = findDataPath('/data')
  return (
    <StructuredData
      things={[
        catalogOf({ url, name: t('site.name'), description }, siteBase()),
        datasetOf(
          {
            url,
            name: `Vaada: ${t('data.title')}`,
            description,
            language: locale,
            from: null,
            to: null,
            places: [],
            files: found ? formatsOf(found.path) : [],
          },
          siteBase(),
        ),
        breadcrumbsOf([
          { name: t('site.name'), url: whole(href(locale, '/', now)) },
          { name: t('data.kicker'), url },
        ]),
      ]}
    />
  )
}
