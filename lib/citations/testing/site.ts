import { createServer, type RequestListener } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import type { Network } from '../fetch'
import type { Target } from '../guard'

export interface TestSite {
  /** Names lead to made-up public addresses; connections to those lead to the local server. */
  network: Network
  /** What was looked up, and which addresses were connected to. */
  looked: string[]
  connected: { address: string; host: string; port: number }[]
  /** Name → its addresses, one list for each time it is looked up; the last one stays. */
  names: Record<string, string[][]>
  stop(): Promise<void>
}

/** A site on this machine, reached as if it were outside. */
export async function startSite(listener: RequestListener): Promise<TestSite> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => sockets.delete(socket))
  })
  const site: TestSite = {
    looked: [],
    connected: [],
    names: {},
    network: {
      async resolve(host) {
        site.looked.push(host)
        const answers = site.names[host]
        if (!answers) return ['93.184.215.14']
        return (answers.length > 1 ? answers.shift() : answers[0]) ?? []
      },
      connect(address: string, target: Target) {
        site.connected.push({ address, host: target.host, port: target.port })
        return connect({ host: '127.0.0.1', port })
      },
    },
    async stop() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return site
}
