import type { AddressInfo } from 'node:net'
import { connect, createServer, type Server, type Socket } from 'node:net'

/** Counts the SQL statements that pass between a program and its database, by reading the wire. */
export interface StatementCounter {
  /** The database's address, through the counter. */
  url: string
  /** Statements since the last call. */
  take(): number
  close(): void
}

/** Frontend messages that run a statement: simple Query, and Execute of a prepared one. */
const RUNS = new Set(['Q', 'E'].map((letter) => letter.charCodeAt(0)))

export async function countStatements(databaseUrl: string): Promise<StatementCounter> {
  const target = new URL(databaseUrl)
  const sockets = new Set<Socket>()
  let count = 0

  const server: Server = createServer((client) => {
    const database = connect(Number(target.port), target.hostname)
    const frames = frameReader((type) => {
      if (RUNS.has(type)) count += 1
    })
    for (const socket of [client, database]) {
      sockets.add(socket)
      socket.on('error', () => socket.destroy())
      socket.on('close', () => {
        client.destroy()
        database.destroy()
        sockets.delete(socket)
      })
    }
    client.on('data', frames)
    client.pipe(database)
    database.pipe(client)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = new URL(databaseUrl)
  url.port = String((server.address() as AddressInfo).port)
  return {
    url: url.href,
    take() {
      const taken = count
      count = 0
      return taken
    },
    close() {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}

/** Calls back with the type of every message; the first one of a connection has none. */
function frameReader(seen: (type: number) => void): (chunk: Buffer) => void {
  let rest = Buffer.alloc(0)
  let started = false
  return (chunk) => {
    rest = Buffer.concat([rest, chunk])
    for (;;) {
      const header = started ? 5 : 4
      if (rest.length < header) return
      const length = rest.readUInt32BE(header - 4) + header - 4
      if (rest.length < length) return
      if (started) seen(rest[0] ?? 0)
      started = true
      rest = rest.subarray(length)
    }
  }
}
