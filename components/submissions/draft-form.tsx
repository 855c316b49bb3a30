'use client'

import { useTranslations } from 'next-intl'
import { Fragment, type MouseEvent, type ReactNode, useEffect, useRef } from 'react'
import { ErrorSummary } from '@/components/forms/error-summary'
import { FieldBelowProvider } from '@/components/forms/field-below'
import { FormButton } from '@/components/forms/form-button'
import { Restored, useFieldMessages } from '@/components/forms/problems'
import { formatTime } from '@/lib/format/instant'
import { type Step, stepOfField, stepsOf } from '@/lib/submissions/steps'
import { Clashes } from './clashes'
import { DraftContext } from './draft-context'
import { DROP_FORM } from './drop-form'
import { type DraftProblem, type NamedFigure, useDraftProblems } from './field-labels'
import { Gaps } from './gaps'
import { PersonalData } from './personal-data'
import { SaveState } from './save-state'
import { StepTabs } from './step-tabs'
import { type DraftFormOptions, isRestored, useDraftForm } from './use-draft-form'

interface DraftFormProps extends DraftFormOptions {
  timeZone: string
  signInAddress: string
  /** A report's indicators, for what is wrong with their figures. */
  figures?: readonly NamedFigure[]
  /** Steps in which nothing is asked. */
  idle?: readonly Step[]
  /** False: somebody else hands it in. */
  submits: boolean
  /** What stands above the last step's buttons: what is handed in, as far as it is saved. */
  children: ReactNode
}

/** The form of a draft: its steps above, what is wrong, the questions of one step, and its buttons at hand below. */
export function DraftForm({
  timeZone,
  signInAddress,
  figures,
  idle = [],
  submits,
  children,
  ...options
}: DraftFormProps) {
  const { kind } = options
  const t = useTranslations('submission')
  const drafts = useTranslations('drafts')
  const words = useFieldMessages()
  const draft = useDraftForm(options)
  const { values, step } = draft
  const problemsOf = useDraftProblems(kind, figures, values)
  const steps = stepsOf(kind)
  const next = steps[steps.indexOf(step) + 1]
  const faulty = [...new Set(Object.keys(draft.errors).map((path) => stepOfField(kind, path)))]
  const gaps = draft.gaps && Object.keys(draft.gaps).map((path) => stepOfField(kind, path))
  const filled = gaps === null ? [] : draft.begun.filter((one) => !gaps.includes(one))
  const top = useStepTop(step)
  const view = {
    values,
    errors: Object.fromEntries(
      Object.entries(draft.errors).map(([path, code]) => [path, words(code, path) ?? '']),
    ),
    intent: draft.intent,
    epochs: draft.epochs,
    pending: draft.pending,
    addRow: draft.addRow,
    shown: draft.plain ? [step, ...faulty] : [step],
  }

  /** A line that names a field opens its step first. */
  const follow = (event: MouseEvent<HTMLElement>) => {
    const link = event.target instanceof Element && event.target.closest('a[href*="#f-"]')
    const id = link instanceof HTMLAnchorElement ? link.hash.slice(1) : ''
    const target = id ? document.getElementById(id) : null
    const section = target?.closest('section[id^="step-"]')
    const wanted = steps.find((one) => `step-${one}` === section?.id)
    if (!target || !wanted) return
    event.preventDefault()
    draft.go(wanted)
    // Once the step is drawn.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        target.focus()
        target.scrollIntoView({ block: 'center' })
      }),
    )
  }

  return (
    <DraftContext value={view}>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: links inside answer the keyboard with a click */}
      <form
        {...draft.form}
        noValidate
        data-draft
        onClick={follow}
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
        <div ref={top} className="scroll-mt-4" />
        <StepTabs kind={kind} open={step} begun={draft.begun} filled={filled} idle={idle} faulty={faulty} />
        {draft.copy.cameBack && (
          <p className="note mb-6" role="status" data-came-back>
            {drafts('device.back', { time: formatTime(new Date(draft.copy.cameBack), timeZone) })}
          </p>
        )}
        {draft.plain && draft.state?.ok && (
          <p className="note mb-6" data-tone="plain" role="status">
            {t('saved', { time: formatTime(new Date(draft.savedAt ?? 0), timeZone) })}
          </p>
        )}
        <Refusal draft={draft} signInAddress={signInAddress} problems={problemsOf(draft.errors)} />
        <Clashes
          kind={kind}
          clashes={draft.clashes}
          values={values}
          figures={figures}
          by={draft.by}
          settle={draft.plain ? null : draft.settle}
        />
        {step === steps[0] && <p className="mb-6 text-ink-2">{t('intro')}</p>}
        <p className="meta mb-1">
          {drafts('stepOf', { number: steps.indexOf(step) + 1, total: steps.length })}
        </p>
        <FieldBelowProvider value={(name) => <PersonalData name={name} findings={draft.findings} />}>
          <Fragment key={draft.drawn}>{children}</Fragment>
        </FieldBelowProvider>
        {step === 'finish' && draft.gaps && Object.keys(draft.errors).length === 0 && (
          <Gaps problems={problemsOf(draft.gaps)} kind={kind} />
        )}
        <div className="mt-8 flex flex-wrap items-center gap-x-4 gap-y-2 border-line border-t bg-paper py-3 sm:sticky sm:bottom-0 sm:z-10">
          {next ? (
            <FormButton name="intent" value={`go:${next}`} pending={draft.pending}>
              {drafts('continue')}
            </FormButton>
          ) : (
            submits && (
              <FormButton name="intent" value="submit" pending={draft.pending}>
                {t('submit')}
              </FormButton>
            )
          )}
          <FormButton kind="plain" name="intent" value="save" pending={draft.pending}>
            {t('save')}
          </FormButton>
          <SaveState draft={draft} timeZone={timeZone} />
        </div>
      </form>
    </DraftContext>
  )
}

/** Whoever opens another step begins at its top, with the focus on its name. */
function useStepTop(step: Step) {
  const top = useRef<HTMLDivElement>(null)
  const before = useRef(step)
  useEffect(() => {
    if (before.current === step) return
    before.current = step
    document.getElementById(`${step}-title`)?.focus({ preventScroll: true })
    top.current?.scrollIntoView({ block: 'start' })
  }, [step])
  return top
}

interface RefusalProps {
  draft: ReturnType<typeof useDraftForm>
  signInAddress: string
  problems: readonly DraftProblem[]
}

/** Why the draft was not taken, and how to go on. */
function Refusal({ draft: { state, lost, clashes, by }, signInAddress, problems }: RefusalProps) {
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
  if (clashes.length > 0) return null
  if (state !== null && !state.ok && state.formError === 'conflict')
    return (
      <WayOn
        title={by === null ? t('drafts.changed.title') : t('drafts.changed.titleBy', { name: by })}
        lede={t('drafts.changed.lede')}
      />
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
function WayOn({ title, lede, children }: { title: string; lede: string; children?: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noAutofocus: after a failed attempt the reader needs this first
    <div className="error-summary" role="alert" tabIndex={-1} autoFocus data-error-summary>
      <h2>{title}</h2>
      <p className="mb-2">{lede}</p>
      {children && <p>{children}</p>}
    </div>
  )
}
