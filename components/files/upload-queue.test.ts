import { createHash, randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { PIECE_BYTES } from '@/lib/files/model'
import type { UploadView } from '@/lib/files/queries'
import { type Transport, UploadQueue } from './upload-queue'

const hashOf = async (content: Blob) =>
  createHash('sha256')
    .update(new Uint8Array(await content.arrayBuffer()))
    .digest('hex')

interface Server {
  transport: Transport
  uploads: Map<string, UploadView & { pieces: Set<number> }>
  asked: string[]
  /** Answers in place of the real ones, one for each request, as long as there are any. */
  faults: (number | null)[]
  checked: (view: UploadView) => Partial<UploadView>
}

/** A server of uploads as the routes are, in memory. */
function aServer(): Server {
  const uploads: Server['uploads'] = new Map()
  const asked: string[] = []
  const faults: (number | null)[] = []
  const viewOf = ({ pieces, ...view }: UploadView & { pieces: Set<number> }): UploadView => ({
    ...view,
    received: Math.min(view.bytes, pieces.size * PIECE_BYTES),
  })
  const server: Server = {
    uploads,
    asked,
    faults,
    checked: () => ({ state: 'ready', sha256: 'c'.repeat(64), type: 'application/pdf' }),
    transport: {
      sha256: hashOf,
      newId: randomUUID,
      wait: async () => undefined,
      async ask(method, path, body) {
        asked.push(`${method} ${path.replace(/\?.*/, '')}`)
        const fault = faults.shift()
        if (typeof fault === 'number') return { status: fault, code: fault === 422 ? 'too_large' : 'x' }
        const [, , , id = '', , offset] = path.replace(/\?.*/, '').split('/')
        if (method === 'POST') {
          const {
            id: given,
            name,
            bytes,
            sha256,
          } = body as { id: string; name: string; bytes: number; sha256: string }
          const there = [...uploads.values()].find(({ sentSha256 }) => sentSha256 === sha256)
          const made = there ?? {
            id: given,
            submissionId: 1,
            name,
            bytes,
            received: 0,
            state: 'receiving' as const,
            sentSha256: sha256,
            sha256: null,
            type: null,
            refusal: null,
            pieces: new Set<number>(),
          }
          uploads.set(made.id, made)
          return { status: 201, upload: viewOf(made) }
        }
        if (method === 'GET' && id === '') {
          for (const [key, one] of uploads)
            if (one.state === 'checking') uploads.set(key, { ...one, ...server.checked(one) })
          return { status: 200, uploads: [...uploads.values()].map(viewOf) }
        }
        const upload = uploads.get(id)
        if (!upload) return { status: 404 }
        if (method === 'GET') return { status: 200, upload: viewOf(upload), pieces: [...upload.pieces] }
        if (method === 'DELETE') return { status: uploads.delete(id) ? 200 : 404 }
        upload.pieces.add(Number(offset))
        if (upload.pieces.size === Math.ceil(upload.bytes / PIECE_BYTES)) upload.state = 'checking'
        return { status: 200, upload: viewOf(upload) }
      },
    },
  }
  return server
}

const aFile = (pieces: number, name = 'order.pdf') => ({
  name,
  content: new Blob([new Uint8Array(pieces * PIECE_BYTES)]),
})

const until = (queue: UploadQueue, holds: () => boolean) =>
  new Promise<void>((resolve) => {
    const look = () => holds() && resolve()
    queue.subscribe(look)
    look()
  })
const ended = (queue: UploadQueue) =>
  until(queue, () =>
    queue.items.every(({ state }) => ['ready', 'refused', 'signed_out', 'failed'].includes(state)),
  )

test('a file goes in pieces, is checked, and is said to be new', async () => {
  const { transport, asked } = aServer()
  const queue = new UploadQueue(1, transport)
  queue.add([aFile(3)])
  await ended(queue)
  expect(queue.items).toMatchObject([
    { name: 'order.pdf', state: 'ready', isNew: true, sha256: 'c'.repeat(64) },
  ])
  expect(asked.filter((line) => line.startsWith('PUT'))).toHaveLength(3)
})

test('a line that breaks in the middle is waited out, and no piece is lost', async () => {
  const { transport, uploads, faults } = aServer()
  const queue = new UploadQueue(1, transport)
  // Announced, asked, one piece; then nothing, a failing server, and too many requests.
  faults.push(null, null, null, 0, 0, 503, 429)
  const seen = new Set<string>()
  queue.subscribe(() => {
    for (const { state } of queue.items) seen.add(state)
  })
  queue.add([aFile(4)])
  await ended(queue)
  expect(seen).toContain('retrying')
  expect([...uploads.values()][0]?.pieces.size).toBe(4)
})

test('after a reload the same file goes on where it was', async () => {
  const server = aServer()
  const first = new UploadQueue(1, server.transport)
  server.faults.push(null, null, null, null, 401)
  first.add([aFile(5)])
  await until(first, () => first.items[0]?.state === 'signed_out')
  const known = [...server.uploads.values()]
  const again = new UploadQueue(1, server.transport, known)
  expect(again.items).toMatchObject([{ state: 'stopped' }])
  server.asked.length = 0
  again.add([aFile(5)])
  await ended(again)
  expect(again.items).toMatchObject([{ state: 'ready' }])
  expect(server.asked.filter((line) => line.startsWith('PUT'))).toHaveLength(3)
})

test('what is refused says why, and the next file goes on', async () => {
  const server = aServer()
  server.faults.push(422)
  const queue = new UploadQueue(1, server.transport)
  queue.add([aFile(1, 'large.pdf'), { name: 'small.pdf', content: new Blob([new Uint8Array(7)]) }])
  await ended(queue)
  expect(queue.items).toMatchObject([
    { name: 'large.pdf', state: 'refused', refusal: 'too_large' },
    { name: 'small.pdf', state: 'ready' },
  ])
})

test('a check that refuses is told', async () => {
  const server = aServer()
  server.checked = () => ({ state: 'refused', refusal: 'macros' })
  const queue = new UploadQueue(1, server.transport)
  queue.add([aFile(1)])
  await ended(queue)
  expect(queue.items).toMatchObject([{ state: 'refused', refusal: 'macros', isNew: false }])
})

test('who has to sign in again loses nothing, and goes on with a word', async () => {
  const server = aServer()
  server.faults.push(null, null, null, 401)
  const queue = new UploadQueue(1, server.transport)
  queue.add([aFile(3)])
  await until(queue, () => queue.items[0]?.state === 'signed_out')
  queue.retry()
  await until(queue, () => queue.items[0]?.state === 'ready')
})

test('a file that is taken out is forgotten on both sides', async () => {
  const server = aServer()
  const queue = new UploadQueue(1, server.transport)
  queue.add([aFile(2)])
  await ended(queue)
  await queue.remove(queue.items[0]?.id ?? '')
  expect(queue.items).toEqual([])
  expect(server.uploads.size).toBe(0)
})
