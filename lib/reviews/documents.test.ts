import { expect, test } from 'vitest'
import type { Fields } from '@/lib/form-data'
import { documentsBehind, documentsOfReport } from './documents'

const titles = (found: ReturnType<typeof documentsBehind>) => found?.map(({ title }) => title)

test('a row of a commitment stands on the sources it cites', () => {
  const draft = {
    sources: [
      { key: 's1', title: 'Law', url: 'https://law.test' },
      { key: 's2', title: 'Speech', url: 'javascript:alert(1)' },
    ],
  }
  const behind = (row: Record<string, string>, list = 'money') =>
    documentsBehind('commitment', draft, list, row, 0)
  expect(titles(behind({ sources: 's2, s1' }))).toEqual(['Law', 'Speech'])
  expect(behind({ sources: 's2' })?.[0]?.url).toBeNull()
  expect(behind({ sources: '' })).toEqual([])
  expect(behind({ sources: 's9' })).toEqual([])
  expect(behind({ title: 'Law' }, 'sources')).toBeNull()
})

test('a claim of a report stands on the documents that name it, then on those of the whole', () => {
  const draft: Fields = {
    evidence: [
      { title: 'All of it', about: [] },
      { title: 'Count', url: 'https://c.test', about: ['value/centres'], audience: 'reviewers' },
      { title: 'Bill', file: 'a'.repeat(64), about: ['money/r1', 'output/2'] },
      { title: '', url: '', about: [] },
    ],
  }
  const behind = (list: string, row: Record<string, string>, index = 0) =>
    documentsBehind('report', draft, list, row, index)
  expect(titles(behind('values', { indicator: 'centres' }))).toEqual(['Count', 'All of it'])
  expect(behind('values', { indicator: 'centres' })).toMatchObject([
    { isForReviewers: true, isOfWhole: false, file: '' },
    { isForReviewers: false, isOfWhole: true },
  ])
  expect(titles(behind('money', { row: 'r1' }))).toEqual(['Bill', 'All of it'])
  expect(titles(behind('outputs', { row: '' }, 1))).toEqual(['Bill', 'All of it'])
  expect(behind('groups', { name: 'Women' })).toBeNull()
  expect(titles(documentsOfReport({ evidence: [] }, 'done'))).toEqual([])
})
