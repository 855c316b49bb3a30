import { expect, test } from 'vitest'
import { wasDoneLate } from './late'

test.each([
  ['2022-12-31', '2025', true],
  ['2025-06', '2025', false],
  ['2025', '2025-12-31', false],
  ['2025-06-30', '2025-07-01', true],
  ['2025-06', '2025-06-30', false],
  [null, '2025', false],
  ['2022', null, false],
])('due %s, done %s: late is %s', (dueOn, doneOn, late) => {
  expect(wasDoneLate({ state: 'done', dueOn, doneOn })).toBe(late)
})

test('what is not documented as done is not done late', () => {
  expect(wasDoneLate({ state: 'reported', dueOn: '2022', doneOn: '2025' })).toBe(false)
})
