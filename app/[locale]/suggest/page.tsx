import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { SuggestForm } from '@/components/consultations/suggest-form'
import { FormMessages } from '@/components/forms/form-messages'
import { PageTitle } from '@/components/layout/page-title'
import { SiteFrame } from '@/components/layout/site-frame'
import { ButtonLink } from '@/components/ui/button'
import { Note } from '@/components/ui/text'
import { publicDb } from '@/db/client'
import { sendNoteAction } from '@/lib/consultations/actions'
import { findConsultation } from '@/lib/consultations/queries'
import { CHECK_DAYS, isOpen } from '@/lib/consultations/rules'
import { civilDate } from '@/lib/dates/partial'
import { env } from '@/lib/env'
import { formatDate } from '@/lib/format/date'
import { href } from '@/lib/i18n/links'
import { isLocale, pickText } from '@/lib/i18n/model'
import { privateMetadata } from '@/lib/i18n/private-metadata'
import { idOf } from '@/lib/ids'
import { openForm } from '@/lib/open-form'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('suggest')
  return privateMetadata(t('name'))
}

/** Anybody suggests something in a consultation, without an account. */
export default async function SuggestPage({ params, searchParams }: PageProps<'/[locale]/suggest'>) {
  const [{ locale }, { of, done }, t] = await Promise.all([params, searchParams, getTranslations('suggest')])
  const number = idOf(of)
  if (!isLocale(locale) || number === null) notFound()
  const consultation = await findConsultation(publicDb, number, null)
  if (!consultation) notFound()
  const open = isOpen(consultation, civilDate(new Date(), env().VAADA_TIME_ZONE))
  const back = (
    <p className="mt-6">
      <ButtonLink href={href(locale, `/consultations/${number}`)}>{t('back')}</ButtonLink>
    </p>
  )
  return (
    <SiteFrame locale={locale} path="/suggest" query={{ of: String(number) }} section={null}>
      <section className="sec first">
        {done === 'sent' ? (
          <>
            <PageTitle>{t('sent.title')}</PageTitle>
            <p className="lede" role="status">
              {t('sent.lede', { days: CHECK_DAYS })}
            </p>
            {back}
          </>
        ) : open ? (
          <>
            <PageTitle>{t('title')}</PageTitle>
            <p className="lede">
              {t('lede', {
                title: pickText(consultation.title, locale)?.text ?? '',
                date: formatDate(locale, consultation.closesOn),
              })}
            </p>
            <div className="mt-4 mb-8 max-w-[70ch]">
              <Note tone="accent">{t('warning')}</Note>
            </div>
            <FormMessages namespaces={['suggest', 'suggestion', 'corrections', 'fieldErrors', 'formErrors']}>
              <SuggestForm
                action={sendNoteAction.bind(null, locale)}
                consultation={number}
                opened={openForm(new Date(), env().AUTH_SECRET)}
              />
            </FormMessages>
            {back}
          </>
        ) : (
          <>
            <PageTitle>{t('closed.title')}</PageTitle>
            <p className="lede">{t('closed.lede')}</p>
            {back}
          </>
        )}
      </section>
    </SiteFrame>
  )
}
