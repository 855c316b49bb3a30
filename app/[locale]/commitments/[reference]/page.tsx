import type { Metadata } from 'next'
import { notFound, permanentRedirect } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { Assessments } from '@/components/assessments/published'
import { Channels } from '@/components/commitments/channels'
import { DeliveryLadder } from '@/components/commitments/delivery-ladder'
import { FactsCard } from '@/components/commitments/facts-card'
import { History } from '@/components/commitments/history'
import { Indicators } from '@/components/commitments/indicators'
import { Localized } from '@/components/commitments/localized'
import { Milestones } from '@/components/commitments/milestones'
import { MoneyLines } from '@/components/commitments/money-lines'
import { MovedTerms } from '@/components/commitments/moved-terms'
import { NotThen } from '@/components/commitments/not-then'
import { RemovedRecord } from '@/components/commitments/removed-record'
import { Sources } from '@/components/commitments/sources'
import { makerName, shareLabel, statusLabel } from '@/components/commitments/standing-words'
import { Timeline } from '@/components/commitments/timeline'
import { Verdict } from '@/components/commitments/verdict'
import { Verdicts } from '@/components/commitments/verdicts'
import { Wording } from '@/components/commitments/wording'
import { FormedTogether } from '@/components/consultations/formed-together'
import { Contributions } from '@/components/contributions/contributions'
import { Formulation } from '@/components/formulation/formulation'
import { SiteFrame } from '@/components/layout/site-frame'
import { CommitmentData } from '@/components/structured/commitment-data'
import { Kicker } from '@/components/ui/text'
import { publicDb } from '@/db/client'
import type { AsOf } from '@/lib/as-of/model'
import { pageAsOf } from '@/lib/as-of/request'
import { findLinkMarks, NO_RECORD_MARKS } from '@/lib/citations/queries'
import { factsOf } from '@/lib/commitments/facts'
import { isPledge, REFERENCE_PATTERN } from '@/lib/commitments/model'
import { findCommitment } from '@/lib/commitments/queries'
import { whyNotThen } from '@/lib/commitments/why-not-then'
import { findFormation } from '@/lib/consultations/queries'
import { listContributions } from '@/lib/contributions/queries'
import { commitmentHref, commitmentsHref, countryHref } from '@/lib/i18n/links'
import { pageMetadata } from '@/lib/i18n/metadata'
import { type Locale, pickText } from '@/lib/i18n/model'
import { listHistory } from '@/lib/ledger/queries'
import { findThresholds } from '@/lib/standing/thresholds'

type Props = PageProps<'/[locale]/commitments/[reference]'>

const findOnce = cache((reference: string, asOf: AsOf | null) => findCommitment(publicDb, reference, asOf))

/** The reference as it is written, or the address that leads to it. */
function referenceOf(given: string, locale: Locale): string {
  const reference = given.toUpperCase()
  if (!REFERENCE_PATTERN.test(reference)) notFound()
  if (reference !== given) permanentRedirect(commitmentHref(locale, reference))
  return reference
}

/** The record as of a date on which it wasn't there. */
async function notThen(reference: string, asOf: AsOf, locale: Locale) {
  const [now, history] = await Promise.all([findOnce(reference, null), listHistory(publicDb, reference)])
  if (history.length === 0) notFound()
  const why = whyNotThen(asOf, history, now?.madeOn ?? null)
  return <NotThen reference={reference} asOf={asOf} why={why} history={history} locale={locale} />
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const asOf = await pageAsOf(await searchParams)
  const [locale, t, { reference: given }] = await Promise.all([getLocale(), getTranslations(), params])
  const reference = referenceOf(given, locale)
  const commitment = await findOnce(reference, asOf)
  if (!commitment) return pageMetadata({ locale, path: `/commitments/${reference}`, title: reference })

  const { status, late, progress } = commitment.standing
  const title = pickText(commitment.title, locale)?.text ?? reference
  const finding = !status
    ? t('commitment.finding.level', { title, level: t(`level.${commitment.level}`) })
    : progress === null
      ? t('commitment.finding.status', { title, status: statusLabel(t, status, late) })
      : t('commitment.finding.progress', {
          title,
          status: statusLabel(t, status, late),
          progress: shareLabel(locale, progress),
        })
  return pageMetadata({
    locale,
    path: `/commitments/${reference}`,
    picture: `/commitments/${reference}`,
    title: reference,
    finding,
    description: pickText(commitment.summary, locale)?.text,
  })
}

export default async function CommitmentPage({ params, searchParams }: Props) {
  const asOf = await pageAsOf(await searchParams)
  const [locale, { reference: given }] = await Promise.all([getLocale(), params])
  const reference = referenceOf(given, locale)
  const [commitment, history, contributions, formation, links, { values: thresholds }] = await Promise.all([
    findOnce(reference, asOf),
    listHistory(publicDb, reference, asOf),
    listContributions(publicDb, reference, asOf),
    findFormation(publicDb, reference, asOf),
    // What became of a link since says nothing of that date.
    asOf ? NO_RECORD_MARKS : findLinkMarks(publicDb, reference),
    findThresholds(publicDb, asOf?.seq),
  ])
  if (!commitment) {
    if (asOf) return notThen(reference, asOf, locale)
    if (history.length === 0) notFound()
    return <RemovedRecord reference={reference} history={history} locale={locale} />
  }

  const facts = factsOf(commitment)
  return (
    <SiteFrame locale={locale} path={`/commitments/${reference}`} section="commitments">
      <CommitmentData commitment={commitment} locale={locale} />
      <section className="sec first">
        <Kicker>
          <a href={countryHref(locale, commitment.maker.code)}>{makerName(commitment.maker, locale)}</a>
          {commitment.actions.map(({ number, name }) => (
            <span key={number}>
              {' · '}
              <a href={commitmentsHref(locale, { action: number })}>
                <Localized text={name} locale={locale} />
              </a>
            </span>
          ))}
          {` · ${reference}`}
        </Kicker>
        <h1 className="max-w-[26ch] text-[clamp(1.9rem,4.2vw,3.1rem)]">
          <Localized text={commitment.title} locale={locale} />
        </h1>
        <div className="two mt-7">
          <div>
            <Verdict commitment={commitment} facts={facts} locale={locale} />
            <MovedTerms history={history} asOf={asOf} locale={locale} />
            <Wording commitment={commitment} locale={locale} />
            <Channels commitment={commitment} facts={facts} locale={locale} />
            <Verdicts commitment={commitment} facts={facts} locale={locale} />
            {isPledge(commitment.level) && <Formulation commitment={commitment} locale={locale} />}
          </div>
          <FactsCard commitment={commitment} locale={locale} />
        </div>
      </section>
      <section className={commitment.milestones.length > 0 ? 'sec two' : 'sec'}>
        <Indicators commitment={commitment} facts={facts} thresholds={thresholds} locale={locale} />
        <Milestones commitment={commitment} locale={locale} />
      </section>
      <DeliveryLadder commitment={commitment} locale={locale} />
      <MoneyLines commitment={commitment} facts={facts} locale={locale} />
      <Assessments commitment={commitment} locale={locale} />
      <FormedTogether consultation={formation} locale={locale} />
      <Contributions commitment={commitment} contributions={contributions} locale={locale} />
      <Timeline commitment={commitment} links={links.reports} locale={locale} />
      <Sources sources={commitment.sources} links={links.sources} locale={locale} />
      <History reference={reference} entries={history} locale={locale} />
    </SiteFrame>
  )
}
