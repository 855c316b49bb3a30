'use client'

import { useEffect, useRef, useState } from 'react'
import type { SubmissionKind } from '@/lib/submissions/model'
import { type Step, stepFrom } from '@/lib/submissions/steps'

/** The step that is open. It stands in the address, so that the way back leads to the step before. */
export function useSteps(kind: SubmissionKind, first: Step, isRefreshing: boolean) {
  const [step, setStep] = useState(first)
  const isNew = useRef(false)

  useEffect(() => {
    // A refresh that is under way while the address changes ends in loading the page anew, without what was just typed.
    if (!isNew.current || isRefreshing) return
    isNew.current = false
    history.pushState(null, '', `?step=${step}`)
  }, [step, isRefreshing])

  useEffect(() => {
    const follow = () => setStep(stepFrom(kind, new URLSearchParams(location.search).get('step')))
    addEventListener('popstate', follow)
    return () => removeEventListener('popstate', follow)
  }, [kind])

  const open = (next: Step) => {
    if (next === step) return
    isNew.current = true
    setStep(next)
  }
  return { step, open }
}
