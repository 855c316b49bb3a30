'use client'

import { useTranslations } from 'next-intl'
import type { SubmissionKind } from '@/lib/submissions/model'
import { type Step, stepsOf } from '@/lib/submissions/steps'
import styles from './step-tabs.module.css'

interface StepTabsProps {
  kind: SubmissionKind
  open: Step
  /** Steps in which something is answered. */
  begun: readonly Step[]
  /** Those of them in which nothing is missing; empty: nobody has looked yet. */
  filled: readonly Step[]
  /** Steps in which nothing is asked. */
  idle: readonly Step[]
  /** Steps in which something is wrong. */
  faulty: readonly Step[]
}

const SIGNS = { wrong: '!', filled: '✓', begun: '•', idle: '–' } as const

/** Ways to the steps of a form. Buttons of the form, so that without scripts they save on the way. */
export function StepTabs({ kind, open, begun, filled, idle, faulty }: StepTabsProps) {
  const t = useTranslations()
  const markOf = (step: Step): keyof typeof SIGNS | null => {
    if (faulty.includes(step)) return 'wrong'
    if (idle.includes(step)) return 'idle'
    if (!begun.includes(step)) return null
    return filled.includes(step) ? 'filled' : 'begun'
  }
  return (
    <nav aria-label={t('submission.sections.label')} className="sub-nav mb-7">
      <ol>
        {stepsOf(kind).map((step) => {
          const mark = markOf(step)
          return (
            <li key={step}>
              <button
                type="submit"
                name="intent"
                value={`go:${step}`}
                aria-current={step === open ? 'step' : undefined}
              >
                {mark && (
                  <span className={styles.mark} data-mark={mark} aria-hidden="true">
                    {SIGNS[mark]}
                  </span>
                )}
                {t(`submission.sections.${step}`)}
                {mark && <span className="sr-only"> ({t(`drafts.mark.${mark}`)})</span>}
              </button>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
