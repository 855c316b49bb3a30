import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { CheckForm } from '@/components/consultations/check-form'
import { FormMessages } from '@/components/forms/form-messages'
import { NotYours } from '@/components/layout/not-yours'
import { PageTitle } from '@/components/layout/page-title'
import { WorkspaceFrame } from '@/components/layout/workspace-header'
import { Done } from '@/components/ui/done'
import { Section } from '@/components/ui/section'
import { appDb } from '@/db/client'
import { can } from '@/lib/access/policy'
import { requireViewer, restoredForm } from '@/lib/access/viewer'
import { checkNotesAction } from '@/lib/consultations/actions'
import { listWaitingTexts, type WaitingText } from '@/lib/consultations/queries'
import { CHECK_DAYS } from '@/lib/consultations/rules'
import { formatDate } from '@/lib/format/date'
import { groupBy } from '@/lib/group-by'
import { href } from '@/lib/i18n/links'
import { isLocale, type Locale, pickText } from '@/lib/i18n/model'
import { privateMetadata } from '@/lib/i18n/private-metadata'
import { idOf } from '@/lib/ids'
import { personalDataIn } from '@/lib/privacy/draft'
import { readsLikeThreat } from '@/lib/privacy/threats'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('consultations')
  return privateMetadata(t('name'))
}

/** What came by the open forms of consultations, for a check. */
export default async function CheckPage({
  params,
  searchParams,
}: PageProps<'/[locale]/reviews/consultations'>) {
  const [{ locale }, { done, of }] = await Promise.all([params, searchParams])
  if (!isLocale(locale)) notFound()
  const path = '/reviews/consultations'
  const viewer = await requireViewer(locale, `/${locale}${path}`)
  if (!can(viewer, 'consultation.check'))
    return <NotYours viewer={viewer} locale={locale} path={path} section="reviews" />
  const [words, t, waiting, restored] = await Promise.all([
    getTranslations(),
    getTranslations('checking'),
    listWaitingTexts(appDb),
    restoredForm(viewer, `/${locale}${path}`),
  ])
  const groups = groupBy(waiting, ({ consultation }) => consultation)
  const numbers = [...groups.keys()]
  const number = numbers.find((one) => one === idOf(of)) ?? numbers[0] ?? 0
  const texts = groups.get(number)
  return (
    <WorkspaceFrame viewer={viewer} locale={locale} path={path} section="reviews">
      <section className="sec first">
        {done === 'checked' && <Done>{t('done')}</Done>}
        <PageTitle>{t('title', { count: waiting.length })}</PageTitle>
        <p className="lede">{t('lede', { days: CHECK_DAYS })}</p>
        {numbers.length > 1 && (
          <ul className="mt-6 grid gap-1.5">
            {numbers.map((one) => (
              <li key={one}>
                <a
                  href={href(locale, path, { of: String(one) })}
                  aria-current={one === number ? 'true' : undefined}
                >
                  {pickText(groups.get(one)?.[0]?.title, locale)?.text ?? String(one)}
                </a>{' '}
                <span className="meta">{groups.get(one)?.length}</span>
              </li>
            ))}
          </ul>
        )}
      </section>
      <FormMessages namespaces={['checking', 'corrections', 'fieldErrors', 'formErrors']}>
        {texts && (
          <Section
            id="texts"
            title={pickText(texts[0]?.title, locale)?.text ?? String(number)}
            tools={
              <a href={href(locale, `/consultations/${number}`)}>
                {words('consultations.one', { number: String(number) })}
              </a>
            }
          >
            <CheckForm
              action={checkNotesAction.bind(null, locale, number)}
              texts={texts.map((text) => ({
                key: text.textKey,
                label: <Waiting text={text} locale={locale} />,
              }))}
              restored={restored}
            />
          </Section>
        )}
      </FormMessages>
    </WorkspaceFrame>
  )
}

/** One text, with how often it came and what to look at. */
async function Waiting({ text, locale }: { text: WaitingText; locale: Locale }) {
  const t = await getTranslations()
  const { kind, words, count, since } = text
  const signs = [
    ...(Object.keys(personalDataIn({ words }, { helpLines: [] })).length > 0 ? [t('checking.personal')] : []),
    ...(readsLikeThreat(words) ? [t('reviewing.risk.threat')] : []),
  ]
  return (
    <span className="grid gap-0.5">
      <span className="max-w-[75ch] whitespace-pre-line">
        {words || t('consultations.suggestions.supportAlone')}
      </span>
      <span className="meta">
        {[
          t(`suggestion.kind.${kind}`),
          t('checking.times', { count }),
          t('checking.since', { date: formatDate(locale, since) }),
        ].join(' · ')}
        {signs.length > 0 && <strong className="text-broken"> · {signs.join(' · ')}</strong>}
      </span>
    </span>
  )
}
