import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export const TEST_KEYS = { accessKeyId: 'TESTKEY', secretAccessKey: 'a test/secret+key' }
const BUCKET = 'files'
/** Small, so that a list has several pages. */
const PAGE = 2

export interface TestS3Server {
  /** Of the bucket. */
  url: string
  objects: Map<string, { body: Buffer; at: Date }>
  stop(): Promise<void>
}

/** As much of S3 as a store of files asks for. It refuses whatever isn't signed rightly (Signature Version 4). */
export async function startS3Server(): Promise<TestS3Server> {
  const objects: TestS3Server['objects'] = new Map()
  const server = createServer((request, response) => {
    answer(request, response, objects).catch((error) => response.writeHead(500).end(String(error)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/${BUCKET}`,
    objects,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

async function answer(request: IncomingMessage, response: ServerResponse, objects: TestS3Server['objects']) {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const body = Buffer.concat(chunks)
  const url = new URL(request.url ?? '', `http://${request.headers.host}`)
  if (!isSigned(request, url, body)) return response.writeHead(403).end('SignatureDoesNotMatch')
  const [, bucket, ...rest] = url.pathname.split('/')
  if (bucket !== BUCKET) return response.writeHead(404).end('NoSuchBucket')
  const key = rest.join('/')
  if (key === '') return response.writeHead(200).end(list(objects, url.searchParams))

  const found = objects.get(key)
  switch (request.method) {
    case 'PUT':
      objects.set(key, { body, at: new Date() })
      return response.writeHead(200).end()
    case 'DELETE':
      objects.delete(key)
      return response.writeHead(204).end()
    default: {
      if (!found) return response.writeHead(404).end(request.method === 'HEAD' ? undefined : 'NoSuchKey')
      const [, start, end] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? []
      const part = start ? found.body.subarray(Number(start), Number(end) + 1) : found.body
      response.writeHead(start ? 206 : 200, { 'content-length': part.length })
      return response.end(request.method === 'HEAD' ? undefined : part)
    }
  }
}

function list(objects: TestS3Server['objects'], query: URLSearchParams): string {
  const prefix = query.get('prefix') ?? ''
  const after = query.get('continuation-token') ?? ''
  const keys = [...objects.keys()].filter((key) => key.startsWith(prefix) && key > after).sort()
  const page = keys.slice(0, PAGE)
  const entries = page.map((key) => {
    const object = objects.get(key)
    return `<Contents><Key>${key}</Key><LastModified>${object?.at.toISOString()}</LastModified><Size>${object?.body.length}</Size></Contents>`
  })
  const more = keys.length > PAGE
  const next = more ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : ''
  return `<ListBucketResult><IsTruncated>${more}</IsTruncated>${next}${entries.join('')}</ListBucketResult>`
}

const sha256 = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest('hex')
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()

function isSigned(request: IncomingMessage, url: URL, body: Buffer): boolean {
  const [, scope = '', signed = '', signature = ''] =
    /^AWS4-HMAC-SHA256 Credential=TESTKEY\/([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
      request.headers.authorization ?? '',
    ) ?? []
  const said = String(request.headers['x-amz-content-sha256'] ?? '')
  if (said !== 'UNSIGNED-PAYLOAD' && said !== sha256(body)) return false
  const encode = (text: string) =>
    encodeURIComponent(text).replace(
      /[!'()*]/g,
      (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
    )
  const query = [...url.searchParams]
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join('&')
  const headers = signed.split(';').map((name) => `${name}:${String(request.headers[name] ?? '').trim()}\n`)
  const canonical = [request.method, url.pathname, query, headers.join(''), signed, said].join('\n')
  const [day = '', region = '', service = ''] = scope.split('/')
  const toSign = ['AWS4-HMAC-SHA256', request.headers['x-amz-date'], scope, sha256(canonical)].join('\n')
  const key = [day, region, service, 'aws4_request'].reduce<string | Buffer>(
    (made, part) => hmac(made, part),
    `AWS4${TEST_KEYS.secretAccessKey}`,
  )
  return createHmac('sha256', key).update(toSign).digest('hex') === signature
}
