import type { SubmissionState } from '@/lib/submissions/model'

export const SUBMISSION_ACTS = ['submit', 'discard', 'return', 'accept', 'refuse', 'publish'] as const
export type SubmissionAct = (typeof SUBMISSION_ACTS)[number]

interface Step {
  to: SubmissionState
  needs: readonly ('complete' | 'comment')[]
}

/** The way of a submission: state × act → next state, and what the act needs. Who may act is the policy's question. */
export const TRANSITIONS = {
  draft: { submit: { to: 'submitted', needs: ['complete'] }, discard: { to: 'discarded', needs: [] } },
  submitted: {
    return: { to: 'returned', needs: ['comment'] },
    publish: { to: 'published', needs: ['complete'] },
    // Of assessments, and of replies to what is not published yet.
    accept: { to: 'accepted', needs: ['complete'] },
    refuse: { to: 'refused', needs: ['comment'] },
  },
  // Its organisation may still take it back; nobody else can.
  accepted: { publish: { to: 'published', needs: [] }, discard: { to: 'discarded', needs: [] } },
  refused: {},
  returned: { submit: { to: 'submitted', needs: ['complete'] }, discard: { to: 'discarded', needs: [] } },
  published: {},
  discarded: {},
} as const satisfies Record<SubmissionState, Partial<Record<SubmissionAct, Step>>>

/** The step an act takes from a state, or null where it takes none. */
export function nextStep(state: SubmissionState, act: SubmissionAct): Step | null {
  const steps: Partial<Record<SubmissionAct, Step>> = TRANSITIONS[state]
  return steps[act] ?? null
}
