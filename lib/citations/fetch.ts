import { lookup } from 'node:dns/promises'
import { type IncomingMessage, request } from 'node:http'
import { connect as connectPlain, isIP, type Socket } from 'node:net'
import type { Readable } from 'node:stream'
import { connect as connectSecure } from 'node:tls'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { type Fingerprint, fingerprintOf } from './content'
import { LinkError, publicAddressesOf, type Resolve, type Target, targetOf } from './guard'

/** The world outside, so that tests can put their own in its place. */
export interface Network {
  resolve: Resolve
  /** Opens a connection to exactly this address: the name was looked up once and isn't asked again. */
  connect(address: string, target: Target): Socket
}

export interface Limits {
  /** For the whole of one link, redirects included. */
  milliseconds: number
  /** Of a document, as it travels and as it is unpacked. */
  bytes: number
  redirects: number
}

const MEBIBYTE = 1024 * 1024
export const LIMITS: Limits = { milliseconds: 25_000, bytes: 10 * MEBIBYTE, redirects: 5 }

export const openNetwork: Network = {
  resolve: async (host) => (await lookup(host, { all: true })).map(({ address }) => address),
  connect: (address, { host, port, secure }) =>
    secure
      ? connectSecure({
          host: address,
          port,
          servername: isIP(host) ? undefined : host,
          rejectUnauthorized: true,
        })
      : connectPlain({ host: address, port }),
}

export type Fetched =
  | ({
      found: true
      status: number
      contentType: string | null
      finalUrl: string
      bytes: number
    } & Fingerprint)
  /** The site says that there is nothing, or no longer. */
  | { found: false; status: 404 | 410; finalUrl: string }

/** Plain and the same for every site: no cookies, no referrer, nothing about who cites. */
const HEADERS = {
  'User-Agent': 'Vaada link check',
  Accept: '*/*',
  'Accept-Language': 'en, ru, kk, uz;q=0.9, *;q=0.5',
  'Accept-Encoding': 'gzip',
  Connection: 'close',
}

/**
 * Asks for a link once, following redirects, each of which is checked like the first.
 * @throws LinkError
 */
export async function fetchLink(
  address: string,
  network: Network,
  limits: Limits = LIMITS,
  stop?: AbortSignal,
): Promise<Fetched> {
  const clock = AbortSignal.timeout(limits.milliseconds)
  const signal = stop ? AbortSignal.any([clock, stop]) : clock
  try {
    return await follow(address, network, limits, signal)
  } catch (error) {
    if (signal.aborted) throw new LinkError('timeout', 'took too long')
    if (error instanceof LinkError) throw error
    throw new LinkError('connection', error instanceof Error ? error.message : 'failed')
  }
}

async function follow(
  address: string,
  network: Network,
  limits: Limits,
  signal: AbortSignal,
): Promise<Fetched> {
  let next = address
  for (let hop = 0; hop <= limits.redirects; hop += 1) {
    const target = targetOf(next)
    const response = await ask(target, network, signal)
    try {
      const status = response.statusCode ?? 0
      const { location } = response.headers
      if ([301, 302, 303, 307, 308].includes(status) && location) {
        if (!URL.canParse(location, target.url)) throw new LinkError('redirects', 'leads nowhere', status)
        next = new URL(location, target.url).href
        continue
      }
      if (status === 404 || status === 410) return { found: false, status, finalUrl: target.url.href }
      if (status < 200 || status > 299 || status === 204)
        throw new LinkError('status', `answered ${status}`, status)
      const body = await read(response, limits.bytes)
      const contentType = response.headers['content-type']?.slice(0, 200) ?? null
      return {
        found: true,
        status,
        contentType,
        finalUrl: target.url.href,
        bytes: body.length,
        ...fingerprintOf(body, contentType),
      }
    } finally {
      response.destroy()
    }
  }
  throw new LinkError('redirects', 'too many redirects')
}

/** The answer's head, from one of the addresses behind the name. */
async function ask(target: Target, network: Network, signal: AbortSignal): Promise<IncomingMessage> {
  const addresses = await untilAborted(publicAddressesOf(target.host, network.resolve), signal)
  let failure: unknown
  for (const address of addresses.slice(0, 2)) {
    signal.throwIfAborted()
    try {
      return await askAt(address, target, network, signal)
    } catch (error) {
      failure = error
    }
  }
  throw failure
}

function askAt(
  address: string,
  target: Target,
  network: Network,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const socket = network.connect(address, target)
    // The request listens from its next turn on; a connection can break before.
    socket.on('error', reject)
    const asked = request(
      {
        // A connection of our own, to the checked address: no agent, so no proxy of the environment either.
        createConnection: () => socket,
        method: 'GET',
        path: `${target.url.pathname}${target.url.search}`,
        setHost: false,
        headers: { Host: target.url.host, ...HEADERS },
        maxHeaderSize: 16 * 1024,
        signal,
      },
      resolve,
    )
    asked.on('error', (error) => {
      socket.destroy()
      reject(error)
    })
    asked.end()
  })
}

async function read(response: IncomingMessage, max: number): Promise<Buffer> {
  const tooLarge = () => new LinkError('too_large', `more than ${max} bytes`)
  if (Number(response.headers['content-length'] ?? 0) > max) throw tooLarge()
  const unpacked = unpack(response)
  let travelled = 0
  response.on('data', (chunk: Buffer) => {
    travelled += chunk.length
    if (travelled > max) unpacked.destroy(tooLarge())
  })
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of unpacked as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > max) throw tooLarge()
    chunks.push(chunk)
  }
  // A length that was promised and not kept is a broken line.
  if (!response.complete) throw new LinkError('connection', 'cut off')
  return Buffer.concat(chunks)
}

function unpack(response: IncomingMessage): Readable {
  const encoding = (response.headers['content-encoding'] ?? 'identity').trim().toLowerCase()
  if (encoding === 'identity' || encoding === '') return response
  const unpacker =
    encoding === 'gzip' || encoding === 'x-gzip'
      ? createGunzip()
      : encoding === 'deflate'
        ? createInflate()
        : encoding === 'br'
          ? createBrotliDecompress()
          : null
  if (!unpacker) throw new LinkError('encoding', 'packed in an unknown way')
  response.on('error', (error) => unpacker.destroy(error))
  response.on('aborted', () => unpacker.destroy(new LinkError('connection', 'cut off')))
  unpacker.on('error', () => response.destroy())
  return response.pipe(unpacker)
}

/** What can't be cancelled, such as a question to a name server, is no longer waited for. */
function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted()
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    work.then(resolve, reject)
  })
}
