import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { AccountFrame } from '@/components/account/account-frame'
import { FormMessages } from '@/components/forms/form-messages'
import { CalendarForms } from '@/components/notices/calendar-forms'
import { ChoicesForm } from '@/components/notices/choices-form'
import { Section } from '@/components/ui/section'
import { appDb } from '@/db/client'
import { can } from '@/lib/access/policy'
import { requireViewer, restoredForm } from '@/lib/access/viewer'
import { makeFeedAction, revokeFeedAction } from '@/lib/calendar/actions'
import { findFeedSince } from '@/lib/calendar/queries'
import { civilDate } from '@/lib/dates/partial'
import { env } from '@/lib/env'
import { formatDate } from '@/lib/format/date'
import { href } from '@/lib/i18n/links'
import { isLocale } from '@/lib/i18n/model'
import { privateMetadata } from '@/lib/i18n/private-metadata'
import { chooseLettersAction } from '@/lib/notices/actions'
import { findChoices } from '@/lib/notices/queries'

const PATH = '/account/letters'
const DONE = ['chosen', 'revoked'] as const

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('letters')
  return privateMetadata(t('name'))
}

export default async function LettersPage({ params, searchParams }: PageProps<'/[locale]/account/letters'>) {
  const [{ locale }, query] = await Promise.all([params, searchParams])
  if (!isLocale(locale)) notFound()
  const page = `/${locale}${PATH}`
  const viewer = await requireViewer(locale, page)
  const [t, languages, choices, since, restored] = await Promise.all([
    getTranslations('letters'),
    getTranslations('language'),
    findChoices(appDb, viewer.id),
    findFeedSince(appDb, viewer.id),
    restoredForm(viewer, page),
  ])
  const done = DONE.find((act) => act === query.done)
  const writes = can(viewer, 'workspace.open')
  const hasDates = writes || can(viewer, 'reviews.open')
  return (
    <AccountFrame
      viewer={viewer}
      locale={locale}
      path={PATH}
      title={t('title')}
      lede={writes ? t('lede') : t('ledeAccount')}
      done={done && t(`done.${done}`)}
    >
      <p className="mb-7">
        {t('language', { language: languages(viewer.locale) })}{' '}
        <a href={href(locale, '/account')}>{t('changeLanguage')}</a>
      </p>
      {writes && (
        <Section id="letters" title={t('choose')} first>
          <FormMessages namespaces={['letters', 'fieldErrors', 'formErrors']}>
            <ChoicesForm
              action={chooseLettersAction.bind(null, locale)}
              choices={choices}
              restored={restored}
            />
          </FormMessages>
        </Section>
      )}
      {hasDates && (
        <Section id="calendar" title={t('calendar.title')} lede={t('calendar.lede')}>
          <FormMessages namespaces={['letters', 'formErrors']}>
            <CalendarForms
              make={makeFeedAction.bind(null, locale)}
              revoke={revokeFeedAction.bind(null, locale)}
              since={
                since &&
                t('calendar.since', { date: formatDate(locale, civilDate(since, env().VAADA_TIME_ZONE)) })
              }
            />
          </FormMessages>
        </Section>
      )}
    </AccountFrame>
  )
}
