import { expect, test } from 'vitest'
import { aCommitment, text } from '@/db/testing/factory'
import { movedGoalposts } from './moved'

const version = (seq: number, changes: Parameters<typeof aCommitment>[0] = {}) => ({
  seq,
  content: aCommitment(changes),
})

test('the first version moves nothing', () => {
  expect(movedGoalposts([version(1)])).toEqual([])
})

test('each version is compared with the one before it, and names what it moved', () => {
  const [indicator] = aCommitment().indicators
  if (!indicator) throw new Error('the factory makes an indicator')
  const softer = {
    ...indicator,
    name: text('Centres open'),
    target: { value: '8', on: null },
  }
  const moved = movedGoalposts([
    version(1),
    version(2, { dueOn: '2028', indicators: [softer] }),
    version(4, { dueOn: '2027', indicators: [softer] }),
  ])
  expect(moved).toMatchObject([
    {
      seq: 2,
      position: 0,
      kind: 'softened',
      what: 'due_date',
      key: null,
      name: null,
      before: '2026',
      days: 731,
    },
    {
      seq: 2,
      position: 1,
      kind: 'softened',
      what: 'target',
      key: 'centres',
      name: text('Centres open'),
      unit: text('centres'),
      before: '10',
      after: '8',
    },
    { seq: 4, position: 0, kind: 'hardened', what: 'due_date', before: '2028', after: '2027' },
  ])
})

test('a version that can’t be read is passed over: its neighbours are compared', () => {
  const moved = movedGoalposts([
    version(1),
    { seq: 2, content: { old: 'shape' } },
    version(3, { dueOn: null }),
  ])
  expect(moved).toMatchObject([{ seq: 3, what: 'due_date', kind: 'softened', before: '2026', after: null }])
})

test('what is gone keeps the name it had', () => {
  const step = {
    key: 'm1',
    name: text('A law'),
    kind: 'step' as const,
    state: 'planned' as const,
    dueOn: '2025',
    doneOn: null,
    note: null,
    sources: [],
  }
  expect(movedGoalposts([version(1, { milestones: [step] }), version(2)])).toMatchObject([
    { what: 'step', kind: 'softened', key: 'm1', name: text('A law'), unit: null },
  ])
})
