import { expect, test, vi } from 'vitest'
import { createBuiltFiles } from './built-files'
import type { NextHandler } from './render'

test('a built file is read once', async () => {
  const next = vi.fn<NextHandler>(async (_, response) => void response.end('let a = 1'))
  const find = createBuiltFiles(next)
  await Promise.all([find('/_next/static/a.js'), find('/_next/static/a.js')])
  expect((await find('/_next/static/a.js')).outcome).toBe('hit')
  expect(next).toHaveBeenCalledOnce()
})

test('a file that isn’t there is looked for again', async () => {
  const next = vi.fn<NextHandler>(async (_, response) => void response.writeHead(404).end('Not Found'))
  const find = createBuiltFiles(next)
  const { answer } = await find('/_next/static/old.js')
  expect(answer).toMatchObject({ status: 404, headers: { 'cache-control': 'private, no-store' } })
  await find('/_next/static/old.js')
  expect(next).toHaveBeenCalledTimes(2)
})
