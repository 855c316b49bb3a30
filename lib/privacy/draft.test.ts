import { expect, test } from 'vitest'
import { confirmedIn, confirmedOf, personalDataIn, unconfirmed } from './draft'

const draft = {
  language: 'ru',
  title: 'Двадцать приютов',
  row: '851231401238',
  amount: '87011112233',
  madeOn: '2021',
  milestones: [
    { row: 'x', name: 'Открытие', note: 'ул. Примерная, д. 5' },
    { row: 'y', name: 'Звонить: +7 701 111 22 33', note: '' },
  ],
}

test('findings stand at the fields of the form, rows by their place', () => {
  expect(Object.keys(personalDataIn(draft))).toEqual(['milestones.0.note', 'milestones.1.name'])
})

test('what speaks of shelters in one field makes an address in another one a finding', () => {
  expect(personalDataIn({ ...draft, title: 'Двадцать центров' })['milestones.0.note']).toBeUndefined()
})

test('titles and addresses of documents are words; lists of keys and choices are not', () => {
  const found = personalDataIn({
    sources: [{ key: 's1', title: 'Ответ: +7 701 111 22 33', url: 'https://maps.app.goo.gl/AbC' }],
    confirmed: ['+7 701 111 22 33'],
    milestones: [{ name: 'x', sources: ['87011112233'] }],
  })
  expect(Object.keys(found)).toEqual(['sources.0.title', 'sources.0.url'])
})

test('the name of a file is asked about where its document is named', () => {
  const sha256 = 'a'.repeat(64)
  const found = personalDataIn(
    { evidence: [{ title: 'A list', file: sha256 }] },
    { files: new Map([[sha256, 'Тестова_Анна_Ивановна_87011112233.pdf']]) },
  )
  expect(found['evidence.0.title']?.map(({ kind }) => kind)).toEqual(['name', 'phone'])
})

test('the same words twice in a field are asked about once', () => {
  expect(personalDataIn({ done: '+7 701 111 22 33, again +7 701 111 22 33' }).done).toHaveLength(1)
})

test('amounts, dates, keys and ids are nobody’s words', () => {
  expect(personalDataIn({ amount: '87011112233', row: '851231401238', targetValue: '87011112233' })).toEqual(
    {},
  )
})

test('a field is wrong until everything found in it is confirmed', () => {
  const found = personalDataIn({ done: 'тел. +7 701 111 22 33 и +7 701 111 22 44' })
  const [first, second] = found.done ?? []
  expect(unconfirmed(found, [])).toEqual({ done: 'personal_data' })
  expect(unconfirmed(found, [first?.id ?? ''])).toEqual({ done: 'personal_data' })
  expect(unconfirmed(found, [first?.id ?? '', second?.id ?? ''])).toEqual({})
})

test('of what was posted as confirmed, only ids are kept', () => {
  expect(confirmedIn({ confirmed: ['phone-1a', 7, 'x', 'phone-<script>'] })).toEqual(['phone-1a'])
  expect(confirmedIn({ confirmed: 'phone-1a' })).toEqual([])
  expect(confirmedIn(null)).toEqual([])
})

test('a reviewer sees what was said to be public, and where', () => {
  const found = personalDataIn({ done: 'тел. +7 701 111 22 33', nextSteps: 'тел. +7 701 111 22 44' })
  const id = found.done?.[0]?.id ?? ''
  expect(Object.keys(confirmedOf(found, [id]))).toEqual(['done'])
  expect(confirmedOf(found, [])).toEqual({})
})
