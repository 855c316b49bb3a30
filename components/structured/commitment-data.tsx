import { getTranslations } from 'next-intl/server'
import { makerName } from '@/components/commitments/standing-words'
import { StructuredData } from '@/components/layout/structured-data'
import type { CommitmentView } from '@/lib/commitments/queries'
import { href } from '@/lib/i18n/links'
import { type Locale, pickText } from '@/lib/i18n/model'
import { breadcrumbsOf, datasetOf } from '@/lib/structured-data/model'
import { siteBase, whole } from './addresses'

/** One record as a dataset, and the way to it. */
export async function CommitmentData({ commitment, locale }: { commitment: CommitmentView; locale: Locale }) {
  const t = await getTranslations()
  const { reference, maker, madeOn, startsOn, dueOn } = commitment
  const now = { asOf: null }
  const url = whole(href(locale, `/commitments/${reference}`, now))
  const title = pickText(commitment.title, locale)?.text ?? reference
  const name = makerName(maker, locale)
  return (
    <StructuredData
      things={[
        datasetOf(
          {
            url,
            name: `${reference}: ${title}`,
            description: `${name}. ${pickText(commitment.summary, locale)?.text ?? title} ${t('site.description')}`,
            language: locale,
            identifier: reference,
            from: madeOn ?? startsOn,
            to: dueOn,
            places: [name],
            files: ['json', 'csv', 'xlsx', 'zip', 'pdf'],
          },
          siteBase(),
        ),
        breadcrumbsOf([
          { name: t('site.name'), url: whole(href(locale, '/', now)) },
          { name: t('nav.commitments'), url: whole(href(locale, '/commitments', now)) },
          { name: reference, url },
        ]),
      ]}
    />
  )
}
