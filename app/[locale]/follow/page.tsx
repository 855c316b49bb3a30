import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { FollowForm } from '@/components/follow/follow-form'
import { FollowLinks } from '@/components/follow/follow-links'
import { FormMessages } from '@/components/forms/form-messages'
import { PageTitle } from '@/components/layout/page-title'
import { SiteFrame } from '@/components/layout/site-frame'
import { ButtonLink } from '@/components/ui/button'
import { publicDb } from '@/db/client'
import { env } from '@/lib/env'
import { askToFollowAction } from '@/lib/follow/actions'
import { listSubjects } from '@/lib/follow/queries'
import { subjectOf } from '@/lib/follow/subject'
import { subjectWords } from '@/lib/follow/subject-words'
import { href } from '@/lib/i18n/links'
import { isLocale } from '@/lib/i18n/model'
import { privateMetadata } from '@/lib/i18n/private-metadata'
import { searchOf } from '@/lib/listing'
import { openForm } from '@/lib/open-form'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('follow')
  return privateMetadata(t('name'))
}

/** Somebody wants to be told of what changes, without an account. */
export default async function FollowPage({ params, searchParams }: PageProps<'/[locale]/follow'>) {
  const [{ locale }, { done, of }, t] = await Promise.all([params, searchParams, getTranslations()])
  if (!isLocale(locale)) notFound()
  if (done === 'sent')
    return (
      <SiteFrame locale={locale} path="/follow" section={null}>
        <section className="sec first">
          <PageTitle>{t('follow.sent.title')}</PageTitle>
          <p className="lede" role="status">
            {t('follow.sent.lede')}
          </p>
          <p className="mt-6">
            <ButtonLink href={href(locale)}>{t('follow.sent.on')}</ButtonLink>
          </p>
        </section>
      </SiteFrame>
    )
  const asked = subjectOf(searchOf(of))
  const subjects = await listSubjects(publicDb, asked, locale)
  const subject = subjects[0]?.path ?? '/changes'
  return (
    <SiteFrame locale={locale} path="/follow" query={{ of: asked && subject }} section={null}>
      <section className="sec first">
        <PageTitle>{t('follow.title')}</PageTitle>
        <p className="lede">{t('follow.lede')}</p>
        <ul className="mt-4 mb-8 grid list-disc gap-1 ps-5 text-ink-2">
          {(['confirm', 'end', 'kept'] as const).map((point) => (
            <li key={point}>{t(`follow.points.${point}`)}</li>
          ))}
        </ul>
        <FormMessages namespaces={['follow', 'fieldErrors', 'formErrors']}>
          <FollowForm
            action={askToFollowAction.bind(null, locale)}
            subjects={subjects.map(({ path, name }) => ({
              value: path,
              label: subjectWords(locale, name, t('feeds.recordAlone')),
            }))}
            subject={subject}
            opened={openForm(new Date(), env().AUTH_SECRET)}
          />
        </FormMessages>
        <h2 className="mt-10 text-[1.15rem]">{t('follow.without.title')}</h2>
        <p className="mt-2 mb-3 max-w-[65ch] text-ink-2">{t('follow.without.lede')}</p>
        <FollowLinks locale={locale} path={subject} isWithoutEmail />
      </section>
    </SiteFrame>
  )
}
