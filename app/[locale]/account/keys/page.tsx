import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { AccountFrame } from '@/components/account/account-frame'
import { FormMessages } from '@/components/forms/form-messages'
import { KeyForm } from '@/components/keys/key-form'
import { KeyList } from '@/components/keys/key-list'
import { Section } from '@/components/ui/section'
import { appDb } from '@/db/client'
import { can } from '@/lib/access/policy'
import { requireViewer, restoredForm } from '@/lib/access/viewer'
import { makeKeyAction } from '@/lib/api-keys/actions'
import { listKeys } from '@/lib/api-keys/queries'
import { href } from '@/lib/i18n/links'
import { isLocale } from '@/lib/i18n/model'
import { privateMetadata } from '@/lib/i18n/private-metadata'

const PATH = '/account/keys'
const DONE = ['ended', 'takenOver'] as const

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('keys')
  return privateMetadata(t('title'))
}

export default async function KeysPage({ params, searchParams }: PageProps<'/[locale]/account/keys'>) {
  const [{ locale }, query] = await Promise.all([params, searchParams])
  if (!isLocale(locale)) notFound()
  const page = `/${locale}${PATH}`
  const viewer = await requireViewer(locale, page)
  const [t, keys, restored] = await Promise.all([
    getTranslations('keys'),
    listKeys(appDb, new Date(), viewer),
    restoredForm(viewer, page),
  ])
  const { makerCode } = viewer
  const leads = makerCode !== null && can(viewer, 'office.manage', { makerCode, hasOffice: true })
  const done = DONE.find((act) => act === query.done)
  return (
    <AccountFrame
      viewer={viewer}
      locale={locale}
      path={PATH}
      title={t('title')}
      lede={t('lede')}
      done={done && t(`done.${done}`)}
    >
      <p className="mb-7">
        <a href={href(locale, '/api')}>{t('how')}</a>
      </p>
      <Section id="own" title={t('own')} first>
        <KeyList keys={keys} leads={leads} locale={locale} />
      </Section>
      <Section id="make" title={t('make.title')}>
        <FormMessages namespaces={['keys', 'fieldErrors', 'formErrors']}>
          <KeyForm
            action={makeKeyAction.bind(null, locale)}
            kinds={leads ? ['reading', 'delivering'] : ['reading']}
            restored={restored}
          />
        </FormMessages>
      </Section>
    </AccountFrame>
  )
}
