'use client'

import { useTranslations } from 'next-intl'
import type { Invited } from '@/lib/people/actions'
import { CopyField } from './copy-field'

/** For whom an invitation was made and how it reaches them; its link is shown this once. */
export function InvitedCard({ invited }: { invited: Invited }) {
  const t = useTranslations('admin.link')
  const { email, mailed, link } = invited
  const how = mailed ? (link === null ? 'mailedAlone' : 'mailed') : 'byHand'
  return (
    <div className="card mb-8 max-w-2xl border-2 border-kept" role="status" data-invited>
      <h3>{t('made', { email })}</h3>
      <p className="mt-1 mb-3">{t(how)}</p>
      {link !== null && <CopyField value={link} label={t('label')} copy={t('copy')} copied={t('copied')} />}
    </div>
  )
}
