import { describe, expect, test } from 'vitest'
import { SUBMISSION_STATES } from '@/lib/submissions/model'
import { ROLES } from './model'
import { type Action, type Actor, can, POLICY, type SubmissionSubject } from './policy'

/**
 * The whole table, written out: for each action, who may do it. `own` is the focal point of the maker, `other` that of
 * another maker, `author` a reviewer who wrote in the submission.
 */
const visitor = 'visitor'
const WHO = [visitor, 'own', 'other', ...ROLES.filter((role) => role !== 'focal_point'), 'author'] as const
type Who = (typeof WHO)[number]

const actorOf = (who: Who): Actor => {
  if (who === visitor) return null
  if (who === 'own') return { id: 1, role: 'focal_point', makerCode: 'AAA' }
  if (who === 'other') return { id: 2, role: 'focal_point', makerCode: 'BBB' }
  if (who === 'author') return { id: 9, role: 'reviewer', makerCode: null }
  return { id: 3, role: who, makerCode: null }
}

const OPEN = ['draft', 'returned']
const SEEN = ['submitted', 'returned', 'published']

const OFFICE: Record<Action, (state: string) => readonly Who[]> = {
  'workspace.open': () => ['own', 'other', 'editor'],
  'reviews.open': () => ['reviewer', 'author'],
  'people.manage': () => ['administrator'],
  'submission.create': () => ['own'],
  'submission.read': (state) => (SEEN.includes(state) ? ['own', 'reviewer', 'author'] : ['own']),
  'submission.edit': (state) => (OPEN.includes(state) ? ['own'] : []),
  'submission.submit': (state) => (OPEN.includes(state) ? ['own'] : []),
  'submission.discard': (state) => (OPEN.includes(state) ? ['own'] : []),
  'submission.return': (state) => (state === 'submitted' ? ['reviewer'] : []),
  'submission.publish': (state) => (state === 'submitted' ? ['reviewer'] : []),
}
/** Where no office is active, the editor writes in its place, and a former focal point no longer does. */
const EDITED = (action: Action, state: string): readonly Who[] =>
  OFFICE[action](state).map((who) => (who === 'own' && action.startsWith('submission') ? 'editor' : who))

test('the matrix names every action', () => {
  expect(Object.keys(OFFICE).sort()).toEqual(Object.keys(POLICY).sort())
})

const cells = (Object.keys(POLICY) as Action[]).flatMap((action) =>
  SUBMISSION_STATES.flatMap((state) =>
    [true, false].flatMap((hasOffice) => WHO.map((who) => ({ action, state, hasOffice, who }))),
  ),
)

describe('every principal × action × state × office', () => {
  test.each(cells)('$who, $action, $state, office: $hasOffice', ({ action, state, hasOffice, who }) => {
    const subject: SubmissionSubject = { makerCode: 'AAA', hasOffice, state, authorIds: [9] }
    const allowed = (hasOffice ? OFFICE[action](state) : EDITED(action, state)).includes(who)
    expect(
      (can as (actor: Actor, action: Action, subject: unknown) => boolean)(actorOf(who), action, subject),
    ).toBe(allowed)
  })
})
