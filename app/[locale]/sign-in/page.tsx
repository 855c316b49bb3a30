import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { FormMessages } from '@/components/forms/form-messages'
import { PageTitle } from '@/components/layout/page-title'
import { SiteFrame } from '@/components/layout/site-frame'
import { SignInForm } from '@/components/people/sign-in-form'
import { Note } from '@/components/ui/text'
import { homeOf } from '@/lib/access/model'
import { findViewer } from '@/lib/access/viewer'
import { href } from '@/lib/i18n/links'
import { isLocale } from '@/lib/i18n/model'
import { privateMetadata } from '@/lib/i18n/private-metadata'
import { signInAction } from '@/lib/people/actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('signIn')
  return privateMetadata(t('title'))
}

export default async function SignInPage({ params, searchParams }: PageProps<'/[locale]/sign-in'>) {
  const [{ locale }, { back }, t] = await Promise.all([params, searchParams, getTranslations('signIn')])
  if (!isLocale(locale)) notFound()
  const viewer = await findViewer()
  const wanted = typeof back === 'string' ? back : null
  return (
    <SiteFrame locale={locale} path="/sign-in" query={{ back: wanted }} section={null}>
      <section className="sec first">
        <PageTitle>{t('title')}</PageTitle>
        <p className="lede mb-8">{wanted === null ? t('lede') : t('back')}</p>
        {viewer && (
          <div className="mb-8">
            <Note>
              {t('already', { name: viewer.name })}{' '}
              <a href={href(locale, `/${homeOf(viewer.role)}`)}>{t('goOn')}</a>
            </Note>
          </div>
        )}
        <FormMessages namespaces={['signIn', 'fieldErrors', 'formErrors']}>
          <SignInForm action={signInAction.bind(null, locale, wanted)} />
        </FormMessages>
        <div className="mt-10">
          <Note>{t('noAccount')}</Note>
        </div>
      </section>
    </SiteFrame>
  )
}
