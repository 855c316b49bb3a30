import { getTranslations } from 'next-intl/server'
import { FormMessages } from '@/components/forms/form-messages'
import { ConfirmForm } from '@/components/people/confirm-form'
import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/section'
import type { ActionResult } from '@/lib/action-result'
import { formatDate } from '@/lib/format/date'
import { href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import { assignLeadAction, reopenOfficeAction } from '@/lib/offices/admin-actions'
import type { OfficeView } from '@/lib/offices/queries'
import { AdminChoiceForm } from './admin-choice-form'
import { PersonLink } from './admin-office-table'

interface AdminOfficeProps {
  office: OfficeView
  restored: ActionResult | null
  locale: Locale
}

export async function AdminOffice({ office, restored, locale }: AdminOfficeProps) {
  const t = await getTranslations('offices')
  const { maker, activeTo, people, former } = office
  const hasLead = people.some(({ officeRole }) => officeRole === 'lead')
  return (
    <FormMessages namespaces={['fieldErrors', 'formErrors']}>
      <Section id="people" title={t('people', { count: people.length })}>
        <ul className="grid gap-2">
          {people.map((person) => (
            <li key={person.id}>
              <PersonLink person={person} locale={locale} />{' '}
              <span className="text-ink-2">{t(`role.${person.officeRole}`)}</span>
            </li>
          ))}
        </ul>
      </Section>
      {activeTo === null && !hasLead && <AssignLead office={office} restored={restored} locale={locale} />}
      {activeTo === null ? (
        <Section id="close" title={t('close.title')} lede={t('close.lede')}>
          <ButtonLink kind="danger" href={href(locale, `/admin/offices/${maker.code}/close`)}>
            {t('close.go')}
          </ButtonLink>
        </Section>
      ) : (
        <Reopen office={office} locale={locale} />
      )}
      {former.length > 0 && (
        <Section id="former" title={t('former.title')}>
          <ul className="grid gap-1">
            {former.map(({ activeFrom, activeTo: end }) => (
              <li key={`${activeFrom} ${end}`}>
                {t('former.days', {
                  from: formatDate(locale, activeFrom, 'long'),
                  to: formatDate(locale, end, 'long'),
                })}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </FormMessages>
  )
}

async function AssignLead({ office, restored, locale }: AdminOfficeProps) {
  const t = await getTranslations('offices')
  const { candidates, maker } = office
  if (candidates.length === 0)
    return (
      <Section id="lead" title={t('lead.title')} lede={t('lead.nobody')}>
        <ButtonLink href={href(locale, '/admin/invitations')}>{t('lead.invite')}</ButtonLink>
      </Section>
    )
  return (
    <Section id="lead" title={t('lead.title')} lede={t('lead.lede')}>
      <AdminChoiceForm
        action={assignLeadAction.bind(null, locale, maker.code)}
        restored={restored}
        name="person"
        label={t('lead.person')}
        options={candidates.map(({ id, name }) => ({ value: String(id), label: name }))}
        empty={t('choose')}
        button={t('lead.button')}
      />
    </Section>
  )
}

async function Reopen({ office, locale }: Omit<AdminOfficeProps, 'restored'>) {
  const t = await getTranslations('offices')
  if (office.barred !== null)
    return (
      <Section id="reopen" title={t('reopen.barred')}>
        <p lang="en">{office.barred}</p>
      </Section>
    )
  return (
    <Section id="reopen" title={t('reopen.title')} lede={t('reopen.lede')}>
      <ConfirmForm
        action={reopenOfficeAction.bind(null, locale, office.maker.code)}
        button={t('reopen.button')}
      />
    </Section>
  )
}
