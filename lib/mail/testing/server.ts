import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

export interface ReceivedLetter {
  to: string
  /** By their names in lower case, unfolded, as they travel. */
  headers: Record<string, string>
  /** Decoded bodies by type: `text/plain`, `text/html`. */
  parts: Record<string, string>
}

export interface TestMailServer {
  url: string
  letters: ReceivedLetter[]
  /** What the server answers to a recipient; null: it takes the letter. */
  refuse: (address: string) => string | null
  /** Keeps every letter waiting until this settles. */
  hold: Promise<void>
  stop(): Promise<void>
}

/** A real mail server on loopback that keeps what it is given. */
export async function startMailServer(port = 0): Promise<TestMailServer> {
  const server: TestMailServer = {
    url: '',
    letters: [],
    refuse: () => null,
    hold: Promise.resolve(),
    stop: () => new Promise((resolve) => smtp.close(() => resolve())),
  }
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo({ address }, _session, answer) {
      const words = server.refuse(address)
      answer(words === null ? null : Object.assign(new Error(words), { responseCode: 550 }))
    },
    async onData(stream, session, answer) {
      const raw = Buffer.concat(await stream.toArray()).toString('latin1')
      await server.hold
      for (const { address } of session.envelope.rcptTo) server.letters.push({ to: address, ...parsed(raw) })
      answer()
    },
  })
  // Clients that go away in the middle are what some tests are about.
  smtp.on('error', () => undefined)
  smtp.listen(port, '127.0.0.1')
  await once(smtp.server, 'listening')
  server.url = `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`
  return server
}

function parsed(raw: string): Pick<ReceivedLetter, 'headers' | 'parts'> {
  const { headers, body } = split(raw)
  const boundary = /boundary="([^"]+)"/.exec(headers['content-type'] ?? '')?.[1]
  if (boundary === undefined) throw new Error('a letter of one part')
  const parts = body
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((part) => split(part.replace(/^\r\n/, '')))
  return {
    headers,
    parts: Object.fromEntries(
      parts.map((part) => [
        (part.headers['content-type'] ?? '').split(';')[0],
        decoded(part.body, part.headers['content-transfer-encoding']),
      ]),
    ),
  }
}

function split(raw: string) {
  const end = raw.indexOf('\r\n\r\n')
  const lines = raw
    .slice(0, end)
    .replaceAll(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
  const headers = Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(':')
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]
    }),
  )
  return { headers, body: raw.slice(end + 4) }
}

function decoded(body: string, encoding: string | undefined): string {
  const bytes =
    encoding === 'base64'
      ? Buffer.from(body, 'base64')
      : encoding === 'quoted-printable'
        ? Buffer.from(
            body
              .replaceAll('=\r\n', '')
              .replaceAll(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
            'latin1',
          )
        : Buffer.from(body, 'latin1')
  return bytes.toString('utf8').replaceAll('\r\n', '\n')
}

/** A header's words, where they travel encoded: `=?UTF-8?B?…?=`. */
export const headerWords = (header = ''): string =>
  header
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi, (_, kind: string, text: string) =>
      kind.toUpperCase() === 'B'
        ? Buffer.from(text, 'base64').toString('utf8')
        : decoded(text.replaceAll('_', ' '), 'quoted-printable'),
    )
