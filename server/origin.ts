import type { IncomingHttpHeaders } from 'node:http'

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Whether `Host` is the configured one. On a loopback base address every loopback name with its port will do. */
export function isOurHost(host: string | undefined, base: URL): boolean {
  const asked = hostUrl(host, base)
  if (!asked) return false
  if (asked.host === base.host) return true
  return LOOPBACK.has(base.hostname) && LOOPBACK.has(asked.hostname) && asked.port === base.port
}

/**
 * Whether a request that may change something was sent by one of our own pages. Next compares `Origin` with a host
 * that the sender can forge, and lets a request without `Origin` through.
 */
export function isOurOrigin(headers: IncomingHttpHeaders, base: URL): boolean {
  if (headers.origin === undefined) return headers['sec-fetch-site'] === 'same-origin'
  return headers.origin === hostUrl(headers.host, base)?.origin
}

function hostUrl(host: string | undefined, base: URL): URL | null {
  if (!host || !/^[\w.:[\]-]+$/.test(host)) return null
  return URL.canParse(`${base.protocol}//${host}`) ? new URL(`${base.protocol}//${host}`) : null
}
