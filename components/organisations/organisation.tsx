import { getTranslations } from 'next-intl/server'
import { FormMessages } from '@/components/forms/form-messages'
import { ConfirmForm } from '@/components/people/confirm-form'
import { Section } from '@/components/ui/section'
import { Pill } from '@/components/ui/text'
import { appDb, publicDb } from '@/db/client'
import type { ActionResult } from '@/lib/action-result'
import { civilDate } from '@/lib/dates/partial'
import { env } from '@/lib/env'
import { formatDate } from '@/lib/format/date'
import { href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import { organisationAction, organisationStateAction } from '@/lib/organisations/actions'
import { listPeopleOf, listPlaces, type OrganisationRow } from '@/lib/organisations/queries'
import { OrganisationForm } from './organisation-form'

interface OrganisationProps {
  organisation: OrganisationRow
  locale: Locale
}

/** What is known of an organisation. */
export async function OrganisationFacts({ organisation, locale }: OrganisationProps) {
  const t = await getTranslations('organisations')
  const { kind, maker, website, verifiedAt, closedAt, isProtected } = organisation
  const day = (at: Date) => formatDate(locale, civilDate(at, env().VAADA_TIME_ZONE), 'long')
  return (
    <dl className="facts mt-6 mb-8 max-w-3xl">
      <dt>{t('field.kind')}</dt>
      <dd>{t(`kind.${kind}`)}</dd>
      <dt>{t('field.maker')}</dt>
      <dd>{maker?.names[locale] ?? t('anywhere')}</dd>
      {website && (
        <>
          <dt>{t('field.website')}</dt>
          <dd className="[overflow-wrap:anywhere]">
            <a href={website} rel="noreferrer noopener">
              {website}
            </a>
          </dd>
        </>
      )}
      <dt>{t('verification')}</dt>
      <dd>
        {verifiedAt ? t('verifiedOn', { date: day(verifiedAt) }) : t('notVerified')}
        {isProtected && <span className="block">{t('protectedMeans')}</span>}
      </dd>
      {closedAt && (
        <>
          <dt>{t('state.closed')}</dt>
          <dd>{day(closedAt)}</dd>
        </>
      )}
    </dl>
  )
}

/** All about one organisation for administrators: its people, what is known of it, closing it. */
export async function OrganisationAdministration({
  organisation,
  restored,
  locale,
}: OrganisationProps & { restored: ActionResult | null }) {
  const [t, people, places] = await Promise.all([
    getTranslations('organisations'),
    listPeopleOf(appDb, organisation.id),
    listPlaces(publicDb),
  ])
  const { id, kind, name, maker, website, closedAt } = organisation
  const act = closedAt ? 'reopen' : 'close'
  return (
    <FormMessages namespaces={['organisations', 'fieldErrors', 'formErrors']}>
      <OrganisationFacts organisation={organisation} locale={locale} />
      <Section id="people" title={t('peopleTitle', { count: people.length })}>
        <ul className="grid gap-2">
          {people.map((person) => (
            <li key={person.id}>
              <a className="font-[560]" href={href(locale, `/admin/people/${person.id}`)}>
                {person.name}
              </a>{' '}
              <span className="[overflow-wrap:anywhere] text-ink-2">{person.email}</span>{' '}
              {person.disabled && <Pill>{t('disabled')}</Pill>}
            </li>
          ))}
        </ul>
      </Section>
      <Section id="edit" title={t('edit')} lede={t('editLede')}>
        <OrganisationForm
          action={organisationAction.bind(null, locale, id)}
          restored={restored}
          makers={places.map(({ code, names }) => ({ value: code, label: names[locale] }))}
          now={{ kind, name, maker: maker?.code ?? '', website: website ?? '' }}
        />
      </Section>
      <Section id={act} title={t(`${act}.title`)} lede={t(`${act}.lede`)}>
        <ConfirmForm
          action={organisationStateAction.bind(null, locale, id, act)}
          button={t(`${act}.button`)}
          kind={act === 'close' ? 'danger' : 'primary'}
        />
      </Section>
    </FormMessages>
  )
}
