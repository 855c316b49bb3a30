import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { fetchLink, LIMITS, openNetwork } from './fetch'
import { LinkError } from './guard'
import { startSite, type TestSite } from './testing/site'

let site: TestSite
let answer: (request: IncomingMessage, response: ServerResponse) => void
let asked: IncomingMessage[] = []

beforeAll(async () => {
  site = await startSite((request, response) => {
    asked.push(request)
    answer(request, response)
  })
})
afterAll(() => site.stop())
beforeEach(() => {
  asked = []
  site.looked.length = 0
  site.connected.length = 0
  site.names = {}
})

const get = (address = 'http://example.org/a', limits = {}) =>
  fetchLink(address, site.network, { ...LIMITS, ...limits })
const faultOf = async (work: Promise<unknown>) => {
  try {
    await work
  } catch (error) {
    if (error instanceof LinkError) return error.fault
    throw error
  }
  return null
}
const sha = (content: string | Buffer) => createHash('sha256').update(content).digest('hex')
const file =
  (content: string | Buffer, headers = {}) =>
  (_: IncomingMessage, response: ServerResponse) =>
    response.writeHead(200, { 'content-type': 'application/pdf', ...headers }).end(content)
const redirect = (to: (path: string) => string) => (request: IncomingMessage, response: ServerResponse) =>
  response.writeHead(302, { location: to(request.url ?? '') }).end()

describe('a document', () => {
  test('is read and hashed', async () => {
    answer = file('%PDF- something')
    expect(await get('http://example.org/a?b=c#d')).toEqual({
      found: true,
      status: 200,
      contentType: 'application/pdf',
      finalUrl: 'http://example.org/a?b=c#d',
      bytes: 15,
      sha256: sha('%PDF- something'),
      method: 'bytes-1',
    })
    expect(asked[0]?.url).toBe('/a?b=c')
  })

  test('packed is the same as unpacked', async () => {
    for (const [encoding, pack] of [
      ['gzip', gzipSync],
      ['br', brotliCompressSync],
      ['deflate', deflateSync],
    ] as const) {
      answer = file(pack('words'), { 'content-encoding': encoding })
      expect(await get()).toMatchObject({ sha256: sha('words') })
    }
  })

  test('packed in a way nobody knows is not read', async () => {
    answer = file('words', { 'content-encoding': 'x-own' })
    expect(await faultOf(get())).toBe('encoding')
  })

  test('packed wrongly is not read', async () => {
    answer = file('no gzip at all', { 'content-encoding': 'gzip' })
    expect(await faultOf(get())).toBe('connection')
  })

  test('that the site says is not there is missing', async () => {
    for (const status of [404, 410]) {
      answer = (_, response) => response.writeHead(status).end('no')
      expect(await get()).toEqual({ found: false, status, finalUrl: 'http://example.org/a' })
    }
  })

  test.each([204, 304, 401, 403, 429, 451, 500, 503])('answered with %i says nothing', async (status) => {
    answer = (_, response) => response.writeHead(status).end()
    await expect(get()).rejects.toMatchObject({ fault: 'status', status })
  })
})

test('the request tells nothing: no cookies, no referrer, the same name for every site', async () => {
  answer = (request, response) =>
    request.url === '/a'
      ? response.writeHead(302, { location: '/b', 'set-cookie': 'id=1' }).end()
      : response.writeHead(200, { 'content-type': 'text/plain' }).end('words')
  await get()
  expect(asked.map(({ url }) => url)).toEqual(['/a', '/b'])
  for (const { headers, method } of asked) {
    expect(method).toBe('GET')
    expect(Object.keys(headers).sort()).toEqual([
      'accept',
      'accept-encoding',
      'accept-language',
      'connection',
      'host',
      'user-agent',
    ])
    expect(headers['user-agent']).toBe('Vaada link check')
    expect(headers.host).toBe('example.org')
  }
})

describe('a redirect', () => {
  test('is followed, and its end is kept', async () => {
    answer = (request, response) =>
      request.headers.host === 'example.org'
        ? response.writeHead(301, { location: 'http://other.example/z' }).end()
        : response.writeHead(200, { 'content-type': 'text/plain' }).end('words')
    expect(await get()).toMatchObject({ finalUrl: 'http://other.example/z', sha256: sha('words') })
    expect(site.looked).toEqual(['example.org', 'other.example'])
  })

  test.each([
    'http://127.0.0.1/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://[::1]/',
    'http://[::ffff:10.0.0.1]/',
    'http://169.254.169.254/latest/meta-data/',
    'http://localhost/',
    'http://router/',
    'http://user:secret@example.org/',
    'http://example.org:8080/',
    'ftp://example.org/',
    'file:///etc/passwd',
    '//10.0.0.1/x',
  ])('to %s is not followed', async (location) => {
    answer = redirect(() => location)
    expect(await faultOf(get())).toBe('address')
    expect(site.connected).toHaveLength(1)
  })

  test('to a name that leads inside is not followed', async () => {
    site.names['inner.example'] = [['192.168.1.1']]
    answer = redirect(() => 'http://inner.example/')
    expect(await faultOf(get())).toBe('address')
    expect(site.connected.map(({ host }) => host)).toEqual(['example.org'])
  })

  test('five are followed, a sixth is not, nor a circle', async () => {
    const steps = (last: number) => {
      answer = (request, response) => {
        const step = Number(request.url?.slice(1)) || 0
        if (step === last) response.writeHead(200, { 'content-type': 'text/plain' }).end('words')
        else response.writeHead(302, { location: `/${step + 1}` }).end()
      }
    }
    steps(5)
    expect(await get('http://example.org/0')).toMatchObject({ finalUrl: 'http://example.org/5' })
    steps(6)
    expect(await faultOf(get('http://example.org/0'))).toBe('redirects')
    answer = redirect(() => '/a')
    expect(await faultOf(get())).toBe('redirects')
  })

  test('that leads nowhere is the end', async () => {
    answer = redirect(() => 'http://')
    expect(await faultOf(get())).toBe('redirects')
  })
})

describe('a name that changes its address between two questions', () => {
  test('is looked up once, and the connection goes to the address that was checked', async () => {
    site.names['rebind.example'] = [['93.184.215.14'], ['127.0.0.1']]
    answer = file('words')
    await get('http://rebind.example/')
    expect(site.looked).toEqual(['rebind.example'])
    expect(site.connected).toEqual([{ address: '93.184.215.14', host: 'rebind.example', port: 80 }])
  })

  test('is checked again when it is asked again', async () => {
    site.names['rebind.example'] = [['93.184.215.14'], ['127.0.0.1']]
    answer = redirect(() => 'http://rebind.example/again')
    expect(await faultOf(get('http://rebind.example/'))).toBe('address')
    expect(site.connected).toHaveLength(1)
  })

  test('that leads outside and inside at once is not asked at all', async () => {
    site.names['both.example'] = [['93.184.215.14', '10.0.0.1']]
    expect(await faultOf(get('http://both.example/'))).toBe('address')
    expect(site.connected).toEqual([])
  })
})

test('the real network refuses this machine, by its number and by its names', async () => {
  for (const address of ['http://127.0.0.1/', 'http://localhost/', 'http://[::1]/'])
    expect(await faultOf(fetchLink(address, openNetwork))).toBe('address')
})

describe('too much', () => {
  const small = { bytes: 50_000 }
  test('announced is not read', async () => {
    answer = (_, response) => response.writeHead(200, { 'content-length': '50001' }).write('x')
    expect(await faultOf(get(undefined, small))).toBe('too_large')
  })

  test('without an end is cut off', async () => {
    answer = (_, response) => {
      response.writeHead(200, { 'content-type': 'text/plain' })
      const more = () => {
        while (!response.destroyed && response.write('x'.repeat(10_000)));
      }
      response.on('drain', more)
      more()
    }
    expect(await faultOf(get(undefined, small))).toBe('too_large')
  })

  test('packed into little is cut off', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000))
    expect(bomb.length).toBeLessThan(50_000)
    answer = file(bomb, { 'content-encoding': 'gzip' })
    expect(await faultOf(get(undefined, small))).toBe('too_large')
  })

  test('of headers is not read', async () => {
    answer = (_, response) => response.writeHead(200, { 'x-long': 'x'.repeat(40_000) }).end('words')
    expect(await faultOf(get())).toBe('connection')
  })
})

describe('too slow', () => {
  const soon = { milliseconds: 150 }
  test('no answer at all', async () => {
    answer = () => undefined
    expect(await faultOf(get(undefined, soon))).toBe('timeout')
  })

  test('an answer a byte at a time', async () => {
    answer = (_, response) => {
      response.writeHead(200, { 'content-type': 'text/plain' })
      const drip = setInterval(() => response.write('x'), 10)
      response.on('close', () => clearInterval(drip))
    }
    expect(await faultOf(get(undefined, soon))).toBe('timeout')
  })

  test('a name server that never answers', async () => {
    const network = { ...site.network, resolve: () => new Promise<never>(() => undefined) }
    expect(await faultOf(fetchLink('http://example.org/', network, { ...LIMITS, ...soon }))).toBe('timeout')
  })

  test('whoever stops waiting gets an end', async () => {
    answer = () => undefined
    expect(await faultOf(fetchLink('http://example.org/', site.network, LIMITS, AbortSignal.abort()))).toBe(
      'timeout',
    )
  })
})

describe('a broken line', () => {
  test('in the middle of a document', async () => {
    answer = (_, response) => {
      response.writeHead(200, { 'content-type': 'text/plain', 'content-length': '100' })
      response.write('half', () => response.destroy())
    }
    expect(await faultOf(get())).toBe('connection')
  })

  test('in the middle of a packed document', async () => {
    answer = (_, response) => {
      const packed = gzipSync('words '.repeat(1000))
      response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': String(packed.length) })
      response.write(packed.subarray(0, 20), () => response.destroy())
    }
    expect(await faultOf(get())).toBe('connection')
  })

  test('before any answer', async () => {
    answer = (request) => request.socket.destroy()
    expect(await faultOf(get())).toBe('connection')
  })

  test('at one of two addresses: the other one is tried', async () => {
    answer = file('words')
    site.names['two.example'] = [['93.184.215.14', '93.184.215.15']]
    let first = true
    const network = {
      ...site.network,
      connect: (...given: Parameters<typeof site.network.connect>) => {
        const socket = site.network.connect(...given)
        if (first) socket.destroy(new Error('ECONNREFUSED'))
        first = false
        return socket
      },
    }
    expect(await fetchLink('http://two.example/', network)).toMatchObject({ found: true })
    expect(site.connected.map(({ address }) => address)).toEqual(['93.184.215.14', '93.184.215.15'])
  })
})
