import type { IncomingHttpHeaders } from 'node:http'

/** By these Next's own scripts ask for something else than a page. */
const ROUTER = [
  'rsc',
  'next-action',
  'next-url',
  'next-router-state-tree',
  'next-router-prefetch',
  'next-router-segment-prefetch',
]

/** Set by proxies or by Next itself; believed by Next if they came from outside. */
const FORGEABLE =
  /^(?:forwarded$|x-forwarded|x-real-ip$|x-request-id$|x-middleware-|x-nextjs-|x-next-|x-now-|x-vercel-|x-matched-path$|x-invoke-|x-prerender-|x-action-forwarded$|x-rewrite-url$|x-original-|x-http-method|next-resume$)/

/** Of this connection, or of what the door does itself: encodings, ranges, conditions. */
const OURS =
  /^(?:connection|keep-alive|proxy-|te$|trailer$|transfer-encoding$|upgrade|expect$|content-length$|accept-encoding$|range$|if-)/

/** Whether Next's scripts sent it. Such a request is neither answered from the page cache nor put into it. */
export const isFromRouter = (headers: IncomingHttpHeaders) =>
  ROUTER.some((name) => headers[name] !== undefined)

interface Where {
  base: URL
  /** Of the client, where throttling needs it. */
  address?: string
}

/**
 * What Next is told about a request for a public page: nothing about who asks, so that the page can't depend on it.
 * It renders another page for some user agents, so all get that of one.
 */
export function publicHeaders(headers: IncomingHttpHeaders, { base }: Where): IncomingHttpHeaders {
  const router = ROUTER.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]]))
  return { host: headers.host, 'user-agent': 'vaada-door', ...Object.fromEntries(router), ...forwarded(base) }
}

/** Everything but what only we or Next may say. */
export function privateHeaders(headers: IncomingHttpHeaders, { base, address }: Where): IncomingHttpHeaders {
  const kept = Object.entries(headers).filter(([name]) => !FORGEABLE.test(name) && !OURS.test(name))
  return { ...Object.fromEntries(kept), ...forwarded(base, address) }
}

const forwarded = (base: URL, address = '127.0.0.1'): IncomingHttpHeaders => ({
  'x-forwarded-proto': base.protocol.slice(0, -1),
  'x-forwarded-for': address,
})
