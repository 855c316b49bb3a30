import { type ProblemCode, problemBody } from '@/lib/api/problems'
import { DEFAULT_LOCALE, isLocale } from '@/lib/i18n/model'
import { Answer } from './answer'
import { FILE_POLICY, framePolicy, pagePolicy } from './content-security-policy'
import { type DoorWords, plainPage, type Trouble } from './plain-page'
import { isAway, type PublishedVersion } from './published-version'
import type { Rendered } from './render'
import { hasFailed, PRIVATE } from './rendered'
import { isApi, isEmbed, isOpenApi } from './target'

/** The door answers by itself. */
export class Refusal extends Error {
  override name = 'Refusal'

  constructor(
    readonly status: number,
    readonly trouble: Trouble,
    readonly headers: Record<string, string> = {},
  ) {
    super(`${status} ${trouble}`)
  }
}

/** The database is away, or so slow that it might as well be; or it is well, and this one question took it too long. */
export class Unavailable extends Refusal {
  constructor(trouble: 'unavailable' | 'tooSlow' = 'unavailable') {
    super(503, trouble, { 'Retry-After': trouble === 'tooSlow' ? '60' : '10' })
  }
}

/** @throws Unavailable where an answer failed for want of the database, which is neither a bug nor the reader's fault */
export async function excuse(
  rendered: Rendered,
  published: Pick<PublishedVersion, 'down' | 'shaken' | 'answers'>,
): Promise<void> {
  if (!hasFailed(rendered)) return
  if (rendered.trouble === 'slow') throw new Unavailable('tooSlow')
  if (rendered.trouble === 'away' || (await isAway(published))) throw new Unavailable()
}

/** What the door answers under `/api/v1`, in the form of all its problems (RFC 9457). */
const CODES: Record<Trouble, ProblemCode> = {
  badRequest: 'bad_request',
  forbidden: 'bad_origin',
  tooLarge: 'too_large',
  tooSlow: 'too_slow',
  unavailable: 'unavailable',
  failed: 'failed',
}

/** A plain page in the language of the address, which may be malformed; for a program, the trouble's name. */
export function refusalAnswer(
  { status, trouble, headers }: Refusal,
  address: string,
  words: DoorWords,
): Answer {
  if (isOpenApi(address)) return problemAnswer(status, CODES[trouble], headers)
  if (isApi(address)) return jsonAnswer(status, { error: trouble }, headers)
  const locale = address.split(/[/?]/).find(isLocale) ?? DEFAULT_LOCALE
  const html = plainPage(words[locale][trouble], locale)
  const page = {
    'content-type': 'text/html; charset=utf-8',
    'content-language': locale,
    'cache-control': PRIVATE,
    'content-security-policy': isEmbed(address) ? framePolicy(html) : pagePolicy(html).header,
  }
  return new Answer(status, { ...headers, ...page }, Buffer.from(html))
}

export function jsonAnswer(status: number, value: unknown, headers: Record<string, string> = {}): Answer {
  const json = {
    'content-type': 'application/json',
    'cache-control': PRIVATE,
    'content-security-policy': FILE_POLICY,
  }
  return new Answer(status, { ...headers, ...json }, Buffer.from(JSON.stringify(value)))
}

export function problemAnswer(
  status: number,
  code: ProblemCode,
  headers: Record<string, string> = {},
): Answer {
  const answer = jsonAnswer(status, problemBody(code, null, status), headers)
  return new Answer(
    status,
    { ...answer.headers, 'content-type': 'application/problem+json', 'access-control-allow-origin': '*' },
    answer.body,
  )
}
