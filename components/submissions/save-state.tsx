'use client'

import { useTranslations } from 'next-intl'
import { fieldId } from '@/components/forms/field'
import { formatTime } from '@/lib/format/instant'
import type { useDraftForm } from './use-draft-form'

interface SaveStateProps {
  draft: Pick<
    ReturnType<typeof useDraftForm>,
    'pending' | 'clashes' | 'offline' | 'unsaved' | 'savedAt' | 'copy'
  >
  timeZone: string
}

/** Where what was typed is now; and whether a copy may be kept on this device. */
export function SaveState({ draft, timeZone }: SaveStateProps) {
  const t = useTranslations()
  const { copy } = draft
  const id = fieldId('own-device')
  return (
    <>
      <p className="meta" role="status" data-save-state>
        {words()}
      </p>
      {copy.isOwn !== null && (
        <details className="text-[0.9rem] sm:ms-auto">
          <summary>{t('drafts.device.summary')}</summary>
          <div className="choice mt-2 max-w-[34rem]">
            <input
              type="checkbox"
              id={id}
              checked={copy.isOwn}
              onChange={(event) => void copy.say(event.target.checked)}
              aria-describedby={`${id}-hint`}
            />
            <div>
              <label htmlFor={id}>{t('drafts.device.label')}</label>
              <p className="meta" id={`${id}-hint`}>
                {t('drafts.device.hint')}
              </p>
            </div>
          </div>
        </details>
      )}
    </>
  )

  function words(): string {
    if (draft.pending) return t('submission.saving')
    if (draft.clashes.length > 0) return t('drafts.state.clash')
    if (draft.offline) return t(copy.isKept ? 'drafts.state.device' : 'drafts.state.offline')
    if (draft.unsaved) return t('submission.unsaved')
    return draft.savedAt
      ? t('submission.saved', { time: formatTime(new Date(draft.savedAt), timeZone) })
      : t('submission.notSaved')
  }
}
