import { expect, test } from 'vitest'
import { isDecodable } from './action-body'

const json = { 'content-type': 'application/json' }
const call = { 'content-type': 'text/plain;charset=UTF-8', 'next-action': '40' }
const form = { 'content-type': 'multipart/form-data; boundary=XX' }
const formCall = { ...form, 'next-action': '40' }

const multipart = (...fields: [string, string][]) =>
  `${fields.map(([name, value]) => `--XX\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`).join('')}--XX--\r\n`

const bound = (args: string, ref = '$@1') =>
  multipart(
    ['$ACTION_REF_2', ''],
    ['$ACTION_2:0', `{"id":"60ab","bound":"${ref}"}`],
    ['$ACTION_2:1', args],
    ['narrative', 'Two new stations'],
  )

test.each([
  ['a JSON object', json, '{"csrf":"a"}', true],
  ['JSON null', json, 'null', false],
  ['half of a JSON object', json, '{', false],
  ['no JSON at all', json, '', false],
  ['an urlencoded form', { 'content-type': 'application/x-www-form-urlencoded' }, 'a=%', true],
  ['plain text that is no call', { 'content-type': 'text/plain' }, '{', true],

  ['a call with plain arguments', call, '[{"n":1},"$undefined","$D2026-01-01T00:00:00.000Z","$n12"]', true],
  ['a call that repeats an argument', call, '[{"a":[]},"$0:0:a"]', true],
  ['a call with text that starts with a dollar', call, '["$$5"]', true],
  ['a call without arguments', call, '[]', true],
  ['a call of null', call, 'null', false],
  ['a call of an object', call, '{}', false],
  ['a broken call', call, '[', false],
  ['an empty call', call, '', false],
  ['a call with a missing part', call, '["$Q1"]', false],
  ['a call with a missing file', call, '["$B1"]', false],
  ['a call that passes an action', call, '["$h1"]', false],
  ['a call that passes a thing of the browser', call, '["$T"]', false],
  ['a call with an unknown sign', call, '["$Z"]', false],
  ['a call with a number that is none', call, '["$n9x"]', false],
  ['a call nested without end', call, `${'['.repeat(5000)}${']'.repeat(5000)}`, false],

  ['a form call', formCall, multipart(['1_body', 'hello'], ['0', '["$undefined","$K1"]']), true],
  ['a form call with an outlined part', formCall, multipart(['0', '["$Q1"]'], ['1', '[["a",1]]']), true],
  ['a form call whose map is a number', formCall, multipart(['0', '["$Q1"]'], ['1', '5']), false],
  ['a form call without arguments part', formCall, multipart(['1_body', 'hello']), false],
  ['a form call with a broken part', formCall, multipart(['0', '["$Q1"]'], ['1', '{']), false],
  ['a form call that ends early', formCall, multipart(['0', '[]']).slice(0, -20), false],

  ['a form with bound arguments', form, bound('[7,null]'), true],
  ['a form whose bound arguments are broken', form, bound('{'), false],
  ['a form whose bound arguments are null', form, bound('null'), false],
  ['a form whose bound arguments are missing', form, bound('[7]', '$@9'), false],
  ['a form whose bound arguments lead nowhere', form, bound('["$Q9"]'), false],
  ['a form with nothing bound', form, multipart(['$ACTION_ID_60ab', ''], ['a', 'b']), true],
  ['an upload', form, multipart(['file', 'x']), true],
  ['a form that ends early', form, bound('[7]').slice(0, -30), false],
  ['a form without its boundary', { 'content-type': 'multipart/form-data' }, bound('[7]'), false],
  [
    'a form with another boundary',
    { 'content-type': 'multipart/form-data; boundary=YY' },
    bound('[7]'),
    false,
  ],
  ['an empty multipart body', form, '', false],
])('%s', async (_, headers, body, decodable) => {
  expect(await isDecodable(headers, Buffer.from(body))).toBe(decodable)
})

test('a part that refers to itself does not go on for ever', async () => {
  expect(await isDecodable(formCall, Buffer.from(multipart(['0', '["$1"]'], ['1', '["$1"]'])))).toBe(true)
})
