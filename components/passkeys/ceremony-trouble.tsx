'use client'

import { useTranslations } from 'next-intl'
import { ErrorSummary } from '@/components/forms/error-summary'
import type { Trouble } from './use-ceremony'

/** What the browser made of it. */
export function CeremonyTrouble({ trouble }: { trouble: Trouble | null }) {
  const t = useTranslations()
  if (!trouble) return null
  return (
    <ErrorSummary
      title={t('formErrors.title', { count: 0 })}
      formError={t(`passkeys.trouble.${trouble}`)}
      problems={[]}
    />
  )
}
