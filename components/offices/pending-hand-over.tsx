import { getTranslations } from 'next-intl/server'
import { ActForm } from '@/components/forms/act-form'
import { FormMessages } from '@/components/forms/form-messages'
import { env } from '@/lib/env'
import { instantParts } from '@/lib/format/instant'
import type { Locale } from '@/lib/i18n/model'
import { withdrawHandOverAction } from '@/lib/offices/actions'
import type { HandOverView } from '@/lib/offices/queries-office'

/** A hand-over whose successor has been invited, with the way to take it back. */
export async function PendingHandOver({ handOver, locale }: { handOver: HandOverView; locale: Locale }) {
  const t = await getTranslations()
  if (!handOver.invited) return null
  const { email, expiresAt } = handOver.invited
  const at = (when: Date) => t('workspace.at', instantParts(locale, when, env().VAADA_TIME_ZONE))
  return (
    <div className="note max-w-[44rem]" data-pending-hand-over>
      <h3>{t('handOver.pending.title')}</h3>
      <p className="mt-1 mb-4 break-words">
        {t('handOver.pending.lede', { email, from: at(handOver.createdAt), until: at(expiresAt) })}
      </p>
      <FormMessages namespaces={['formErrors']}>
        <ActForm
          action={withdrawHandOverAction.bind(null, locale, handOver.id)}
          button={t('handOver.pending.withdraw')}
          buttonLabel={t('handOver.pending.withdrawLabel', { email })}
        />
      </FormMessages>
    </div>
  )
}
