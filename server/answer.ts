import { createHash } from 'node:crypto'
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { chooseEncoding, compress, type Effort, type Encoding } from './encoding'

/** What an entry costs beside its bodies. */
const OVERHEAD = 1024

/** A finished answer, with its compressed forms once somebody has asked for them. */
export class Answer {
  readonly body: Buffer
  readonly #compressed = new Map<Encoding, Promise<Buffer>>()
  #bytes: number
  #tag: string | undefined

  constructor(
    readonly status: number,
    /** Without those that depend on the encoding. */
    readonly headers: OutgoingHttpHeaders,
    body: Buffer,
    readonly effort: Effort = 'page',
  ) {
    this.body = ownMemory(body)
    this.#bytes = body.length + OVERHEAD
  }

  get bytes(): number {
    return this.#bytes
  }

  get type(): string {
    return String(this.headers['content-type'] ?? '')
  }

  /** Strong, so it differs between the encodings. */
  tag(encoding: Encoding): string {
    this.#tag ??= createHash('sha256').update(this.type).update(this.body).digest('base64url').slice(0, 22)
    return encoding === 'identity' ? `"${this.#tag}"` : `"${this.#tag}-${encoding}"`
  }

  encoded(encoding: Encoding): Promise<Buffer> {
    const done = this.#compressed.get(encoding)
    if (done) return done
    const compressing = compress(this.body, encoding, this.effort).then(ownMemory)
    this.#compressed.set(encoding, compressing)
    if (encoding !== 'identity') void compressing.then(({ length }) => (this.#bytes += length))
    return compressing
  }
}

/** A short buffer is often a piece of a longer one, and would keep all of it for as long as the answer is kept. */
function ownMemory(bytes: Buffer): Buffer {
  if (bytes.buffer.byteLength === bytes.length) return bytes
  const copy = Buffer.allocUnsafeSlow(bytes.length)
  bytes.copy(copy)
  return copy
}

/** Sends it in the best encoding, or 304 to who has it already. Only what may be kept carries an ETag. */
export async function send(
  answer: Answer,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const encoding = chooseEncoding(request.headers['accept-encoding'], answer.type, answer.body.length)
  response.statusCode = answer.status
  setHeaders(response, answer.headers)
  response.setHeader('Vary', 'Accept-Encoding')
  if (isKept(answer)) {
    const tag = answer.tag(encoding)
    response.setHeader('ETag', tag)
    if (hasTag(request.headers['if-none-match'], tag)) {
      response.statusCode = 304
      response.removeHeader('Content-Type')
      response.end()
      return
    }
  }
  const body = await answer.encoded(encoding)
  if (encoding !== 'identity') response.setHeader('Content-Encoding', encoding)
  response.setHeader('Content-Length', body.length)
  response.end(request.method === 'HEAD' ? undefined : body)
}

export function setHeaders(response: ServerResponse, headers: OutgoingHttpHeaders): void {
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined) response.setHeader(name, value)
}

const isKept = ({ status, headers }: Answer) =>
  status === 200 && String(headers['cache-control']).startsWith('public')

/** `W/` is put before tags by proxies that compress; for reading the comparison is the weak one. */
export function hasTag(ifNoneMatch: string | undefined, tag: string): boolean {
  const known = ifNoneMatch?.split(',').map((text) => text.trim().replace(/^W\//, '')) ?? []
  return known.includes('*') || known.includes(tag)
}
