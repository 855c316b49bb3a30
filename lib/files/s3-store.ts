import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import type { ReadableStream } from 'node:stream/web'
import { AwsClient } from 'aws4fetch'
import { unlessSilent } from './silence'
import { type FileStore, placeOf, type StoredFile, sha256At } from './store'

export interface S3Settings {
  /** With the bucket as first part of the path, and a folder in it where one is wanted. */
  address: URL
  accessKeyId: string
  secretAccessKey: string
  region: string
}

/** No answer within this is a failure, tried again by whoever asked. */
const ANSWER_MS = 60_000
/** Nothing more of an answer within this. How long the whole takes is up to its reader's line. */
const SILENCE_MS = 30_000
/** The slowest line to the store on which a file still gets there. */
const BYTES_A_SECOND = 32 * 1024

/** Files in any store that speaks S3 with path-style addresses. */
export function openS3Store({ address, region, ...keys }: S3Settings): FileStore {
  const client = new AwsClient({ ...keys, region, service: 's3', retries: 2 })
  const [, bucket = '', ...folders] = address.pathname.replace(/\/+$/, '').split('/')
  const prefix = folders.length ? `${folders.join('/')}/` : ''
  const bucketUrl = `${address.origin}/${bucket}`

  /** `bytes`: of what is sent along; the answer comes after them. */
  async function ask(
    method: string,
    url: string,
    init: RequestInit = {},
    bytes = 0,
  ): Promise<Response | null> {
    const controller = new AbortController()
    const timer = setTimeout(
      () => controller.abort(new Error(`the file store did not answer ${method}`)),
      ANSWER_MS + (bytes / BYTES_A_SECOND) * 1000,
    )
    const answer = await client
      .fetch(url, { ...init, method, signal: controller.signal })
      .finally(() => clearTimeout(timer))
    if (answer.ok) return answer
    // Read away, so that the connection is free again.
    const said = (await textOf(answer)).slice(0, 300)
    if (answer.status === 404) return null
    throw new Error(`the file store answered ${answer.status} to ${method}: ${said}`)
  }
  const urlOf = (sha256: string) => `${bucketUrl}/${prefix}${placeOf(sha256)}`

  return {
    async put(sha256, content) {
      const body = new Uint8Array(content)
      const headers = { 'content-type': 'application/octet-stream', 'x-amz-content-sha256': sha256 }
      const done = await ask('PUT', urlOf(sha256), { body, headers }, body.length)
      if (!done) throw new Error(`the file store has no bucket ${bucket}`)
    },

    async get(sha256, range) {
      const headers = range ? { range: `bytes=${range.start}-${range.end}` } : undefined
      const answer = await ask('GET', urlOf(sha256), { headers })
      return answer?.body ? bodyOf(answer) : null
    },

    async has(sha256) {
      return (await ask('HEAD', urlOf(sha256))) !== null
    },

    async remove(sha256) {
      await ask('DELETE', urlOf(sha256))
    },

    async *list(): AsyncGenerator<StoredFile> {
      let token: string | null = null
      do {
        const url: URL = new URL(bucketUrl)
        url.searchParams.set('list-type', '2')
        url.searchParams.set('prefix', prefix)
        if (token) url.searchParams.set('continuation-token', token)
        const answer = await ask('GET', url.href)
        const page: string = answer ? await textOf(answer) : ''
        for (const [, entry = ''] of page.matchAll(/<Contents>([\s\S]*?)<\/Contents>/g)) {
          const sha256 = sha256At(within(entry, 'Key'))
          if (sha256)
            yield {
              sha256,
              bytes: Number(within(entry, 'Size')),
              at: new Date(within(entry, 'LastModified')),
            }
        }
        token = within(page, 'IsTruncated') === 'true' ? within(page, 'NextContinuationToken') : null
      } while (token)
    },
  }
}

const bodyOf = ({ body }: Response): Readable =>
  Readable.from(body ? unlessSilent(body as ReadableStream<Uint8Array>, SILENCE_MS) : [], {
    objectMode: false,
  })
const textOf = (answer: Response): Promise<string> => text(bodyOf(answer))

/** Text of the first element of that name. Keys of ours hold nothing that XML writes otherwise. */
const within = (xml: string, name: string): string =>
  new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1]?.replaceAll('&amp;', '&') ?? ''
