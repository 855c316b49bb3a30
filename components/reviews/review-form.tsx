'use client'

import { useTranslations } from 'next-intl'
import { SelectField, TextAreaField } from '@/components/forms/field'
import { FormButton } from '@/components/forms/form-button'
import { fieldErrorsIn, Problems, typedIn, useFieldMessages } from '@/components/forms/problems'
import { useServerForm } from '@/components/forms/use-server-form'
import { Section } from '@/components/ui/section'
import type { ActionResult } from '@/lib/action-result'
import { LEVEL_BASES, LEVELS, type Level, type LevelBasis } from '@/lib/commitments/model'
import { valueAt } from '@/lib/form-data'

interface ReviewFormProps {
  action: (previous: ActionResult | null, form: FormData) => Promise<ActionResult>
  /** False: there is nothing to decide any more; what was typed is still shown. */
  isOpen: boolean
  /** Why it can only be returned; null: it can be published. */
  obstacle: 'moved' | 'incomplete' | null
  /** What the submission says the commitment is: the reviewer sets it. Null: a report. */
  proposed: { level: Level; levelBasis: LevelBasis | null } | null
  /** What was typed before the reviewer had to sign in; null: nothing waits. */
  restored: ActionResult | null
  /** What letting it through does: it is published now, or by the clock. */
  publishes: 'now' | 'later'
  /** The queue to go on with. */
  queue: string
  comments: number
  openFlags: number
}

const FORM = 'decision'

/** Publish, or return with comments. The buttons stay at hand on a wide screen while the reviewer reads. */
export function ReviewForm({
  action,
  isOpen,
  obstacle,
  proposed,
  publishes,
  restored,
  queue,
  comments,
  openFlags,
}: ReviewFormProps) {
  const t = useTranslations('review')
  const more = useTranslations('reviewing.decide')
  const vocabulary = useTranslations()
  const words = useFieldMessages()
  const { state, pending, lost, ...form } = useServerForm(action, restored)
  const errors = fieldErrorsIn(state)
  const typed = typedIn(state)
  const values = { level: proposed?.level ?? '', levelBasis: proposed?.levelBasis ?? '', ...typed }
  const problems = (
    <Problems
      state={state}
      lost={lost}
      labels={{
        openFlags: vocabulary('notes.flags'),
        level: t('level'),
        levelBasis: t('levelBasis'),
        comment: t('comment'),
      }}
      refusals={{ base_moved: t('moved'), forbidden: t('ownWork'), already_done: more('meanwhile') }}
    />
  )
  if (!isOpen) {
    const kept = valueAt(typed, 'comment')
    if (state === null || state.ok) return null
    return (
      <div className="mb-8 max-w-[44rem]">
        {problems}
        {kept && (
          <>
            <h2 className="mb-1 font-sans font-semibold text-[1rem]">{more('kept')}</h2>
            <p className="whitespace-pre-line">{kept}</p>
          </>
        )}
      </div>
    )
  }
  return (
    <>
      <Section id="decide" title={t('decide')} lede={t('decideLede')}>
        <form id={FORM} {...form} noValidate className="max-w-[44rem]">
          {problems}
          {obstacle && <p className="note mb-6">{t(obstacle)}</p>}
          <input type="hidden" name="queue" value={queue} />
          {obstacle === null && proposed && (
            <div className="grid gap-x-6 sm:grid-cols-2">
              <SelectField
                name="level"
                label={t('level')}
                hint={t('levelHint')}
                error={words(errors.level, 'level')}
                options={LEVELS.map((level) => ({ value: level, label: vocabulary(`level.${level}`) }))}
                defaultValue={valueAt(values, 'level')}
              />
              <SelectField
                name="levelBasis"
                label={t('levelBasis')}
                hint={t('levelBasisHint')}
                error={words(errors.levelBasis, 'levelBasis')}
                options={LEVEL_BASES.map((basis) => ({
                  value: basis,
                  label: vocabulary(`levelBasis.${basis}`),
                }))}
                empty={t('noBasis')}
                defaultValue={valueAt(values, 'levelBasis')}
              />
            </div>
          )}
          {comments > 0 && <p className="mb-3 font-[560]">{more('comments', { count: comments })}</p>}
          <TextAreaField
            name="comment"
            label={t('comment')}
            hint={t('commentHint')}
            error={words(errors.comment, 'comment')}
            defaultValue={valueAt(values, 'comment')}
            rows={4}
          />
          {obstacle === null && (
            <p className="meta">{t(publishes === 'now' ? 'publishNote' : 'acceptNote')}</p>
          )}
        </form>
      </Section>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would have to stand inside the form */}
      <div
        role="group"
        aria-label={more('bar')}
        className="flex flex-wrap items-center gap-x-4 gap-y-2 border-line border-t bg-paper py-3 md:sticky md:bottom-0 md:z-10"
      >
        {/* Returning stands first: it is what Enter would press, and it can be taken back. */}
        <FormButton form={FORM} kind="plain" name="intent" value="return" pending={pending}>
          {t('return')}
        </FormButton>
        {obstacle === null && (
          <FormButton form={FORM} name="intent" value="publish" pending={pending}>
            {t(publishes === 'now' ? 'publish' : 'accept')}
          </FormButton>
        )}
        {openFlags > 0 && (
          <p className="text-[0.92rem] text-broken">
            <span aria-hidden="true">⚠ </span>
            {more('flags', { count: openFlags })}
          </p>
        )}
        {obstacle && <p className="text-[0.92rem] text-ink-2">{t(obstacle)}</p>}
      </div>
    </>
  )
}
