import { once } from 'node:events'
import { Agent, createServer, get, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import pino from 'pino'
import { expect, test, vi } from 'vitest'
import { createShutdown } from './shutdown'

async function aServer(answerAfterMs: number, withinMs: number) {
  const server = createServer((_, response) => void setTimeout(() => response.end('done'), answerAfterMs))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const after = vi.fn(async () => undefined)
  const exit = vi.fn()
  const stop = createShutdown({ server, withinMs, log: pino({ level: 'silent' }), after, exit })
  const agent = new Agent({ keepAlive: true })
  const ask = () =>
    new Promise<IncomingMessage>((resolve, reject) =>
      get({ port, host: '127.0.0.1', agent }, resolve).on('error', reject),
    )
  return { server, stop, after, exit, ask }
}

test('a request under way is finished, on a connection that would be kept alive', async () => {
  const { server, stop, after, exit, ask } = await aServer(150, 5000)
  const asked = ask()
  await once(server, 'request')
  stop(0)
  stop(1)
  const response = await asked
  expect(Buffer.concat(await response.toArray()).toString()).toBe('done')
  await vi.waitFor(() => expect(exit).toHaveBeenCalled())
  expect(exit).toHaveBeenCalledExactlyOnceWith(0)
  expect(after).toHaveBeenCalledOnce()
  await expect(ask()).rejects.toThrow()
})

test('a request that doesn’t end is cut off in time', async () => {
  const { server, stop, exit, ask } = await aServer(60_000, 100)
  const asked = ask()
  await once(server, 'request')
  stop(1)
  await expect(asked).rejects.toThrow('socket hang up')
  await vi.waitFor(() => expect(exit).toHaveBeenCalledWith(1))
})

test('an open connection without a request doesn’t hold it up', async () => {
  const { stop, exit, ask } = await aServer(0, 5000)
  await (await ask()).toArray()
  stop(0)
  await vi.waitFor(() => expect(exit).toHaveBeenCalled())
})

test('a socket that is no longer a request doesn’t hold it up for ever', async () => {
  const { server, stop, exit } = await aServer(0, 100)
  server.on(
    'upgrade',
    (_, socket) =>
      void socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n'),
  )
  const { port } = server.address() as AddressInfo
  const request = get({ port, host: '127.0.0.1', headers: { connection: 'upgrade', upgrade: 'x' } })
  const [, socket] = await once(request, 'upgrade')
  stop(0)
  await vi.waitFor(() => expect(exit).toHaveBeenCalledWith(0))
  socket.destroy()
})
