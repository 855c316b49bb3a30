import { getTranslations } from 'next-intl/server'
import { FormMessages } from '@/components/forms/form-messages'
import { Section } from '@/components/ui/section'
import { appDb } from '@/db/client'
import type { ActionResult } from '@/lib/action-result'
import type { Locale } from '@/lib/i18n/model'
import { openOfficeAction } from '@/lib/offices/admin-actions'
import { listBarredMakers, listOpenableMakers } from '@/lib/offices/queries'
import { AdminChoiceForm } from './admin-choice-form'

interface OpenOfficeProps {
  restored: ActionResult | null
  locale: Locale
}

/** Opens an office, and says for whom none can be opened. */
export async function OpenOffice({ restored, locale }: OpenOfficeProps) {
  const [t, makers, barred] = await Promise.all([
    getTranslations('offices'),
    listOpenableMakers(appDb),
    listBarredMakers(appDb),
  ])
  return (
    <Section id="open" title={t('open.title')} lede={t('open.lede')}>
      <FormMessages namespaces={['fieldErrors', 'formErrors']}>
        <AdminChoiceForm
          action={openOfficeAction.bind(null, locale)}
          restored={restored}
          name="maker"
          label={t('open.maker')}
          options={makers.map(({ code, names }) => ({ value: code, label: names[locale] }))}
          empty={t('choose')}
          button={t('open.button')}
        />
      </FormMessages>
      {barred.length > 0 && (
        <details className="mt-8 max-w-3xl">
          <summary>{t('barred.title')}</summary>
          <dl className="facts mt-3">
            {barred.map(({ code, names, reason }) => (
              <div key={code} className="contents">
                <dt>{names[locale]}</dt>
                <dd lang="en">{reason}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </Section>
  )
}
