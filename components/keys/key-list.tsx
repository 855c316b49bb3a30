import { getTranslations } from 'next-intl/server'
import { FormMessages } from '@/components/forms/form-messages'
import { OneButtonForm } from '@/components/forms/one-button-form'
import { endKeyAction, takeOverKeyAction } from '@/lib/api-keys/actions'
import type { ListedKey } from '@/lib/api-keys/queries'
import { civilDate } from '@/lib/dates/partial'
import { env } from '@/lib/env'
import { formatDate } from '@/lib/format/date'
import type { Locale } from '@/lib/i18n/model'

interface KeyListProps {
  keys: readonly ListedKey[]
  /** Whether the keys of the office are this person's to end and to take over. */
  leads: boolean
  locale: Locale
}

export async function KeyList({ keys, leads, locale }: KeyListProps) {
  const t = await getTranslations('keys')
  if (keys.length === 0) return <p>{t('none')}</p>
  const day = (instant: Date) => formatDate(locale, civilDate(instant, env().VAADA_TIME_ZONE))
  return (
    <FormMessages namespaces={['formErrors']}>
      <ul className="grid max-w-2xl list-none gap-4 ps-0">
        {keys.map(({ id, name, makerCode, holder, createdAt, expiresAt, usedOn, isOrphan }) => (
          <li className="card" key={id}>
            <h3>{name}</h3>
            <p className="meta mt-1">
              {t(`kind.${makerCode === null ? 'reading' : 'delivering'}`)}
              {makerCode !== null && ` · ${t('holder', { name: holder.name })}`}
            </p>
            <p className="meta">
              {t('since', { from: day(createdAt), until: day(expiresAt) })}
              {' · '}
              {usedOn ? t('used', { day: formatDate(locale, usedOn) }) : t('unused')}
            </p>
            {isOrphan && (
              <p className="note mt-3" data-tone="warn">
                {t('orphan')}
              </p>
            )}
            {(makerCode === null || leads) && (
              <div className="mt-3 flex flex-wrap gap-3">
                {isOrphan && (
                  <OneButtonForm
                    action={takeOverKeyAction.bind(null, locale, id)}
                    button={t('takeOver')}
                    buttonLabel={t('takeOverLabel', { name })}
                  />
                )}
                <OneButtonForm
                  action={endKeyAction.bind(null, locale, id)}
                  kind="danger"
                  button={t('end')}
                  buttonLabel={t('endLabel', { name })}
                />
              </div>
            )}
          </li>
        ))}
      </ul>
    </FormMessages>
  )
}
