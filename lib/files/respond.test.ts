import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DomainError } from '@/lib/errors'
import { openFolderStore } from './folder-store'
import { fileHref, privateFileHref } from './links'
import { cleanName } from './name'
import { answered, attachment, sendFile } from './respond'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vaada-respond-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const content = Buffer.from('<script>alert(1)</script>')
const file = {
  sha256: createHash('sha256').update(content).digest('hex'),
  name: 'Отчёт "за" 2026.txt',
  type: 'text/plain' as const,
  bytes: content.length,
}

test.each(['public', 'private'] as const)(
  'a %s file is to be saved, and may do nothing',
  async (visibility) => {
    const store = openFolderStore(folder)
    await store.put(file.sha256, content)
    const answer = await sendFile(store, file, visibility)
    expect(Buffer.from(await answer.arrayBuffer()).equals(content)).toBe(true)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'content-length': String(content.length),
      'content-disposition': `attachment; filename="_____ ____ 2026.txt"; filename*=UTF-8''%D0%9E%D1%82%D1%87%D1%91%D1%82%20%22%D0%B7%D0%B0%22%202026.txt`,
      'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      etag: `W/"${file.sha256}"`,
      'cross-origin-resource-policy': visibility === 'public' ? 'cross-origin' : 'same-origin',
    })
    expect(answer.headers.get('access-control-allow-origin')).toBe(visibility === 'public' ? '*' : null)
  },
)

test('a file that the store has lost is a fault of ours, not a missing page', async () => {
  await expect(
    sendFile(openFolderStore(folder), { ...file, sha256: 'f'.repeat(64) }, 'public'),
  ).rejects.toThrow()
})

test('whatever a name holds, the header stays one header and gives the name back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (given) => {
      const name = cleanName(`${given}.pdf`)
      const header = attachment(name)
      expect(header).toMatch(/^attachment; filename="[ !#$&+.\w^`|~-]*"; filename\*=UTF-8''[\w.~%-]*$/)
      expect(decodeURIComponent(header.split("''")[1] ?? '')).toBe(name)
    }),
  )
})

test('addresses carry a name in one segment', () => {
  const named = { sha256: 'a'.repeat(64), name: 'a #1?.pdf' }
  expect(fileHref(named)).toBe(`/api/v1/files/${'a'.repeat(64)}/a%20%231%3F.pdf`)
  expect(privateFileHref(7, named)).toBe(`/api/submissions/7/files/${'a'.repeat(64)}/a%20%231%3F.pdf`)
})

test('expected refusals are answers, faults are not', async () => {
  const refused = await answered(async () => {
    throw new DomainError('invalid', 'test', { file: 'too_large' })
  })
  expect([refused.status, await refused.json()]).toEqual([422, { code: 'too_large' }])
  const gone = await answered(() => Promise.reject(new DomainError('not_found', 'test')))
  expect([gone.status, await gone.json()]).toEqual([404, { code: 'not_found' }])
  await expect(answered(() => Promise.reject(new Error('a fault')))).rejects.toThrow('a fault')
})
