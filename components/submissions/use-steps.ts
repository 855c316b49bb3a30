'use client'

import { useEffect, useState } from 'react'
import type { SubmissionKind } from '@/lib/submissions/model'
import { type Step, stepFrom } from '@/lib/submissions/steps'

/** The step that is open. It stands in the address, so that the way back leads to the step before. */
export function useSteps(kind: SubmissionKind, first: Step) {
  const [step, setStep] = useState(first)

  useEffect(() => {
    const follow = () => setStep(stepFrom(kind, new URLSearchParams(location.search).get('step')))
    addEventListener('popstate', follow)
    return () => removeEventListener('popstate', follow)
  }, [kind])

  const open = (next: Step) => {
    if (next === step) return
    history.pushState(null, '', `?step=${next}`)
    setStep(next)
  }
  return { step, open }
}
