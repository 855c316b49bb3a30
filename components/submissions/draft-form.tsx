'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { ErrorSummary } from '@/components/forms/error-summary'
import { FormButton } from '@/components/forms/form-button'
import { Restored, useFieldMessages } from '@/components/forms/problems'
import type { Fields } from '@/lib/form-data'
import { formatTime } from '@/lib/format/instant'
import type { DraftState } from '@/lib/submissions/actions'
import type { SubmissionKind } from '@/lib/submissions/model'
import { DraftContext } from './draft-context'
import { DROP_FORM } from './drop-form'
import { useDraftProblems } from './field-labels'
import { type DraftAction, isRestored, useDraftForm } from './use-draft-form'

interface DraftFormProps {
  kind: SubmissionKind
  action: DraftAction
  /** As saved. */
  initial: Fields
  revision: number
  /** ISO instant; null: never saved since it was opened. */
  savedAt: string | null
  timeZone: string
  /** Address of this very page, to open beside it. */
  address: string
  signInAddress: string
  /** What was typed before somebody had to sign in; null: nothing waits. */
  restored: DraftState | null
  /** Names of a report's indicators, for what is wrong with their figures. */
  figures?: readonly string[]
  /** False: somebody else hands it in. */
  submits: boolean
  children: ReactNode
}

/** The form of a draft: what is wrong above, the questions, and its buttons at hand below. */
export function DraftForm({
  kind,
  action,
  initial,
  revision,
  savedAt,
  timeZone,
  address,
  signInAddress,
  restored,
  figures,
  submits,
  children,
}: DraftFormProps) {
  const t = useTranslations('submission')
  const words = useFieldMessages()
  const draft = useDraftForm(action, { revision, at: savedAt }, restored)
  const values = draft.state?.typed ?? initial
  const problemsOf = useDraftProblems(kind, values, figures)
  const view = {
    values,
    errors: Object.fromEntries(
      Object.entries(draft.errors).map(([path, code]) => [path, words(code, path) ?? '']),
    ),
    intent: draft.state?.intent ?? null,
    epochs: draft.epochs,
    pending: draft.pending,
  }
  const saved = draft.savedAt
    ? t('saved', { time: formatTime(new Date(draft.savedAt), timeZone) })
    : t('notSaved')

  return (
    <DraftContext value={view}>
      <form
        {...draft.form}
        noValidate
        className="[&_.field]:scroll-my-24 [&_:is(input,select,textarea)]:scroll-my-24"
      >
        {/* Enter in a field presses the first button of a form: that must be the one that saves. */}
        <button
          type="submit"
          name="intent"
          value="save"
          className="sr-only"
          tabIndex={-1}
          aria-hidden="true"
        />
        <input type="hidden" name="revision" value={draft.revision} readOnly />
        {draft.plain && draft.state?.ok && (
          <p className="note mb-6" data-tone="plain" role="status">
            {saved}
          </p>
        )}
        <Refusal
          draft={draft}
          address={address}
          signInAddress={signInAddress}
          problems={problemsOf(draft.errors)}
        />
        {children}
        <div className="mt-8 flex flex-wrap items-center gap-x-4 gap-y-2 border-line border-t bg-paper py-3 sm:sticky sm:bottom-0 sm:z-10">
          {submits && (
            <FormButton name="intent" value="submit" pending={draft.pending}>
              {t('submit')}
            </FormButton>
          )}
          <FormButton kind={submits ? 'plain' : 'primary'} name="intent" value="save" pending={draft.pending}>
            {t('save')}
          </FormButton>
          <p className="meta" role="status">
            {draft.pending ? t('saving') : draft.unsaved ? t('unsaved') : saved}
          </p>
        </div>
      </form>
    </DraftContext>
  )
}

interface RefusalProps extends Pick<DraftFormProps, 'address' | 'signInAddress'> {
  draft: ReturnType<typeof useDraftForm>
  problems: readonly { name: string; message: string }[]
}

/** Why the draft was not taken, and how to go on. */
function Refusal({ draft: { state, lost }, address, signInAddress, problems }: RefusalProps) {
  const t = useTranslations()
  const title = t('formErrors.title', { count: lost ? 0 : problems.length })
  if (lost) return <ErrorSummary title={title} formError={t(`formErrors.${lost}`)} problems={[]} />
  if (state !== null && !state.ok && state.signedOut)
    return (
      <WayOn title={t('submission.signedOut.title')} lede={t('submission.signedOut.lede')}>
        <a href={signInAddress} target="_blank" rel="noopener">
          {t('submission.signedOut.open')}
        </a>
      </WayOn>
    )
  if (state !== null && !state.ok && state.formError === 'conflict')
    return (
      <WayOn title={t('submission.conflict.title')} lede={t('submission.conflict.lede')}>
        <a href={address} target="_blank" rel="noopener">
          {t('submission.conflict.open')}
        </a>
      </WayOn>
    )
  if (isRestored(state))
    return (
      <Restored>
        <button type="submit" form={DROP_FORM} className="btn">
          {t('submission.dropRestored')}
        </button>
      </Restored>
    )
  const code = state !== null && !state.ok ? state.formError : undefined
  return <ErrorSummary title={title} formError={code && t(`formErrors.${code}`)} problems={problems} />
}

/** A refusal that isn't about a field, with what to do about it. */
function WayOn({ title, lede, children }: { title: string; lede: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noAutofocus: after a failed attempt the reader needs this first
    <div className="error-summary" role="alert" tabIndex={-1} autoFocus data-error-summary>
      <h2>{title}</h2>
      <p className="mb-2">{lede}</p>
      <p>{children}</p>
    </div>
  )
}
