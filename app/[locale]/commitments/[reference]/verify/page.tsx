import type { Metadata } from 'next'
import { notFound, permanentRedirect } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { EntryChecks } from '@/components/commitments/entry-checks'
import { VerifyYourself } from '@/components/commitments/verify-yourself'
import { SiteFrame } from '@/components/layout/site-frame'
import { ButtonLink } from '@/components/ui/button'
import { Kicker } from '@/components/ui/text'
import { publicDb } from '@/db/client'
import { pageAsOf } from '@/lib/as-of/request'
import { REFERENCE_PATTERN } from '@/lib/commitments/model'
import { commitmentHref, href } from '@/lib/i18n/links'
import { pageMetadata } from '@/lib/i18n/metadata'
import { listHistory } from '@/lib/ledger/queries'
import { checkEntry, isSound } from '@/lib/ledger/verify-record'

type Props = PageProps<'/[locale]/commitments/[reference]/verify'>

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  await pageAsOf(await searchParams)
  const [locale, t, { reference }] = await Promise.all([getLocale(), getTranslations('verify'), params])
  const title = t('title', { reference: reference.toUpperCase() })
  return pageMetadata({ locale, path: `/commitments/${reference.toUpperCase()}/verify`, title })
}

/** Recomputes, for every request, what the entries of one record published and how they are chained. */
export default async function VerifyPage({ params, searchParams }: Props) {
  const asOf = await pageAsOf(await searchParams)
  const [locale, t, { reference: given }] = await Promise.all([
    getLocale(),
    getTranslations('verify'),
    params,
  ])
  const reference = given.toUpperCase()
  if (!REFERENCE_PATTERN.test(reference)) notFound()
  if (reference !== given) permanentRedirect(href(locale, `/commitments/${reference}/verify`))
  const entries = await listHistory(publicDb, reference, asOf)
  if (entries.length === 0) notFound()

  const checked = entries.map((entry) => ({ entry, check: checkEntry(entry) }))
  const broken = checked.filter(({ check }) => !isSound(check)).length
  const redacted = entries.filter((entry) => entry.redactedBySeq !== null).length
  return (
    <SiteFrame locale={locale} path={`/commitments/${reference}/verify`} section="commitments">
      <section className="sec first">
        <Kicker>
          <a href={commitmentHref(locale, reference)}>{reference}</a> · {t('kicker')}
        </Kicker>
        <h1 className="max-w-[24ch] text-[clamp(2rem,4.2vw,3.1rem)]">
          {broken > 0 ? t('unsound', { count: broken }) : t('sound', { count: entries.length })}
        </h1>
        <p className="lede">{broken > 0 ? t('unsoundLede') : t('soundLede')}</p>
        <p className="mt-3 text-ink-2">{t('redactedCount', { count: redacted })}</p>
        <EntryChecks checked={checked} locale={locale} />
        <p className="mt-6">
          <ButtonLink href={commitmentHref(locale, reference)}>{t('back')}</ButtonLink>
        </p>
      </section>
      <VerifyYourself reference={reference} />
    </SiteFrame>
  )
}
