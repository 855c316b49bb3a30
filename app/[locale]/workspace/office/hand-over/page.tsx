import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { FormMessages } from '@/components/forms/form-messages'
import { NotYours } from '@/components/layout/not-yours'
import { HandOverForm } from '@/components/offices/hand-over-form'
import { OfficeFrame } from '@/components/offices/office-frame'
import { Passes } from '@/components/offices/passes'
import { PendingHandOver } from '@/components/offices/pending-hand-over'
import { appDb } from '@/db/client'
import { can } from '@/lib/access/policy'
import { requireViewer, restoredForm } from '@/lib/access/viewer'
import { civilDate } from '@/lib/dates/partial'
import { env } from '@/lib/env'
import { href } from '@/lib/i18n/links'
import { isLocale, LOCALES } from '@/lib/i18n/model'
import { privateMetadata } from '@/lib/i18n/private-metadata'
import { handOverAction } from '@/lib/offices/actions'
import { findOfficeFor } from '@/lib/offices/find-office'
import { findLead } from '@/lib/offices/hand-over-passing'
import { NEW_PERSON } from '@/lib/offices/input'
import { listHandOvers, listOfficePeople } from '@/lib/offices/queries-office'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('handOver')
  return privateMetadata(t('name'))
}

const PATH = '/workspace/office/hand-over'

export default async function HandOverPage({
  params,
  searchParams,
}: PageProps<'/[locale]/workspace/office/hand-over'>) {
  const [{ locale }, { office: asked }] = await Promise.all([params, searchParams])
  if (!isLocale(locale)) notFound()
  const viewer = await requireViewer(locale, href(locale, PATH, { office: asked }))
  const office = await findOfficeFor(appDb, viewer, asked)
  if (!office || !can(viewer, 'office.handOver', { makerCode: office.makerCode, hasOffice: true }))
    return <NotYours viewer={viewer} locale={locale} path={PATH} section="workspace" />

  const now = new Date()
  const today = civilDate(now, env().VAADA_TIME_ZONE)
  const [t, lead, people, handOvers, restored] = await Promise.all([
    getTranslations(),
    findLead(appDb, office.id),
    listOfficePeople(appDb, office.id, today),
    listHandOvers(appDb, office.id, now),
    restoredForm(viewer, href(locale, PATH)),
  ])
  const pending = handOvers.find(({ state }) => state === 'open')
  const isLead = lead?.id === viewer.id
  const answers = [
    'alternate',
    'contributor',
    ...(isLead || viewer.role === 'administrator' ? ['leave'] : []),
  ]
  return (
    <OfficeFrame
      viewer={viewer}
      locale={locale}
      path={PATH}
      office={office.id}
      isBelow
      title={
        viewer.role === 'administrator'
          ? t('handOver.titleOf', { country: office.names[locale] })
          : t('handOver.title')
      }
      lede={t(isLead ? 'handOver.lede' : 'handOver.ledeOther')}
    >
      {pending ? (
        <PendingHandOver handOver={pending} locale={locale} />
      ) : (
        <FormMessages namespaces={['handOver', 'fieldErrors', 'formErrors']}>
          <HandOverForm
            action={handOverAction.bind(null, locale, office.id, lead?.id ?? null)}
            restored={restored}
            successors={[
              ...people
                .filter(({ id }) => id !== lead?.id)
                .map(({ id, name, role }) => ({
                  value: String(id),
                  label: name,
                  hint: t(`officePage.role.${role}`),
                })),
              {
                value: NEW_PERSON,
                label: t('handOver.somebodyNew'),
                hint: t('handOver.somebodyNewHint'),
              },
            ]}
            languages={LOCALES.map((value) => ({ value, label: t(`language.${value}`) }))}
            language={locale}
            stay={
              lead === null || lead.gone
                ? null
                : {
                    label: isLead ? t('handOver.stay') : t('handOver.stayOf', { name: lead.name }),
                    options: answers.map((value) => ({
                      value,
                      label: t(`handOver.stays.${value as 'leave'}`),
                      hint: t(`handOver.stays.${value as 'leave'}Hint`),
                    })),
                  }
            }
            noteLabel={t(isLead ? 'handOver.note' : 'handOver.noteOther')}
          >
            <Passes office={office} leadId={lead?.id ?? null} own={isLead} today={today} locale={locale} />
          </HandOverForm>
        </FormMessages>
      )}
    </OfficeFrame>
  )
}
