import { getTranslations } from 'next-intl/server'
import type { Locale } from '@/lib/i18n/model'
import { type ProjectionOf, projectionBasis, projectionSentence, unknownProjection } from './projection-words'

/** When the target is met at the pace of the last two years, with what that assumes. */
export async function ProjectionWords({ projection, locale, ...of }: ProjectionOf & { locale: Locale }) {
  const t = await getTranslations()
  if (projection.kind === 'unknown')
    return <span className="text-ink-3">{unknownProjection(t, projection)}</span>
  return (
    <>
      <span className="block first-letter:uppercase">{projectionSentence(t, locale, projection, of)}</span>
      <span className="meta block">{projectionBasis(t, locale, projection, of.unit)}</span>
    </>
  )
}
