import { PassThrough } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { expect, test } from 'vitest'
import { type Ask, ClientGone, type NextHandler, RenderTimeout, render } from './render'

const ask: Ask = { method: 'GET', address: '/en', headers: { host: 'vaada.example' } }

test('the whole answer is kept, with its head', async () => {
  const rendered = await render(async (request, response) => {
    response.setHeader('X-Path', request.url ?? '')
    response.writeHead(404, { 'Content-Type': 'text/html' })
    response.write('<p>')
    response.end(Buffer.from('ҚҰ'))
  }, ask)
  expect(rendered).toMatchObject({ status: 404, headers: { 'x-path': '/en', 'content-type': 'text/html' } })
  expect(rendered?.body.toString()).toBe('<p>ҚҰ')
})

test('a posted body arrives whole', async () => {
  const rendered = await render(
    async (request, response) => void response.end(Buffer.concat(await request.toArray())),
    { ...ask, method: 'POST', body: Buffer.from('a=b') },
  )
  expect(rendered?.body.toString()).toBe('a=b')
})

test('an answer can flow while it comes', async () => {
  const sink = new PassThrough()
  const rendered = await render(
    async (_, response) => {
      response.setHeader('content-type', 'text/csv')
      await pipeline(async function* () {
        for (let row = 0; row < 3; row++) yield `${row}\n`
      }, response)
    },
    ask,
    { flowTo: ({ headers }) => (headers['content-type'] === 'text/csv' ? sink : null) },
  )
  expect(rendered).toBeNull()
  expect((await sink.toArray()).join('')).toBe('0\n1\n2\n')
})

test('a full sink holds the answer back', async () => {
  const sink = new PassThrough({ highWaterMark: 4 })
  const written: boolean[] = []
  const rendering = render(
    async (_, response) => {
      written.push(response.write('12345678'))
      await new Promise((resolve) => response.once('drain', resolve))
      response.end('9')
    },
    ask,
    { flowTo: () => sink },
  )
  expect(written).toEqual([false])
  expect((await sink.toArray()).join('')).toBe('123456789')
  await rendering
})

const hangs: NextHandler = (_, response) => new Promise((resolve) => response.once('close', () => resolve()))

test('an answer that doesn’t come is given up', async () => {
  await expect(render(hangs, ask, { timeoutMs: 20 })).rejects.toThrow(RenderTimeout)
})

test('Next hears that the client has gone', async () => {
  const controller = new AbortController()
  const rendering = render(hangs, ask, { signal: controller.signal })
  controller.abort()
  await expect(rendering).rejects.toThrow(ClientGone)
})

test('what Next throws, and what it doesn’t say, are failures', async () => {
  await expect(render(() => Promise.reject(new Error('a bug')), ask)).rejects.toMatchObject({
    cause: { message: 'a bug' },
  })
  await expect(render(async () => undefined, ask)).rejects.toThrow('no answer')
})
