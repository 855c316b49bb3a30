import type { OutgoingHttpHeaders } from 'node:http'
import { Answer } from './answer'
import { FILE_POLICY, framePolicy, pagePolicy } from './content-security-policy'
import type { Head, Rendered } from './render'

export const PUBLIC = 'public, max-age=0, s-maxage=5, stale-if-error=300'
export const PRIVATE = 'private, no-store'

/** Next says this of every page that isn't built ahead; it is no wish of ours. */
const NEXT_DEFAULT = 'private, no-cache, no-store, max-age=0, must-revalidate'

const FAILED_PART = '<template data-dgst="'

/** Of the connection, of Next's caches, or said by the door itself. */
const NOT_PASSED_ON =
  /^(?:connection|keep-alive|transfer-encoding|content-length|content-encoding|date|etag|last-modified|accept-ranges|vary|cache-control|x-powered-by|x-nextjs-(?:cache|prerender))$/

/** Small enough to hold, and the same for everybody who asks. Exports flow, and are made for each who asks. */
const KEPT_TYPES =
  /^(?:text\/(?!csv|event-stream|x-component)|application\/(?:json|xml|pdf|javascript|manifest\+json|[\w.-]+\+(?:json|xml))|image\/|font\/)/

export const typeOf = (headers: OutgoingHttpHeaders) => String(headers['content-type'] ?? '')
export const isHtml = (headers: OutgoingHttpHeaders) => typeOf(headers).startsWith('text/html')

/** Answers that must be whole before they are sent: pages for their hashes, failures to be judged, and what can be kept. */
export const isHeld = ({ status, headers }: Head) =>
  status >= 400 || isHtml(headers) || (KEPT_TYPES.test(typeOf(headers)) && !isSaved(headers))

/** A file that is saved, not shown: it may be large. */
const isSaved = (headers: OutgoingHttpHeaders) =>
  String(headers['content-disposition'] ?? '').startsWith('attachment')

/** Whether others may get the same answer. */
export function isKeepable(rendered: Rendered): boolean {
  const { status, headers } = rendered
  const said = String(headers['cache-control'] ?? '')
  const forbidden = /private|no-store/.test(said) && !(isHtml(headers) && said === NEXT_DEFAULT)
  return status === 200 && headers['set-cookie'] === undefined && !forbidden && !hasFailedPart(rendered)
}

export const hasFailed = (rendered: Rendered) => rendered.status >= 500 || hasFailedPart(rendered)

/** React sends a page on if one of its late parts throws, with a mark in its place and status 200. */
export function hasFailedPart({ headers, body }: Rendered): boolean {
  if (!isHtml(headers) || !body.includes(FAILED_PART)) return false
  return body
    .toString()
    .split(FAILED_PART)
    .slice(1)
    .some((rest) => !rest.startsWith('BAILOUT_TO_CLIENT_SIDE_RENDERING'))
}

export function passedOn(headers: OutgoingHttpHeaders): OutgoingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !NOT_PASSED_ON.test(name)))
}

/** @param onRefused told how many inline scripts of the page will not run */
export function toAnswer(
  rendered: Rendered,
  cacheControl: string,
  onRefused: (scripts: number) => void,
): Answer {
  const { status, headers, body, framed } = rendered
  const answered = { ...passedOn(headers), 'cache-control': cacheControl }
  if (!isHtml(headers))
    return new Answer(status, { 'content-security-policy': FILE_POLICY, ...answered }, body)
  if (framed)
    return new Answer(status, { ...answered, 'content-security-policy': framePolicy(body.toString()) }, body)
  const { header, refused } = pagePolicy(body.toString())
  if (refused > 0) onRefused(refused)
  return new Answer(status, { ...answered, 'content-security-policy': header }, body)
}
