import { getTranslations } from 'next-intl/server'
import { env } from '@/lib/env'
import { instantParts } from '@/lib/format/instant'
import type { Locale } from '@/lib/i18n/model'
import type { RequestRow } from '@/lib/requests/queries'

/** What somebody who asks says of themselves. Their words are text, never markup; their link is shown, not followed. */
export async function RequestFacts({ request, locale }: { request: RequestRow; locale: Locale }) {
  const t = await getTranslations()
  const facts: [string, string | null][] = [
    [t('request.fact.maker'), request.makerNames?.[locale] ?? null],
    [t('request.website'), request.website],
    [t('request.fact.contactName'), request.contactName],
    [t('request.email'), request.email],
    [
      t('request.review.askedAt'),
      t('workspace.at', instantParts(locale, request.createdAt, env().VAADA_TIME_ZONE)),
    ],
    [t('request.atRisk.label'), request.atRisk ? t('request.fact.atRisk') : null],
    [t('request.fact.about'), request.about],
    [t('request.fact.note'), request.decisionNote],
  ]
  return (
    <dl className="facts mt-6 max-w-3xl">
      {facts.map(
        ([name, value]) =>
          value && (
            <div className="contents" key={name}>
              <dt>{name}</dt>
              <dd className="whitespace-pre-line break-words">{value}</dd>
            </div>
          ),
      )}
    </dl>
  )
}
