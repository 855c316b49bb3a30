import { getTranslations } from 'next-intl/server'
import { FormMessages } from '@/components/forms/form-messages'
import { Section } from '@/components/ui/section'
import type { ActionResult } from '@/lib/action-result'
import { env } from '@/lib/env'
import { instantParts } from '@/lib/format/instant'
import { href } from '@/lib/i18n/links'
import type { Locale } from '@/lib/i18n/model'
import { reissueAction } from '@/lib/people/actions'
import { withdrawAction } from '@/lib/people/administration-actions'
import type { InvitationRow } from '@/lib/people/invitation-queries'
import type { InvitationState } from '@/lib/people/list'
import { ConfirmForm } from './confirm-form'
import { ReissueForm } from './reissue-form'

interface InvitationProps {
  invitation: InvitationRow
  state: InvitationState
  locale: Locale
}

/** For whom it is, as what, and what has become of it. */
export async function InvitationFacts({ invitation, state, locale }: InvitationProps) {
  const t = await getTranslations()
  const { email, role, officeRole, maker, organisation, usedBy } = invitation
  const at = (instant: Date) =>
    t('workspace.at', instantParts(locale, instant, env().VAADA_TIME_ZONE, 'short'))
  const ended = { open: null, expired: null, used: invitation.usedAt, withdrawn: invitation.withdrawnAt }[
    state
  ]
  return (
    <dl className="facts mt-6 mb-8 max-w-3xl">
      <dt>{t('admin.people.email')}</dt>
      <dd className="[overflow-wrap:anywhere]">{email ?? t('admin.open.first')}</dd>
      <dt>{t('admin.people.role')}</dt>
      <dd>
        {t(`role.${role}`)}
        {officeRole && `, ${t(`offices.role.${officeRole}`)}`}
      </dd>
      {(maker || organisation) && (
        <>
          <dt>{t('adminPeople.of')}</dt>
          <dd>{maker?.names[locale] ?? organisation}</dd>
        </>
      )}
      <dt>{t('invitations.fact.made')}</dt>
      <dd>{at(invitation.createdAt)}</dd>
      <dt>{t('invitations.when.open')}</dt>
      <dd>{at(invitation.expiresAt)}</dd>
      {ended && (
        <>
          <dt>{t(`invitations.when.${state}`)}</dt>
          <dd>{at(ended)}</dd>
        </>
      )}
      {usedBy !== null && (
        <>
          <dt>{t('invitations.fact.account')}</dt>
          <dd>
            <a href={href(locale, `/admin/people/${usedBy}`)}>{t('invitations.fact.see')}</a>
          </dd>
        </>
      )}
    </dl>
  )
}

/** A used one is history: nothing can be done to it. One without an address is made by the first start alone. */
export async function InvitationActs({
  invitation,
  state,
  restored,
  locale,
}: InvitationProps & { restored: ActionResult | null }) {
  if (state === 'used' || invitation.email === null) return null
  const t = await getTranslations('invitations')
  return (
    <FormMessages namespaces={['admin', 'invitations', 'fieldErrors', 'formErrors']}>
      <Section id="reissue" title={t('reissue.title')} lede={t('reissue.lede')}>
        <ReissueForm action={reissueAction.bind(null, locale, invitation.id)} restored={restored} />
      </Section>
      {state !== 'withdrawn' && (
        <Section id="withdraw" title={t('withdraw.title')} lede={t('withdraw.lede')}>
          <ConfirmForm
            action={withdrawAction.bind(null, locale, invitation.id)}
            button={t('withdraw.button')}
            kind="danger"
          />
        </Section>
      )}
    </FormMessages>
  )
}
