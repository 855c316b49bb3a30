import type { Transform } from 'node:stream'
import { promisify } from 'node:util'
import {
  type BrotliOptions,
  brotliCompress,
  constants,
  createBrotliCompress,
  createGzip,
  gzip,
} from 'node:zlib'

export type Encoding = 'br' | 'gzip' | 'identity'

/** Files of a build are compressed once; pages whenever something is published. */
export type Effort = 'page' | 'file'

const BROTLI_QUALITY = { page: 5, file: 9 }

/** Smaller ones fit in one packet either way. */
const MIN_BYTES = 1000

const COMPRESSIBLE =
  /^(?:text\/(?!event-stream)|application\/(?:json|xml|javascript|manifest\+json|[\w.-]+\+(?:json|xml))|image\/svg)/

export const isCompressible = (contentType: string) => COMPRESSIBLE.test(contentType)

/** The best encoding that the client takes. A weight of 0 is a refusal. */
export function chooseEncoding(
  acceptEncoding: string | undefined,
  contentType: string,
  bytes = Infinity,
): Encoding {
  if (!acceptEncoding || bytes < MIN_BYTES || !isCompressible(contentType)) return 'identity'
  const weights = new Map(acceptEncoding.split(',').map(parseWeighted))
  const weigh = (name: string) => weights.get(name) ?? weights.get('*') ?? 0
  if (weigh('br') > 0 && weigh('br') >= weigh('gzip')) return 'br'
  return weigh('gzip') > 0 ? 'gzip' : 'identity'
}

export function compress(body: Buffer, encoding: Encoding, effort: Effort): Promise<Buffer> {
  if (encoding === 'br') return promisify(brotliCompress)(body, brotliOptions(effort, body.length))
  if (encoding === 'gzip') return promisify(gzip)(body)
  return Promise.resolve(body)
}

/** For answers that are passed on while they come. */
export function createCompressor(encoding: Exclude<Encoding, 'identity'>): Transform {
  return encoding === 'br' ? createBrotliCompress(brotliOptions('page')) : createGzip()
}

function brotliOptions(effort: Effort, bytes?: number): BrotliOptions {
  return {
    params: {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY[effort],
      ...(bytes !== undefined && { [constants.BROTLI_PARAM_SIZE_HINT]: bytes }),
    },
  }
}

function parseWeighted(part: string): [name: string, weight: number] {
  const [name = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase())
  const weight = Number(parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? 1)
  return [name, Number.isFinite(weight) ? weight : 0]
}
