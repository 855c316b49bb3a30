import { expect, test } from 'vitest'
import { readDoorWords } from './plain-page'
import { Refusal, refusalAnswer, Unavailable } from './refusal'

const words = readDoorWords('no such folder')

test('people get a page in the language of the address, however malformed the rest of it', () => {
  const answer = refusalAnswer(new Refusal(400, 'badRequest'), '/uz/%ff?x', words)
  expect(answer).toMatchObject({
    status: 400,
    headers: { 'content-language': 'uz', 'cache-control': 'private, no-store' },
  })
  expect(answer.headers['content-security-policy']).toMatch(/style-src 'self' 'sha256-/)
  expect(answer.body.toString()).toContain('<html lang="uz">')
})

test('the API answers in the form of its problems', () => {
  const answer = refusalAnswer(new Unavailable(), '/api/v1/ledger?x', words)
  expect(answer).toMatchObject({
    status: 503,
    headers: { 'Retry-After': '10', 'content-type': 'application/problem+json' },
  })
  expect(JSON.parse(answer.body.toString())).toMatchObject({ status: 503, code: 'unavailable' })
})

test('our own scripts get the name of the trouble', () => {
  const answer = refusalAnswer(new Unavailable(), '/api/drafts/7', words)
  expect(answer).toMatchObject({
    status: 503,
    headers: { 'Retry-After': '10', 'content-type': 'application/json' },
  })
  expect(answer.body.toString()).toBe('{"error":"unavailable"}')
})
