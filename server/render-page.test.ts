import { expect, test, vi } from 'vitest'
import type { NextHandler } from './render'
import { renderPage } from './render-page'

/** Next as far as it matters here: it knows `/ru/there` and the page for what is missing. */
const next = vi.fn<NextHandler>(async (request, response) => {
  const [, locale = 'kk'] = /^\/(en|ru|kk|uz)\//.exec(request.url ?? '') ?? []
  const isThere = /\/(there|missing|embed|embed\/there)$/.test(request.url ?? '')
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
  // In a frame there is no room for the menu of the other.
  ['/uz/embed/nothing?asOf=2024-06-30', 404, 'page /uz/embed'],
])('%s is answered %i with %s', async (address, status, body) => {
  const rendered = await renderPage(next, { method: 'GET', address, headers: {} }, {})
  expect([rendered?.status, rendered?.body.toString()]).toEqual([status, body])
})

test('a missing file is not answered with a page', async () => {
  const rendered = await renderPage(next, { method: 'GET', address: '/en/x.txt', headers: {} }, {})
  expect(rendered?.body.toString()).not.toContain('missing')
})

test('a page for frames carries no script, and is marked', async () => {
  const scripted: NextHandler = async (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' })
    response.end(
      `<link rel="preload" as="script" href="/a.js"/><link rel="stylesheet" href="/a.css"/><p>1 &lt;script&gt;</p>` +
        `<script src="/a.js" async=""></script><script>self.__next_f.push([1,"</p>\n"])</SCRIPT ><p>2</p>`,
    )
  }
  const ask = { method: 'GET', address: '/en/embed/overview/funnel', headers: {} }
  const rendered = await renderPage(scripted, ask, {})
  expect(rendered?.body.toString()).toBe(
    '<link rel="stylesheet" href="/a.css"/><p>1 &lt;script&gt;</p><p>2</p>',
  )
  expect(rendered?.framed).toBe(true)
  const other = await renderPage(scripted, { ...ask, address: '/en/embedded' }, {})
  expect(other?.body.toString()).toContain('<script')
  expect(other?.framed).toBeUndefined()
})
