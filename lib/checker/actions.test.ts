import { expect, test } from 'vitest'
import { checkAction } from './actions'
import { TEXT_MAX } from './model'

const sent = (fields: Record<string, string | string[]>): FormData => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) form.append(name, one)
  return form
}

test('a text is read', async () => {
  expect(await checkAction(null, sent({ text: 'By 2030 the Ministry of X acts.' }))).toMatchObject({
    ok: true,
    sayings: ['lead', 'due'],
  })
})

test('what was ticked counts for the text that it was ticked for', async () => {
  const text = 'By 2030 the Ministry of X acts.'
  expect(
    await checkAction(null, sent({ text, read: text, 'says[]': ['money', 'nonsense', 'due'] })),
  ).toMatchObject({
    sayings: ['money', 'due'],
  })
  expect(await checkAction(null, sent({ text, read: 'Another text.', 'says[]': ['money'] }))).toMatchObject({
    sayings: ['lead', 'due'],
  })
})

test.each([
  ['required', '  '],
  ['too_long', 'x'.repeat(TEXT_MAX + 1)],
])('%s', async (fault, text) => {
  expect(await checkAction(null, sent({ text }))).toEqual({ ok: false, fault, text })
})
