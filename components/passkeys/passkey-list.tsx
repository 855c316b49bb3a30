import { getTranslations } from 'next-intl/server'
import { FormMessages } from '@/components/forms/form-messages'
import type { ActionResult } from '@/lib/action-result'
import { env } from '@/lib/env'
import { valueAt } from '@/lib/form-data'
import { instantParts } from '@/lib/format/instant'
import type { Locale } from '@/lib/i18n/model'
import { removePasskeyAction, renamePasskeyAction } from '@/lib/passkeys/actions'
import type { PasskeyView } from '@/lib/passkeys/queries'
import { PasskeyCard } from './passkey-card'

interface PasskeyListProps {
  passkeys: readonly PasskeyView[]
  locale: Locale
  /** Whether the last one may go. */
  mayRemove: boolean
  /** The form that waited while its sender confirmed; null: none. */
  restored: ActionResult | null
}

export async function PasskeyList({ passkeys, locale, mayRemove, restored }: PasskeyListProps) {
  const t = await getTranslations()
  if (passkeys.length === 0) return <p>{t('passkeys.none')}</p>
  const at = (instant: Date) =>
    t('workspace.at', instantParts(locale, instant, env().VAADA_TIME_ZONE, 'short'))
  const waiting = (restored?.ok === false && restored.typed) || {}
  return (
    <FormMessages namespaces={['passkeys', 'fieldErrors', 'formErrors']}>
      <ul className="grid max-w-2xl list-none gap-4 ps-0">
        {passkeys.map(({ id, name, createdAt, lastUsedAt }, index) => (
          <PasskeyCard
            key={id}
            id={id}
            name={name}
            field={`name-${index}`}
            rename={renamePasskeyAction.bind(null, locale, id, `name-${index}`)}
            remove={removePasskeyAction.bind(null, locale, id)}
            mayRemove={mayRemove}
            restored={
              valueAt(waiting, 'intent') === 'remove' && valueAt(waiting, 'passkey') === id ? restored : null
            }
          >
            {t('passkeys.added', { when: at(createdAt) })}
            {' · '}
            {lastUsedAt ? t('passkeys.used', { when: at(lastUsedAt) }) : t('passkeys.neverUsed')}
          </PasskeyCard>
        ))}
      </ul>
    </FormMessages>
  )
}
