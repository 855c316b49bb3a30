import { DEFAULT_LOCALE, isLocale } from '@/lib/i18n/model'
import { Answer } from './answer'
import { FILE_POLICY, framePolicy, pagePolicy } from './content-security-policy'
import { type DoorWords, plainPage, type Trouble } from './plain-page'
import { PRIVATE } from './rendered'
import { isApi, isEmbed } from './target'

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

/** The database is away, or so slow that it might as well be. */
export class Unavailable extends Refusal {
  constructor() {
    super(503, 'unavailable', { 'Retry-After': '10' })
  }
}

/** A plain page in the language of the address, which may be malformed; for a program, the trouble's name. */
export function refusalAnswer(
  { status, trouble, headers }: Refusal,
  address: string,
  words: DoorWords,
): Answer {
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
