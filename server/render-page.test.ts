import { expect, test, vi } from 'vitest'
import type { NextHandler } from './render'
import { renderPage } from './render-page'

/** Next as far as it matters here: it knows `/ru/there` and the page for what is missing. */
const next = vi.fn<NextHandler>(async (request, response) => {
  const [, locale = 'kk'] = /^\/(en|ru|kk|uz)\//.exec(request.url ?? '') ?? []
  const isThere = /\/(there|missing)$/.test(request.url ?? '')
  response.writeHead(isThere ? 200 : 404, {
    'content-type': request.url?.endsWith('.txt') ? 'text/plain' : 'text/html',
  })
  response.end(isThere ? `page ${request.url}` : `<!DOCTYPE html><html lang="${locale}"><body></body>`)
})

test.each([
  ['/ru/there', 200, 'page /ru/there'],
  ['/ru/nothing', 404, 'page /ru/missing'],
  ['/uz/commitments/X?a=1', 404, 'page /uz/missing'],
  // The language was negotiated.
  ['/xx', 404, 'page /kk/missing'],
])('%s is answered %i with %s', async (address, status, body) => {
  const rendered = await renderPage(next, { method: 'GET', address, headers: {} }, {})
  expect([rendered?.status, rendered?.body.toString()]).toEqual([status, body])
})

test('a missing file is not answered with a page', async () => {
  const rendered = await renderPage(next, { method: 'GET', address: '/en/x.txt', headers: {} }, {})
  expect(rendered?.body.toString()).not.toContain('missing')
})
