import { randomUUID } from 'node:crypto'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { pipeline, Writable } from 'node:stream'
import type { Logger } from 'pino'
import { isDecodable } from './action-body'
import { type Answer, hasTag, send, setHeaders } from './answer'
import { type ApiLimit, showsKey } from './api-limit'
import { drain, MAX_BODY, readBody } from './body'
import { BodyTimer, LARGE_TIME } from './body-time'
import { createBuiltFiles } from './built-files'
import { clientAddress } from './client-address'
import { DEVELOPMENT_POLICY, FILE_POLICY } from './content-security-policy'
import { isExport, resolveDataLink } from './data-links'
import type { Forgery } from './door-trail'
import { chooseEncoding, createCompressor, type Encoding } from './encoding'
import { type LargeBodies, Places } from './large-bodies'
import { isFromRouter, privateHeaders, publicHeaders } from './next-headers'
import { isOurHost, isOurOrigin } from './origin'
import type { PageCache } from './page-cache'
import type { DoorWords } from './plain-page'
import { createPublicPages } from './public-pages'
import type { PublishedVersion } from './published-version'
import type { Readiness } from './readiness'
import { excuse, jsonAnswer, problemAnswer, Refusal, refusalAnswer, Unavailable } from './refusal'
import {
  type Ask,
  ClientGone,
  type Head,
  type NextHandler,
  type Rendered,
  RenderTimeout,
  render,
} from './render'
import { renderPage } from './render-page'
import { isHeld, isHtml, PRIVATE, PUBLIC, passedOn, toAnswer, typeOf } from './rendered'
import { loggedPath, logRequest, type Visit } from './request-log'
import { securityHeaders } from './security-headers'
import {
  addressOf,
  isApi,
  isCalendar,
  isEmbed,
  isOneClick,
  isOpenApi,
  MAX_ADDRESS,
  parseTarget,
  type Target,
} from './target'

interface Options {
  /** Next. */
  handle: NextHandler
  base: URL
  published: PublishedVersion
  pages: PageCache<Answer>
  today: () => string
  readiness: () => Promise<Readiness>
  words: DoorWords
  log: Logger
  /** Hears of requests that pretended to come from elsewhere than they did. */
  onForgery?: (what: Forgery) => void
  /** Proxies of ours in front. */
  proxies?: number
  /** How often one client may ask the API. */
  apiLimit?: ApiLimit
  /** The places that take more than a form. */
  largeBodies?: LargeBodies
  /** Next's development server: nothing is kept or held, and its tools may run. */
  dev?: boolean
  renderTimeoutMs?: number
}

interface Call {
  request: IncomingMessage
  response: ServerResponse
  target: Target
  visit: Visit
  timer: BodyTimer
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])
const METHODS = {
  file: ['GET', 'HEAD'],
  page: ['GET', 'HEAD', 'POST'],
  api: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
}

/** What stands between the network and Next: it decides what Next gets to see and what leaves the house. */
export function createDoor(options: Options): RequestListener {
  const {
    handle,
    base,
    published,
    readiness,
    words,
    log,
    dev = false,
    largeBodies,
    renderTimeoutMs: timeoutMs,
  } = options
  const always = {
    ...securityHeaders(base),
    'Content-Security-Policy': dev ? DEVELOPMENT_POLICY : FILE_POLICY,
    'Cache-Control': PRIVATE,
  }
  const places = new Places(largeBodies?.atOnce ?? 0)
  const findBuiltFile = createBuiltFiles(handle)
  const findPublic = createPublicPages({
    cache: options.pages,
    published,
    today: options.today,
    toAnswer: (rendered, cacheControl) => toAnswer(rendered, cacheControl, warnOfScripts),
  })

  return (request, response) => {
    const visit: Visit = { id: randomUUID(), outcome: 'bypass' }
    const timer = new BodyTimer(request)
    logRequest(log, request, response, visit)
    setHeaders(response, { ...always, 'X-Request-Id': visit.id })
    open(request, response, visit, timer).catch((error) => refuse(error, request, response, visit))
  }

  async function open(
    request: IncomingMessage,
    response: ServerResponse,
    visit: Visit,
    timer: BodyTimer,
  ): Promise<void> {
    // A probe asks the machine, by whatever name it has.
    const [path] = (request.url ?? '').split('?', 1)
    if (path === '/api/health' || path === '/api/ready') {
      visit.path = path
      return probe(path, request, response)
    }
    if (request.headers.host === undefined) throw new Refusal(400, 'badRequest')
    if (!isOurHost(request.headers.host, base)) throw forged('host', 421, 'badRequest')
    if ((request.url ?? '').length > MAX_ADDRESS) throw new Refusal(414, 'tooLarge')
    const target = parseTarget(request.url ?? '')
    if (!target) throw new Refusal(400, 'badRequest')
    visit.path = loggedPath(target.path)
    checkMethod(request.method, target)
    // Its policy says who may: whoever wants to.
    if (isEmbed(target.path)) response.removeHeader('X-Frame-Options')

    if (isOpenApi(resolveDataLink(target.path))) {
      const refusal = await takeTurn(request, response)
      if (refusal) return send(refusal, request, response)
    }
    const call = { request, response, target, visit, timer }
    if (dev) return passOn(call, await receive(call))
    if (target.kind === 'asset') return serveBuiltFile(call)
    if (target.kind !== 'private' && (request.method === 'GET' || request.method === 'HEAD'))
      return servePublic(call)
    return passOn(call, await receive(call))
  }

  /** Counts a question to the API. @returns what is answered instead; null: it goes on */
  async function takeTurn(request: IncomingMessage, response: ServerResponse): Promise<Answer | null> {
    if (!options.apiLimit || request.method === 'OPTIONS') return null
    const address = clientAddress(request, options.proxies ?? 0)
    const { headers, wait, badKey } = await options.apiLimit.take(request.headers, address)
    setHeaders(response, headers)
    if (wait !== null) return problemAnswer(429, 'too_many', { 'retry-after': String(wait) })
    return badKey ? problemAnswer(401, 'bad_key', { 'www-authenticate': 'Bearer' }) : null
  }

  async function probe(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const state = path === '/api/health' ? { status: 'ok' } : await readiness()
    const status = 'ready' in state && !state.ready ? 503 : 200
    await send(jsonAnswer(status, state), request, response)
  }

  async function servePublic(call: Call): Promise<void> {
    const { request, response, target, visit } = call
    const path = resolveDataLink(target.path)
    if (isExport(path)) return serveExport(call, path)
    const address = addressOf({ path, query: target.query })
    const ask = { method: 'GET', address, headers: publicHeaders(request.headers, { base }) }
    if (isFromRouter(request.headers) || /(?:^|&)_rsc=/.test(target.query) || target.path.endsWith('.rsc'))
      return flowOrSend(call, ask)
    // Files need no database, so while it is away they are not refused unseen.
    if (target.kind === 'file' && published.down) return flowOrSend(call, ask)

    const make = () =>
      renderPage(handle, ask, {
        flowTo: (head) => (isHeld(head) ? null : flow(call, head, PUBLIC)),
        timeoutMs,
      })
    const found = await findPublic(`${request.headers.host} ${address}`, make)
    // It flowed, to us or to the one who asked first.
    if (!found) return response.headersSent ? undefined : flowOrSend(call, ask)
    visit.outcome = found.outcome
    if (found.outcome === 'stale')
      setHeaders(response, { Warning: '110 - "Response is Stale"', 'X-Vaada-Stale': '1' })
    await send(withoutRawFailure(found.answer), request, response)
  }

  /** Made for each who asks, unless they have it already: Next is told what they have. */
  async function serveExport(call: Call, path: string): Promise<void> {
    const { request, response, target } = call
    const known = tagsOf(request.headers['if-none-match'], encodingOf(request, fileTypeOf(path)))
    const headers = { ...publicHeaders(request.headers, { base }), ...(known && { 'if-none-match': known }) }
    const ask = {
      method: request.method ?? 'GET',
      address: addressOf({ path, query: target.query }),
      headers,
    }
    const flowTo = (head: Head) => (head.status >= 400 ? null : flow(call, head, PUBLIC))
    const rendered = await render(handle, ask, { flowTo, signal: whenClosed(response), timeoutMs })
    if (!rendered) return
    await judge(rendered, call)
    await send(
      toAnswer(rendered, PRIVATE, () => undefined),
      request,
      response,
    )
  }

  async function serveBuiltFile({ request, response, target: { path }, visit }: Call): Promise<void> {
    const { answer, outcome } = await findBuiltFile(path)
    visit.outcome = outcome
    await send(answer, request, response)
  }

  /** Private pages, and whatever changes something. */
  function passOn(call: Call, body: Buffer | undefined): Promise<void> {
    const { request, target } = call
    const address = clientAddress(request, options.proxies ?? 0)
    const { cookie, ...bare } = request.headers
    // A key speaks for itself: no session goes with it.
    const theirs = isProgram(call) ? bare : request.headers
    const headers = dev ? theirs : privateHeaders(theirs, { base, address })
    // Of a HEAD the head is sent on, and Next makes it from the page.
    const method = request.method === 'HEAD' ? 'GET' : (request.method ?? 'GET')
    return flowOrSend(call, { method, address: addressOf(target), headers, body })
  }

  async function flowOrSend(call: Call, ask: Ask): Promise<void> {
    const { request, response, visit } = call
    const changes = !SAFE.has(ask.method)
    const flowTo = (head: Head) => (dev || !(isHeld(head) || changes) ? flow(call, head, PRIVATE) : null)
    const options = { flowTo, signal: whenClosed(response), timeoutMs }
    // What the router or an action is answered is not a page.
    const rendered = await (changes || isFromRouter(request.headers) ? render : renderPage)(
      handle,
      ask,
      options,
    )
    if (!rendered) return
    await judge(rendered, call)
    // So that who has just published something sees it on the page they are sent to.
    if (changes) await published.read().catch(() => undefined)
    await send(
      toAnswer(rendered, PRIVATE, (scripts) => warnOfScripts(scripts, visit)),
      request,
      response,
    )
  }

  /** Tells Next's own failures, which people should not see, from answers. */
  async function judge(rendered: Rendered, { request, target }: Call): Promise<void> {
    const { status } = rendered
    await excuse(rendered, published)
    if (!isRaw(rendered) || isApi(target.path)) return
    const isCall = isFromRouter(request.headers)
    // Next answers so if its own headers are malformed; for an action that fails it has another form.
    if (status >= 500) throw isCall ? new Refusal(400, 'badRequest') : new Refusal(status, 'failed')
    if (!isCall && !SAFE.has(request.method ?? '')) throw new Refusal(status, 'badRequest')
  }

  function forged(what: Forgery, status: number, words: 'badRequest' | 'forbidden'): Refusal {
    options.onForgery?.(what)
    return new Refusal(status, words)
  }

  async function receive(call: Call): Promise<Buffer | undefined> {
    const { request, target, timer } = call
    if (SAFE.has(request.method ?? '')) return undefined
    if (!isOneClick(target.path) && !isProgram(call) && !isOurOrigin(request.headers, base))
      throw forged('origin', 403, 'forbidden')
    const large = await roomFor(call)
    const body = await readBody(request, large?.limit ?? MAX_BODY, () => large && timer.moved())
    if (body === 'aborted') throw new ClientGone()
    if (body === 'too_large') {
      drain(request)
      throw new Refusal(413, 'tooLarge')
    }
    // Its route reads the form itself, and says so where it can't.
    if (!large && !isProgram(call) && !(await isDecodable(request.headers, body)))
      throw new Refusal(400, 'badRequest')
    return body
  }

  /** Taken until it is answered, as long as its body is in memory. */
  async function roomFor({ request, response, target, timer }: Call): Promise<LargeBodies | null> {
    if (request.method !== 'POST' || !largeBodies?.paths.includes(target.path)) return null
    // Without files it is a form as any. Of an unknown length, it may be large.
    if (Number(request.headers['content-length'] ?? Number.POSITIVE_INFINITY) <= MAX_BODY) return null
    const sender = await largeBodies.senderOf(request)
    if (sender === null) return null
    // They went away meanwhile, and nothing would free their place.
    if (response.destroyed) throw new ClientGone()
    if (!places.take(sender)) {
      drain(request)
      throw new Unavailable()
    }
    response.once('close', () => places.free(sender))
    timer.allow(LARGE_TIME)
    return largeBodies
  }

  function encodingOf({ headers }: IncomingMessage, type: string): Encoding {
    return dev ? 'identity' : chooseEncoding(headers['accept-encoding'], type)
  }

  /** Lets an answer through while it comes. */
  function flow(
    { request, response, target }: Call,
    { status, headers }: Head,
    cacheControl: string,
  ): Writable {
    const encoding = encodingOf(request, typeOf(headers))
    response.statusCode = status
    setHeaders(response, { ...passedOn(headers), 'cache-control': cacheControl, vary: 'Accept-Encoding' })
    // Next hands on the headers of a route as lists.
    const [tag] = [headers.etag].flat()
    const isTagged = cacheControl === PUBLIC || isCalendar(target.path)
    if (typeof tag === 'string' && tag.startsWith('"') && cacheControl === PUBLIC)
      response.setHeader('ETag', tagIn(tag, encoding))
    // What they have is still right, or they asked for the head alone.
    if (status === 304 || request.method === 'HEAD') {
      if (status === 304) response.removeHeader('Content-Type')
      else if (encoding !== 'identity') response.setHeader('Content-Encoding', encoding)
      else if (headers['content-length'] !== undefined)
        response.setHeader('Content-Length', headers['content-length'])
      response.end()
      return new Writable({ write: (_chunk, _encoding, done) => done() })
    }
    if (status === 200 && typeof tag === 'string' && tag.startsWith('W/') && isTagged) {
      response.setHeader('ETag', tag)
      if (hasTag(request.headers['if-none-match'], tag.slice(2))) {
        response.statusCode = 304
        response.end()
        return new Writable({ write: (_chunk, _encoding, done) => done() })
      }
    }
    if (encoding === 'identity') {
      if (headers['content-length'] !== undefined)
        response.setHeader('Content-Length', headers['content-length'])
      return response
    }
    response.setHeader('Content-Encoding', encoding)
    const compressor = createCompressor(encoding)
    pipeline(compressor, response, () => undefined)
    return compressor
  }

  function refuse(error: unknown, request: IncomingMessage, response: ServerResponse, visit: Visit): void {
    if (error instanceof ClientGone || response.headersSent) return void response.destroy()
    const refusal = error instanceof Refusal ? error : asRefusal(error, visit)
    setHeaders(response, refusal.headers)
    const sent = send(refusalAnswer(refusal, request.url ?? '', words), request, response)
    sent.catch((failure) => {
      log.error({ request: visit.id, err: failure }, 'the refusal could not be sent')
      response.destroy()
    })
  }

  function asRefusal(error: unknown, visit: Visit): Refusal {
    log.error({ request: visit.id, err: error }, 'a request failed')
    return error instanceof RenderTimeout ? new Unavailable() : new Refusal(500, 'failed')
  }

  function withoutRawFailure(answer: Answer): Answer {
    if (answer.status >= 500 && isRaw(answer)) throw new Refusal(answer.status, 'failed')
    return answer
  }

  function warnOfScripts(scripts: number, visit?: Visit): void {
    log.warn(
      { request: visit?.id, path: visit?.path, scripts },
      'inline scripts that are not Next’s will not run',
    )
  }
}

/** A program speaks, and not a browser. */
const isProgram = ({ request, target }: Pick<Call, 'request' | 'target'>): boolean =>
  isOpenApi(target.path) && showsKey(request.headers)

const FILE_TYPES: Record<string, string> = { csv: 'text/csv', json: 'application/json' }

/** Of an export, before it is made. */
const fileTypeOf = (path: string): string => FILE_TYPES[path.split('/')[5] ?? ''] ?? ''

/** Bytes that are packed otherwise are other bytes, so a strong tag says how. */
const tagIn = (tag: string, encoding: Encoding): string =>
  encoding === 'identity' ? tag : `${tag.slice(0, -1)}-${encoding}"`

/** Of what a client has, the tags of the form it would be sent now, as the route that made it wrote them. */
function tagsOf(ifNoneMatch: string | undefined, encoding: Encoding): string {
  const end = tagIn('"', encoding)
  return (ifNoneMatch ?? '')
    .split(',')
    .map((text) => text.trim().replace(/^W\//, ''))
    .flatMap((tag) => (tag === '*' ? [tag] : tag.endsWith(end) ? [`${tag.slice(0, -end.length)}"`] : []))
    .join(', ')
}

function checkMethod(method = '', { kind, path }: Target): void {
  const allowed =
    kind === 'asset' || kind === 'file' ? METHODS.file : isApi(path) ? METHODS.api : METHODS.page
  if (!allowed.includes(method)) throw new Refusal(405, 'badRequest', { Allow: allowed.join(', ') })
}

/** Plain text such as "Internal Server Error". */
const isRaw = ({ status, headers }: Head) =>
  status >= 400 && !isHtml(headers) && (typeOf(headers) === '' || typeOf(headers).startsWith('text/plain'))

function whenClosed(response: ServerResponse): AbortSignal {
  const controller = new AbortController()
  response.once('close', () => controller.abort())
  return controller.signal
}
