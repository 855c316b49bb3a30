import { expect, test } from 'vitest'
import { TEST_SECRET } from '@/db/testing/database'
import { NOW } from '@/db/testing/factory'
import { judgeForm, openForm } from './open-form'

const after = (ms: number) => new Date(NOW.getTime() + ms)
const judged = (ms: number, company?: string) =>
  judgeForm({ opened: openForm(NOW, TEST_SECRET), company }, after(ms), TEST_SECRET)

test.each([
  [0, 'hasty'],
  [1999, 'hasty'],
  [2000, 'person'],
  [3 * 86_400_000, 'person'],
  [3 * 86_400_000 + 1, 'stale'],
  [-1, 'stale'],
])('sent %d ms after it was drawn: %s', (ms, verdict) => {
  expect(judged(ms)).toBe(verdict)
})

test('who fills in what nobody sees is a program', () => {
  expect(judged(10_000, 'Acme')).toBe('program')
})

test.each([undefined, '', 'x', { a: 1 }, openForm(NOW, 'another secret of the same length')])(
  'what is not ours is no form: %j',
  (opened) => {
    expect(judgeForm({ opened, company: undefined }, after(10_000), TEST_SECRET)).toBe('stale')
  },
)
