import {
  type IncomingHttpHeaders,
  IncomingMessage,
  type OutgoingHttpHeaders,
  ServerResponse,
} from 'node:http'
import { Socket } from 'node:net'
import type { Writable } from 'node:stream'
import { type DatabaseTrouble, hearTrouble } from '@/db/trouble'

export type NextHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/** A request as Next is to see it. */
export interface Ask {
  method: string
  address: string
  headers: IncomingHttpHeaders
  body?: Buffer
}

export interface Head {
  status: number
  headers: OutgoingHttpHeaders
}

export interface Rendered extends Head {
  body: Buffer
  /** Made for the frames of other sites, and without any script. */
  framed?: boolean
  /** What hindered a statement on the way, whatever became of the answer; null: nothing. */
  trouble?: DatabaseTrouble | null
}

interface Options {
  /** Where to let the answer flow while it comes, once its head is known. `null`: keep it until it is whole. */
  flowTo?: (head: Head) => Writable | null
  /** The client has gone. */
  signal?: AbortSignal
  timeoutMs?: number
}

export class RenderError extends Error {
  override name = 'RenderError'
}

export class RenderTimeout extends RenderError {
  override name = 'RenderTimeout'
}

export class ClientGone extends Error {
  override name = 'ClientGone'
}

/**
 * Lets Next answer a request of our own making, so that it sees what we want it to see and a client that leaves doesn't
 * end what others wait for. Answers the whole, or `null` where it flowed.
 * @throws RenderError if Next gave up, RenderTimeout if it took too long, ClientGone
 */
export function render(handle: NextHandler, ask: Ask, { flowTo, signal, timeoutMs = 30_000 }: Options = {}) {
  return new Promise<Rendered | null>((resolve, reject) => {
    const request = makeRequest(ask)
    const response = new CapturedResponse(request, flowTo)
    const timer = setTimeout(
      () => response.destroy(new RenderTimeout(`no answer in ${timeoutMs} ms`)),
      timeoutMs,
    )
    const leave = () => response.destroy(new ClientGone())
    signal?.addEventListener('abort', leave, { once: true })

    response.whenFlowing = () => clearTimeout(timer)
    response.once('close', () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', leave)
      if (response.writableEnded) resolve(withTrouble(response.rendered(), heard.trouble))
      else reject(response.failure ?? new RenderError('the answer broke off'))
    })
    const { result, heard } = hearTrouble(() => handle(request, response))
    result.then(
      () => {
        // Next has no more to say, and whoever waits would do so for ever.
        if (!response.writableEnded && !response.headersSent) response.destroy(new RenderError('no answer'))
      },
      (error) => response.destroy(new RenderError('Next failed', { cause: error })),
    )
  })
}

const withTrouble = (rendered: Rendered | null, trouble: DatabaseTrouble | null) =>
  rendered && trouble ? { ...rendered, trouble } : rendered

function makeRequest({ method, address, headers, body }: Ask): IncomingMessage {
  const request = new IncomingMessage(new Socket())
  request.method = method
  request.url = address
  request.httpVersion = '1.1'
  request.headers = { ...headers, ...(body && { 'content-length': String(body.length) }) }
  request.complete = true
  if (body?.length) request.push(body)
  request.push(null)
  return request
}

type Done = (error?: Error | null) => void

/** A response that belongs to no connection. */
class CapturedResponse extends ServerResponse {
  failure: Error | undefined
  whenFlowing: () => void = () => undefined
  #chunks: Buffer[] = []
  /** Undefined until the head is known, `null` if the answer is kept. */
  #sink: Writable | null | undefined

  constructor(
    request: IncomingMessage,
    readonly flowTo: Options['flowTo'],
  ) {
    super(request)
  }

  rendered(): Rendered | null {
    return this.#sink ? null : { ...this.#head(), body: Buffer.concat(this.#chunks) }
  }

  override writeHead(status: number, ...rest: unknown[]): this {
    const headers = rest.find((value) => typeof value === 'object' && value !== null)
    for (const [name, value] of Object.entries((headers ?? {}) as OutgoingHttpHeaders))
      if (value !== undefined) this.setHeader(name, value)
    return super.writeHead(status)
  }

  override flushHeaders(): void {
    if (!this.headersSent) this.writeHead(this.statusCode)
  }

  override write(chunk: unknown, encoding?: BufferEncoding | Done, done?: Done): boolean {
    if (this.destroyed) return false
    this.flushHeaders()
    const bytes = toBuffer(chunk, encoding)
    const written = typeof encoding === 'function' ? encoding : done
    const sink = this.#openSink()
    if (sink) return sink.write(bytes, written)
    this.#chunks.push(bytes)
    if (written) process.nextTick(written)
    return true
  }

  override end(chunk?: unknown, encoding?: BufferEncoding | (() => void), done?: () => void): this {
    if (this.writableEnded || this.destroyed) return this
    if (chunk !== undefined && chunk !== null && typeof chunk !== 'function') this.write(chunk, encoding)
    this.flushHeaders()
    this.#openSink()?.end()
    // `writableEnded` and `writableFinished` follow from it.
    this.finished = true
    const ended = [chunk, encoding, done].find((value) => typeof value === 'function') as
      | (() => void)
      | undefined
    process.nextTick(() => {
      ended?.()
      this.emit('finish')
      this.emit('close')
    })
    return this
  }

  override destroy(error?: Error): this {
    if (this.destroyed || this.writableEnded) return this
    this.failure = error
    super.destroy(error)
    this.#sink?.destroy(error)
    process.nextTick(() => this.emit('close'))
    return this
  }

  #openSink(): Writable | null {
    if (this.#sink === undefined) {
      this.#sink = this.flowTo?.(this.#head()) ?? null
      this.#sink?.on('drain', () => this.emit('drain'))
      this.#sink?.on('error', (error) => this.destroy(error))
      if (this.#sink) this.whenFlowing()
    }
    return this.#sink
  }

  #head(): Head {
    return { status: this.statusCode, headers: { ...this.getHeaders() } }
  }
}

function toBuffer(chunk: unknown, encoding: unknown): Buffer {
  if (typeof chunk === 'string')
    return Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8')
  // Next may use its buffer again.
  return Buffer.from(chunk as Uint8Array)
}
