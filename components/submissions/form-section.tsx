'use client'

import type { ReactNode } from 'react'
import type { Step } from '@/lib/submissions/steps'
import { useDraft } from './draft-context'

interface FormSectionProps {
  id: Step
  title: string
  lede?: string
  children: ReactNode
}

/** One step of a long form. */
export function FormSection({ id, title, lede, children }: FormSectionProps) {
  const { shown } = useDraft()
  return (
    <section
      id={`step-${id}`}
      aria-labelledby={`${id}-title`}
      hidden={!shown.includes(id)}
      className="draft-step"
    >
      <h2 id={`${id}-title`} className="text-[1.6rem]" tabIndex={-1}>
        {title}
      </h2>
      {lede && <p className="mt-1 mb-5 text-ink-2">{lede}</p>}
      <div className={lede ? undefined : 'mt-5'}>{children}</div>
    </section>
  )
}
