import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { NoteForm } from '@/components/corrections/note-form'
import { FormMessages } from '@/components/forms/form-messages'
import { PageTitle } from '@/components/layout/page-title'
import { SiteFrame } from '@/components/layout/site-frame'
import { ButtonLink } from '@/components/ui/button'
import { Note } from '@/components/ui/text'
import { publicDb } from '@/db/client'
import { noteSomethingWrongAction } from '@/lib/corrections/actions'
import { ANSWER_DAYS } from '@/lib/corrections/model'
import { env } from '@/lib/env'
import { listSubjects } from '@/lib/follow/queries'
import { subjectOf } from '@/lib/follow/subject'
import { subjectWords } from '@/lib/follow/subject-words'
import { href } from '@/lib/i18n/links'
import { isLocale } from '@/lib/i18n/model'
import { privateMetadata } from '@/lib/i18n/private-metadata'
import { searchOf } from '@/lib/listing'
import { openForm } from '@/lib/open-form'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('corrections')
  return privateMetadata(t('name'))
}

/** Anybody says that something in the record is wrong, without an account. */
export default async function CorrectPage({ params, searchParams }: PageProps<'/[locale]/correct'>) {
  const [{ locale }, { done, of }, t] = await Promise.all([params, searchParams, getTranslations()])
  if (!isLocale(locale)) notFound()
  if (done === 'sent')
    return (
      <SiteFrame locale={locale} path="/correct" section={null}>
        <section className="sec first">
          <PageTitle>{t('corrections.sent.title')}</PageTitle>
          <p className="lede" role="status">
            {t('corrections.sent.lede', { days: ANSWER_DAYS })}
          </p>
          <p className="mt-6">
            <ButtonLink href={href(locale, '/corrections')}>{t('corrections.others')}</ButtonLink>
          </p>
        </section>
      </SiteFrame>
    )
  const asked = subjectOf(searchOf(of))
  const subjects = await listSubjects(publicDb, asked, locale)
  const subject = subjects[0]?.path ?? '/changes'
  return (
    <SiteFrame locale={locale} path="/correct" query={{ of: asked && subject }} section={null}>
      <section className="sec first">
        <PageTitle>{t('corrections.form.title')}</PageTitle>
        <p className="lede">{t('corrections.form.lede', { days: ANSWER_DAYS })}</p>
        <div className="mt-4 mb-8 max-w-[70ch]">
          <Note tone="accent">{t('corrections.form.warning')}</Note>
        </div>
        <FormMessages namespaces={['corrections', 'fieldErrors', 'formErrors']}>
          <NoteForm
            action={noteSomethingWrongAction.bind(null, locale)}
            subjects={subjects.map(({ path, name }) => ({
              value: path,
              label: subjectWords(locale, name, t('feeds.recordAlone')),
            }))}
            subject={subject}
            opened={openForm(new Date(), env().AUTH_SECRET)}
          />
        </FormMessages>
      </section>
    </SiteFrame>
  )
}
