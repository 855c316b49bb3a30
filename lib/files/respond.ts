import { Readable } from 'node:stream'
import { DomainError, type ErrorCode } from '@/lib/errors'
import type { FileRef } from './input'
import type { FileStore } from './store'

const STATUS: Partial<Record<ErrorCode, number>> = {
  not_found: 404,
  forbidden: 403,
  already_done: 409,
  conflict: 409,
  invalid: 422,
  throttled: 429,
}

/** What the script that uploads is told; `code` is of `errors`, or of `Refusal` where it is about the file. */
export const refusal = (code: string, status: number): Response =>
  Response.json({ code }, { status, headers: { 'cache-control': 'private, no-store' } })

/** Expected refusals as answers; anything else is a bug and goes on. */
export async function answered(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    const [field] = Object.values(error.fields)
    return refusal(field ?? error.code, STATUS[error.code] ?? 400)
  }
}

export const told = (value: unknown, status = 200): Response =>
  Response.json(value, { status, headers: { 'cache-control': 'private, no-store' } })

/** Whatever opens it may show it and nothing else, from a place of its own. */
export const KEPT_FILE_POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'"

/**
 * A kept file, always to be saved and never to be shown in our name, typed from our own list. The answer flows from
 * the store.
 */
export async function sendFile(
  store: FileStore,
  file: FileRef,
  visibility: 'public' | 'private',
): Promise<Response> {
  const content = await store.get(file.sha256)
  // The tables say it is there; the store has lost it.
  if (!content) throw new Error(`the store has no file ${file.sha256}`)
  return new Response(Readable.toWeb(content) as ReadableStream, {
    headers: {
      'content-type': file.type.startsWith('text/') ? `${file.type}; charset=utf-8` : file.type,
      'content-length': String(file.bytes),
      'content-disposition': attachment(file.name),
      'content-security-policy': KEPT_FILE_POLICY,
      'x-content-type-options': 'nosniff',
      'x-robots-tag': 'noindex',
      etag: `W/"${file.sha256}"`,
      'cross-origin-resource-policy': visibility === 'public' ? 'cross-origin' : 'same-origin',
      ...(visibility === 'public' && { 'access-control-allow-origin': '*' }),
    },
  })
}

/** RFC 6266 and 8187: a name of plain letters for old programs, and the name itself. */
export function attachment(name: string): string {
  const plain = name.replace(/[^ !#$&+.0-9A-Z^_`a-z|~-]/g, '_')
  const whole = encodeURIComponent(name).replace(
    /['()*!]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`
}
