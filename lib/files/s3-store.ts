import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { AwsClient } from 'aws4fetch'
import { type FileStore, placeOf, type StoredFile, sha256At } from './store'

export interface S3Settings {
  /** With the bucket as first part of the path, and a folder in it where one is wanted. */
  address: URL
  accessKeyId: string
  secretAccessKey: string
  region: string
}

/** No answer within this is a failure, tried again by whoever asked. */
const TIMEOUT_MS = 60_000

/** Files in any store that speaks S3 with path-style addresses. */
export function openS3Store({ address, region, ...keys }: S3Settings): FileStore {
  const client = new AwsClient({ ...keys, region, service: 's3', retries: 2 })
  const [, bucket = '', ...folders] = address.pathname.replace(/\/+$/, '').split('/')
  const prefix = folders.length ? `${folders.join('/')}/` : ''
  const bucketUrl = `${address.origin}/${bucket}`

  async function ask(method: string, url: string, init: RequestInit = {}): Promise<Response | null> {
    const answer = await client.fetch(url, { method, signal: AbortSignal.timeout(TIMEOUT_MS), ...init })
    if (answer.ok) return answer
    // Read away, so that the connection is free again.
    const said = (await answer.text()).slice(0, 300)
    if (answer.status === 404) return null
    throw new Error(`the file store answered ${answer.status} to ${method}: ${said}`)
  }
  const urlOf = (sha256: string) => `${bucketUrl}/${prefix}${placeOf(sha256)}`

  return {
    async put(sha256, content) {
      const body = new Uint8Array(content)
      const done = await ask('PUT', urlOf(sha256), {
        body,
        headers: { 'content-type': 'application/octet-stream', 'x-amz-content-sha256': sha256 },
      })
      if (!done) throw new Error(`the file store has no bucket ${bucket}`)
    },

    async get(sha256, range) {
      const headers = range ? { range: `bytes=${range.start}-${range.end}` } : undefined
      const answer = await ask('GET', urlOf(sha256), { headers })
      return answer?.body ? Readable.fromWeb(answer.body as ReadableStream) : null
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
        const page: string = answer ? await answer.text() : ''
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

/** Text of the first element of that name. Keys of ours hold nothing that XML writes otherwise. */
const within = (xml: string, name: string): string =>
  new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1]?.replaceAll('&amp;', '&') ?? ''
